package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Questions as pupils type them: a word is missing, two have changed places, the capitals and the question mark are gone. A
 * model that sees each phrasing a little different in each epoch cannot learn its exact words; it has to find out which
 * words matter.
 *
 * <p>Source of the idea: Wei and Zou, EDA: Easy Data Augmentation (2019), random deletion and random swap.
 *
 * @param encoder turns the changed question into ids
 */
record QuestionNoise(ExampleEncoder encoder) {
    private static final double PLAIN = 0.5;
    private static final double DROPPED = 0.15;
    private static final double SWAPPED = 0.3;
    private static final double UNCHANGED = 0.25;
    private static final int FEWEST_WORDS = 2;

    /** {@return the example with its question changed; the answer stays as it is} */
    Example vary(Example example, SplittableRandom random) {
        if (random.nextDouble() < UNCHANGED) {
            return example;
        }
        QuestionAnswer pair = example.pair();
        QuestionAnswer changed = new QuestionAnswer(
                vary(pair.question(), random), pair.answer(), pair.subject(), pair.grade(), pair.language());
        return encoder.encode(changed).orElse(example);
    }

    static String vary(String question, SplittableRandom random) {
        boolean plain = random.nextDouble() < PLAIN;
        String text = plain ? question.toLowerCase(Locale.ROOT).replaceAll("[?.!]+$", "") : question;
        List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+")));
        for (int i = words.size() - 1; i >= 0 && words.size() > FEWEST_WORDS; i--) {
            if (random.nextDouble() < DROPPED) {
                words.remove(i);
            }
        }
        if (words.size() > FEWEST_WORDS && random.nextDouble() < SWAPPED) {
            int i = random.nextInt(words.size() - 1);
            words.set(i, words.set(i + 1, words.get(i)));
        }
        return String.join(" ", words);
    }
}

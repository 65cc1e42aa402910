package dev.aifromzero.level1.exercises;

import java.util.Comparator;
import java.util.List;

/** Solution of task 1.6. */
public final class TwoTexts {
    private TwoTexts() {}

    /**
     * What came out.
     *
     * @param surpriseOfA mean surprise of model A at the page, nats a character
     * @param surpriseOfB the same of model B
     */
    public record Comparison(double surpriseOfA, double surpriseOfB) {}

    /** {@return how surprised the models of the two texts are by the page} */
    public static Comparison compare(String textA, String textB, String page) {
        int length = Math.min(textA.length(), textB.length());
        long vocabSize = (textA + textB + page).chars().distinct().count();
        return new Comparison(
                surprise(textA.substring(0, length), page, vocabSize),
                surprise(textB.substring(0, length), page, vocabSize));
    }

    private static double surprise(String text, String page, long vocabSize) {
        return page.chars()
                .mapToDouble(c -> -Math.log(probability(text, c, vocabSize)))
                .average()
                .orElseThrow();
    }

    private static double probability(String text, int character, long vocabSize) {
        long count = text.chars().filter(c -> c == character).count();
        return (count + 1) / (double) (text.length() + vocabSize);
    }

    /** {@return 'A' or 'B', whose model is less surprised by the page} */
    public static char whoWrote(String textA, String textB, String page) {
        Comparison comparison = compare(textA, textB, page);
        return comparison.surpriseOfA() <= comparison.surpriseOfB() ? 'A' : 'B';
    }

    /** {@return the n characters that tell the two texts apart best} */
    public static List<Character> mostTelling(String textA, String textB, int n) {
        int length = Math.min(textA.length(), textB.length());
        String a = textA.substring(0, length);
        String b = textB.substring(0, length);
        // The denominators of both models are the same, so they cancel in the ratio.
        return (textA + textB)
                .chars()
                .distinct()
                .sorted()
                .mapToObj(c -> (char) c)
                .sorted(Comparator.comparingDouble(
                        c -> -Math.abs(Math.log(probability(a, c, 1) / probability(b, c, 1)))))
                .limit(n)
                .toList();
    }
}

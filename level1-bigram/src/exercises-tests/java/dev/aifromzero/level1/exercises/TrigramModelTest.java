package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.4",
        points = 5,
        title = "Trigram model",
        hint =
                "Keep two maps: how often each three characters came, and how often each two characters came with a third after"
                        + " them. Fill both in the same loop, and getOrDefault(key, 0) answers for what was never seen.",
        lesson = "docs/level1.md#step-3-looking-further-back")
class TrigramModelTest {
    @Test
    void theExampleBananaIsRight() {
        TrigramModel model = new TrigramModel("banana", 1);
        assertEquals(0.6, model.probability('a', 'n', 'a'), 1e-12, "P(a after an) = (2 + 1) / (2 + 1 × 3)");
        assertEquals(0.2, model.probability('a', 'n', 'b'), 1e-12, "P(b after an) = (0 + 1) / (2 + 1 × 3)");
        assertEquals(
                0.5,
                model.probability('n', 'a', 'n'),
                1e-12,
                "P(n after na) = (1 + 1) / (1 + 3): the \"na\" at the end is followed by nothing and does not count");
    }

    @Test
    void aSmallerKTrustsTheCountsMore() {
        TrigramModel model = new TrigramModel("abcabdabc", 0.1);
        assertEquals(
                2.1 / 3.4, model.probability('a', 'b', 'c'), 1e-12, "after ab came c, d, c; V = 4; k = 0.1: 2.1 / 3.4");
        assertEquals(
                1.1 / 3.4, model.probability('a', 'b', 'd'), 1e-12, "after ab came c, d, c; V = 4; k = 0.1: 1.1 / 3.4");
        assertEquals(0.1 / 3.4, model.probability('a', 'b', 'a'), 1e-12, "a never came after ab: 0.1 / 3.4");
    }

    @Test
    void afterAContextNeverSeenAllAreEquallyLikely() {
        TrigramModel model = new TrigramModel("banana", 0.5);
        assertEquals(
                1 / 3.0,
                model.probability('n', 'b', 'a'),
                1e-12,
                "nothing is known after nb: 1 / V for each of the three");
        assertEquals(
                1 / 3.0,
                model.probability('?', '!', 'a'),
                1e-12,
                "a context may have characters the text has not: 1 / V");
    }

    @Test
    void shortTextsHaveNoTrigram() {
        assertEquals(
                1,
                new TrigramModel("a", 1).probability('a', 'a', 'a'),
                1e-12,
                "one character, V = 1: it must come next");
        assertEquals(
                0.5,
                new TrigramModel("ab", 1).probability('a', 'b', 'a'),
                1e-12,
                "nothing follows ab: 1 / V with V = 2");
        assertEquals(
                2 / 4.0,
                new TrigramModel("abc", 1).probability('a', 'b', 'c'),
                1e-12,
                "one trigram: (1 + 1) / (1 + 3)");
    }

    @Test
    void aRowHasEveryCharacterOnceAndSumsToOne() {
        String text = "the cat sat on the mat";
        TrigramModel model = new TrigramModel(text, 0.3);
        Map<Character, Double> row = model.next('t', 'h');
        assertEquals(
                Set.of('t', 'h', 'e', ' ', 'c', 'a', 's', 'o', 'n', 'm'),
                row.keySet(),
                "all characters of \"" + text + "\"");
        double sum = row.values().stream().mapToDouble(Double::doubleValue).sum();
        assertEquals(1, sum, 1e-12, "the probabilities after th: did you divide by count + k × V?");
        assertEquals(model.probability('t', 'h', 'e'), row.get('e'), 1e-12, "next and probability must agree");
    }

    @Test
    void randomTextsAgreeWithTheLevelsOwnModel() {
        SplittableRandom random = new SplittableRandom(15);
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder("abcd");
            for (int i = 0; i < 60; i++) {
                text.append((char) ('a' + Math.min(random.nextInt(4), random.nextInt(4))));
            }
            double k = 0.1 + random.nextDouble();
            CharTokenizer tokenizer = CharTokenizer.fromText(text.toString());
            int[] ids = tokenizer.encode(text.toString());
            NGramModel expected = NGramModel.train(ids, tokenizer.vocabSize(), 3, Smoothing.addK(k));
            TrigramModel model = new TrigramModel(text.toString(), k);
            for (char first : "abcd".toCharArray()) {
                for (char second : "abcd".toCharArray()) {
                    for (char next : "abcd".toCharArray()) {
                        int[] history = tokenizer.encode("" + first + second);
                        int token = tokenizer.encode("" + next)[0];
                        assertEquals(
                                expected.probability(history, token),
                                model.probability(first, second, next),
                                1e-12,
                                "P(" + next + " after " + first + second + ") with k = " + k + " in " + text);
                    }
                }
            }
        }
    }
}

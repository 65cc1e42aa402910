package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.exercises.HeldOutPerplexity.Split;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.5",
        points = 5,
        title = "Perplexity on held-out text",
        hint =
                "Do the four methods in order; each is short once the one before it is there. For the last, count the pairs of"
                        + " the training text first and only then look at the held-out text: it must never change a count.",
        lesson = "docs/level1.md#step-3-looking-further-back")
class HeldOutPerplexityTest {
    @Test
    void theExampleHasAPerplexityOfTwoAndAHalf() {
        double[] probabilities = {0.5, 0.25, 0.5};
        assertEquals(0.9242, HeldOutPerplexity.crossEntropy(probabilities), 1e-4, "(0.693 + 1.386 + 0.693) / 3");
        assertEquals(
                2.5198, HeldOutPerplexity.perplexity(probabilities), 1e-4, "e to 0.924: Math.exp, and Math.log is ln");
    }

    @Test
    void aCertainModelIsNeverSurprised() {
        assertEquals(0, HeldOutPerplexity.crossEntropy(new double[] {1, 1, 1}), 1e-12, "ln 1 is 0");
        assertEquals(1, HeldOutPerplexity.perplexity(new double[] {1}), 1e-12, "e to 0 is 1");
    }

    @Test
    void anUndecidedModelHesitatesAmongAll() {
        assertEquals(
                26,
                HeldOutPerplexity.perplexity(new double[] {1 / 26.0, 1 / 26.0}),
                1e-9,
                "26 equally likely letters have perplexity 26");
    }

    @Test
    void theTextIsCutWithoutLosingACharacter() {
        assertEquals(new Split("abcdefghi", "j"), HeldOutPerplexity.split("abcdefghij", 0.9), "nine of ten characters");
        assertEquals(new Split("abc", "de"), HeldOutPerplexity.split("abcde", 0.7), "0.7 × 5 = 3.5, rounded down to 3");
        assertEquals(new Split("", "abc"), HeldOutPerplexity.split("abc", 0), "nothing to learn from");
        assertEquals(new Split("abc", ""), HeldOutPerplexity.split("abc", 1), "nothing held out");
    }

    @Test
    void theBigramExampleIsRight() {
        assertArrayEquals(
                new double[] {3 / 4.0, 2 / 3.0},
                HeldOutPerplexity.bigramProbabilities("abab", "aba", 1),
                1e-12,
                "(2 + 1) / (2 + 2) for b after a, (1 + 1) / (1 + 2) for a after b: the b at the end has no successor");
    }

    @Test
    void whatTheTrainingTextNeverHadStillHasAPrice() {
        assertArrayEquals(
                new double[] {0.5 / 3.5, 0.5 / 1.5},
                HeldOutPerplexity.bigramProbabilities("aaa", "azb", 0.5),
                1e-12,
                "V is 3 (a, z, b). z after a: 0.5 / (2 + 1.5). b after z, which was never seen: 0.5 / 1.5");
    }

    @Test
    void aTextOfOneCharacterHasNothingToPredict() {
        assertEquals(
                0,
                HeldOutPerplexity.bigramProbabilities("abab", "a", 1).length,
                "the first character is not predicted");
        assertEquals(0, HeldOutPerplexity.bigramProbabilities("abab", "", 1).length, "nothing at all is held out");
    }

    @Test
    void aModelLearnsNothingFromTheHeldOutText() {
        double alone = HeldOutPerplexity.bigramProbabilities("aabb", "ab", 1)[0];
        double often = HeldOutPerplexity.bigramProbabilities("aabb", "abababab", 1)[0];
        assertEquals(alone, often, 1e-12, "b after a must not become likelier because the held-out text has it often");
    }

    @Test
    void randomTextsAgreeWithTheLevelsOwnModel() {
        SplittableRandom random = new SplittableRandom(16);
        for (int round = 0; round < 30; round++) {
            String train = randomText(random, 80);
            String heldOut = randomText(random, 30);
            double k = 0.05 + random.nextDouble();
            BigramModel model = BigramModel.count(CharTokenizer.fromText(train + heldOut), train, k);
            assertEquals(
                    model.crossEntropy(heldOut),
                    HeldOutPerplexity.crossEntropy(HeldOutPerplexity.bigramProbabilities(train, heldOut, k)),
                    1e-9,
                    "cross-entropy of a model of \"" + train + "\" at \"" + heldOut + "\" with k = " + k);
        }
    }

    private static String randomText(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + Math.min(random.nextInt(6), random.nextInt(6))));
        }
        return text.toString();
    }
}

package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.evaluate.Evaluation;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.5",
        points = 4,
        title = "Perplexity and a fair comparison",
        hint = "Three different divisors: the number of surprises, the number of characters, the number of bytes. Say"
                + " for each method which one it needs before you write it.",
        lesson = "docs/level4.md#step-4-judging")
class FairSurpriseTest {
    private static final double LN_2 = Math.log(2);
    private static final double[] THREE = {LN_2, 2 * LN_2, LN_2};

    @Test
    void theExampleOfOnePlaceIsRight() {
        double[] scores = {0, 0, LN_2};
        assertEquals(
                LN_2,
                FairSurprise.surprise(scores, 2),
                1e-9,
                "scores (0, 0, ln 2), token 2 came: p = 2/4, −ln p = 0.693");
        assertEquals(
                2 * LN_2,
                FairSurprise.surprise(scores, 0),
                1e-9,
                "token 0 came: p = 1/4, −ln p = 1.386. Is the target used?");
    }

    @Test
    void theExampleOfATextIsRight() {
        assertEquals(
                2.5198, FairSurprise.perplexity(THREE), 1e-4, "e to (0.693 + 1.386 + 0.693) / 3: the mean over tokens");
        assertEquals(
                0.27726,
                FairSurprise.natsPerCharacter(THREE, "the potter"),
                1e-5,
                "2.773 nats over ten characters, not three tokens");
        assertEquals(0.4, FairSurprise.bitsPerByte(THREE, "the potter"), 1e-9, "2.773 nats are 4 bits, over ten bytes");
    }

    @Test
    void aModelThatGuessesHesitatesAmongAll() {
        double surprise = FairSurprise.surprise(new double[65], 7);
        assertEquals(Math.log(65), surprise, 1e-9, "65 equal scores: −ln(1/65) = ln 65");
        assertEquals(
                65,
                FairSurprise.perplexity(new double[] {surprise, surprise}),
                1e-6,
                "perplexity of guessing is V = 65");
        assertEquals(0, FairSurprise.surprise(new double[] {5}, 0), 1e-12, "a single token is certain: no surprise");
    }

    @Test
    void extremeScoresAreNoTrouble() {
        assertEquals(
                0.3133,
                FairSurprise.surprise(new double[] {999, 1000}, 1),
                1e-4,
                "scores (999, 1000): e^1000 is infinite. Is the greatest score taken off first?");
        assertEquals(
                2000,
                FairSurprise.surprise(new double[] {1000, -1000}, 1),
                1e-6,
                "scores (1000, −1000), token 1 came: p is too small for a double, and its logarithm would be −∞. Use a −"
                        + " ln(sum)");
        assertEquals(
                LN_2,
                FairSurprise.surprise(new double[] {-1000, -1000}, 0),
                1e-9,
                "scores (−1000, −1000): e^−1000 is 0 in a computer");
    }

    @Test
    void charactersAreCodePointsAndBytesAreUtf8() {
        double[] surprises = {3, 3};
        assertEquals(3, FairSurprise.natsPerCharacter(surprises, "घर"), 1e-12, "6 nats, 2 characters: घर");
        assertEquals(
                1 / LN_2,
                FairSurprise.bitsPerByte(surprises, "घर"),
                1e-12,
                "6 nats / ln 2, 6 bytes: each of these letters has three");
        assertEquals(
                2,
                FairSurprise.natsPerCharacter(surprises, "a🐐b"),
                1e-12,
                "6 nats, 3 characters: the goat is one code point, not two chars");
        assertEquals(
                1 / LN_2,
                FairSurprise.bitsPerByte(surprises, "a🐐b"),
                1e-12,
                "the goat has 4 bytes in UTF-8: 6 in all");
    }

    @Test
    void randomScoresAgreeWithSoftmax() {
        SplittableRandom random = new SplittableRandom(46);
        for (int round = 0; round < 40; round++) {
            double[] scores = random.doubles(1 + random.nextInt(9), -5, 5).toArray();
            int target = random.nextInt(scores.length);
            double sum = Arrays.stream(scores).map(Math::exp).sum();
            assertEquals(
                    -Math.log(Math.exp(scores[target]) / sum),
                    FairSurprise.surprise(scores, target),
                    1e-9,
                    "scores " + Arrays.toString(scores) + ", token " + target + " came");
        }
    }

    @Test
    void aRealModelIsJudgedAsTheLevelJudgesIt() {
        String text = "the goat and the potter";
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        int[] ids = tokenizer.encode(text);
        try (NDManager root = TensorEngine.newRoot()) {
            TransformerConfig config = TransformerConfig.of(tokenizer.vocabSize(), ids.length, 8, 2, 1);
            Transformer model = Initializer.model(config, root, 4);
            long[] read = Arrays.stream(ids, 0, ids.length - 1).asLongStream().toArray();
            NDArray logits = model.forward(root.create(read, new Shape(1, read.length)), Pass.inference()); // (1, T, V)
            float[] flat = logits.toFloatArray();
            double[] surprises = new double[read.length];
            for (int t = 0; t < read.length; t++) {
                double[] scores = new double[config.vocabSize()];
                for (int v = 0; v < scores.length; v++) {
                    scores[v] = flat[t * scores.length + v];
                }
                surprises[t] = FairSurprise.surprise(scores, ids[t + 1]);
            }
            Evaluation expected = Evaluator.score(model, tokenizer, ids, ids.length);
            String rest = text.substring(1);
            String what = " of an untrained Mini-GPT on \"" + text + "\", by the level's own evaluator";
            assertEquals(expected.perplexity(), FairSurprise.perplexity(surprises), 1e-3, "perplexity" + what);
            assertEquals(
                    expected.natsPerCharacter(),
                    FairSurprise.natsPerCharacter(surprises, rest),
                    1e-4,
                    "nats a character" + what);
            assertEquals(expected.bitsPerByte(), FairSurprise.bitsPerByte(surprises, rest), 1e-4, "bits a byte" + what);
        }
    }
}

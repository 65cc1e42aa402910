package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.4",
        points = 4,
        title = "Windows, targets and the first loss",
        hint =
                "The targets of a window are the same piece of the text, one place further on: Arrays.copyOfRange(text, from + 1,"
                        + " to + 1). So a window must end before the last token.",
        lesson = "docs/level3.md#step-4-the-whole-model")
class NextTokenTest {
    @Test
    @Order(1)
    void theExampleTextIsCutRight() {
        checkWindows(
                "7 3 > 3 5 | 5 8 > 8 2 | 2 > 9",
                new int[] {7, 3, 5, 8, 2, 9},
                2,
                "targets are the text moved by one place");
    }

    @Test
    @Order(2)
    void textsThatFitAndTextsThatDoNot() {
        checkWindows(
                "7 3 > 3 5 | 5 8 > 8 2",
                new int[] {7, 3, 5, 8, 2},
                2,
                "four tokens can be inputs: two full windows and no third");
        checkWindows("1 2 3 > 2 3 4", new int[] {1, 2, 3, 4}, 3, "exactly one window");
        checkWindows("1 2 3 > 2 3 4", new int[] {1, 2, 3, 4}, 100, "the context is longer than the text");
        checkWindows("1 > 2 | 2 > 3", new int[] {1, 2, 3}, 1, "a context of one token, as a bigram has it");
        checkWindows("1 > 2", new int[] {1, 2}, 5, "one pair");
        checkWindows("", new int[] {1}, 5, "one token: there is nothing to predict");
        checkWindows("", new int[0], 5, "no token: there is nothing to predict");
    }

    @Test
    @Order(3)
    void everyTokenButTheFirstIsPredictedExactlyOnce() {
        SplittableRandom random = new SplittableRandom(35);
        for (int round = 0; round < 50; round++) {
            int[] text = random.ints(2 + random.nextInt(40), 0, 100).toArray();
            int[] before = text.clone();
            int contextLength = 1 + random.nextInt(10);
            List<NextToken.Window> windows = NextToken.windows(text, contextLength);
            String where = " for " + text.length + " tokens and a context of " + contextLength;
            int[] inputs = windows.stream()
                    .flatMapToInt(window -> Arrays.stream(window.inputs()))
                    .toArray();
            int[] targets = windows.stream()
                    .flatMapToInt(window -> Arrays.stream(window.targets()))
                    .toArray();
            assertArrayEquals(
                    Arrays.copyOf(text, text.length - 1),
                    inputs,
                    "all inputs in a row are the text without its last token" + where);
            assertArrayEquals(
                    Arrays.copyOfRange(text, 1, text.length),
                    targets,
                    "all targets in a row are the text without its first" + where);
            for (NextToken.Window window : windows.subList(0, windows.size() - 1)) {
                assertEquals(contextLength, window.inputs().length, "all windows but the last are full" + where);
            }
            assertArrayEquals(before, text, "the text was changed");
        }
    }

    @Test
    @Order(4)
    void theExampleLossIsRight() {
        double[][] logits = {{0, Math.log(3)}};
        assertEquals(1.3863, NextToken.loss(logits, new int[] {0}), 1e-4, "p = 1/4 for token 0: ln 4");
        assertEquals(0.2877, NextToken.loss(logits, new int[] {1}), 1e-4, "p = 3/4 for token 1: −ln 0.75");
    }

    @Test
    @Order(5)
    void theLossIsTheMeanOverThePlaces() {
        double[][] logits = {{0, 0}, {0, Math.log(3)}, {5, 5}};
        assertEquals(
                (Math.log(2) + Math.log(4) + Math.log(2)) / 3,
                NextToken.loss(logits, new int[] {0, 0, 1}),
                1e-12,
                "p is 1/2, 1/4 and 1/2; the sum of the surprises divided by 3 places. Is the softmax taken for each place"
                        + " by itself?");
        assertEquals(
                200,
                NextToken.loss(new double[][] {{100, -100}}, new int[] {1}),
                1e-9,
                "p is e^−200, and the loss 200 nats");
    }

    @Test
    @Order(6)
    void randomLogitsAgreeWithTheLevelsOwnLoss() {
        SplittableRandom random = new SplittableRandom(36);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int round = 0; round < 20; round++) {
                int places = 1 + random.nextInt(6);
                int vocabSize = 2 + random.nextInt(8);
                double[][] logits = new double[places][];
                float[] flat = new float[places * vocabSize];
                for (int t = 0; t < places; t++) {
                    logits[t] = random.doubles(vocabSize, -4, 4).toArray();
                    for (int v = 0; v < vocabSize; v++) {
                        flat[t * vocabSize + v] = (float) logits[t][v];
                    }
                }
                int[] targets = random.ints(places, 0, vocabSize).toArray();
                NDArray scores = manager.create(flat, new Shape(1, places, vocabSize));
                assertEquals(
                        CrossEntropy.mean(scores, ids(manager, targets)).getFloat(),
                        NextToken.loss(logits, targets),
                        1e-4,
                        places + " places, " + vocabSize + " tokens, logits " + Arrays.deepToString(logits));
            }
        }
    }

    @Test
    @Order(7)
    void thePredictionForUntrainedModelsHolds() {
        SplittableRandom random = new SplittableRandom(37);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int vocabSize : new int[] {2, 30, 500}) {
                Transformer model = Initializer.model(TransformerConfig.of(vocabSize, 16, 16, 2, 1), manager, 42);
                int[] text = random.ints(17, 0, vocabSize).toArray();
                NDArray logits = model.forward(ids(manager, Arrays.copyOf(text, 16)), Pass.inference());
                float measured = CrossEntropy.mean(logits, ids(manager, Arrays.copyOfRange(text, 1, 17)))
                        .getFloat();
                double predicted = NextToken.untrainedLoss(vocabSize);
                assertEquals(
                        measured,
                        predicted,
                        0.05,
                        "an untrained model with V = " + vocabSize
                                + " was measured. It hesitates among V tokens, each with p = 1/V");
                assertEquals(
                        vocabSize,
                        Math.exp(predicted),
                        1e-6 * vocabSize,
                        "e to the loss, the number of tokens it hesitates between, must be V");
            }
        }
    }

    private static NDArray ids(NDManager manager, int[] ids) {
        return manager.create(Arrays.stream(ids).asLongStream().toArray(), new Shape(1, ids.length));
    }

    private static void checkWindows(String expected, int[] text, int contextLength, String thought) {
        String found = NextToken.windows(text, contextLength).stream()
                .map(window -> words(window.inputs()) + " > " + words(window.targets()))
                .collect(Collectors.joining(" | "));
        assertEquals(
                expected,
                found,
                "windows (inputs > targets) of " + Arrays.toString(text) + " with T = " + contextLength + ": "
                        + thought);
    }

    private static String words(int[] ids) {
        return Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }
}

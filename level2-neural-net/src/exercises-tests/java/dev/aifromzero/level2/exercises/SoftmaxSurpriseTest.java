package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.4",
        points = 4,
        title = "Softmax, cross-entropy and their gradient",
        hint =
                "A helper method that returns ln p for one row serves all three: the softmax is e to it, the loss reads one"
                        + " number of it, and the gradient begins with the softmax.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class SoftmaxSurpriseTest {
    private static final double[] LOGITS = {2, 1, 0.1};

    @Test
    @Order(1)
    void theExampleIsRight() {
        assertArrayEquals(
                new double[] {0.659, 0.242, 0.099}, SoftmaxSurprise.softmax(LOGITS), 5e-4, "softmax of 2, 1, 0.1");
        assertEquals(
                1.417, SoftmaxSurprise.loss(new double[][] {LOGITS}, new int[] {1}), 5e-4, "−ln 0.242: Math.log is ln");
        assertArrayEquals(
                new double[] {0.659, -0.758, 0.099},
                SoftmaxSurprise.gradient(new double[][] {LOGITS}, new int[] {1})[0],
                5e-4,
                "p everywhere, less 1 at the right answer (number 1, the second)");
    }

    @Test
    @Order(2)
    void equalScoresAreEqualChances() {
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.25, 0.25},
                SoftmaxSurprise.softmax(new double[] {7, 7, 7, 7}),
                1e-12,
                "four equal");
        assertArrayEquals(
                new double[] {1}, SoftmaxSurprise.softmax(new double[] {-3}), 1e-12, "a single answer is certain");
        assertEquals(
                Math.log(4),
                SoftmaxSurprise.loss(new double[][] {{0, 0, 0, 0}}, new int[] {3}),
                1e-12,
                "ln 4 nats for one of four");
    }

    @Test
    @Order(3)
    void aBatchIsAMean() {
        double[][] logits = {{0, 0}, {Math.log(3), 0}};
        int[] targets = {0, 1};
        assertEquals(
                (Math.log(2) + Math.log(4)) / 2,
                SoftmaxSurprise.loss(logits, targets),
                1e-12,
                "p at the right answers is 1/2 and 1/4: the mean of ln 2 and ln 4. Did you divide by B?");
        double[][] gradient = SoftmaxSurprise.gradient(logits, targets);
        assertArrayEquals(
                new double[] {-0.25, 0.25}, gradient[0], 1e-12, "first example: (0.5 − 1, 0.5) divided by B = 2");
        assertArrayEquals(
                new double[] {0.375, -0.375}, gradient[1], 1e-12, "second example: (0.75, 0.25 − 1) divided by B = 2");
    }

    @Test
    @Order(4)
    void hugeScoresDoNotOverflow() {
        assertArrayEquals(
                new double[] {0.5, 0.5, 0},
                SoftmaxSurprise.softmax(new double[] {1000, 1000, 0}),
                1e-12,
                "e^1000 is infinite for a computer: subtract the largest logit first");
        assertArrayEquals(
                new double[] {0.5, 0.5},
                SoftmaxSurprise.softmax(new double[] {-2000, -2000}),
                1e-12,
                "e^−2000 is 0 for a computer, and 0 / 0 is no number: subtract the largest logit first, even if it is"
                        + " negative");
        double[][] sure = {{0, 2000}};
        assertEquals(
                2000,
                SoftmaxSurprise.loss(sure, new int[] {0}),
                1e-9,
                "p is e^−2000, which the computer rounds to 0, but the loss is 2000: use the formula for ln p");
        assertArrayEquals(
                new double[] {-1, 1},
                SoftmaxSurprise.gradient(sure, new int[] {0})[0],
                1e-12,
                "and its gradient is (0 − 1, 1)");
    }

    @Test
    @Order(5)
    void theGivenNumbersStayAsTheyAre() {
        double[][] logits = {{1, 2, 3}, {-1, 0, 1}};
        SoftmaxSurprise.softmax(logits[0]);
        SoftmaxSurprise.loss(logits, new int[] {0, 1});
        SoftmaxSurprise.gradient(logits, new int[] {0, 1});
        assertArrayEquals(new double[] {1, 2, 3}, logits[0], "the logits were changed: work on a new array");
        assertArrayEquals(new double[] {-1, 0, 1}, logits[1], "the logits were changed: work on a new array");
    }

    @Test
    @Order(6)
    void eachRowOfTheGradientSumsToZero() {
        SplittableRandom random = new SplittableRandom(24);
        double[][] logits = random(random, 5, 7);
        for (double[] row : SoftmaxSurprise.gradient(logits, new int[] {0, 1, 2, 3, 6})) {
            assertEquals(
                    0,
                    Arrays.stream(row).sum(),
                    1e-12,
                    "the p sum to 1, and 1 is taken off: what one answer gains others lose");
        }
    }

    @Test
    @Order(7)
    void randomBatchesAgreeWithTheLevelsOwnLossAndWithTheSlope() {
        SplittableRandom random = new SplittableRandom(25);
        for (int round = 0; round < 15; round++) {
            int examples = 1 + random.nextInt(4);
            int classes = 2 + random.nextInt(4);
            double[][] logits = random(random, examples, classes);
            int[] targets = random.ints(examples, 0, classes).toArray();
            double[][] oneHot = new double[examples][classes];
            for (int b = 0; b < examples; b++) {
                oneHot[b][targets[b]] = 1;
            }
            INDArray scores = Nd4j.create(logits);
            SoftmaxCrossEntropy.Evaluation expected = SoftmaxCrossEntropy.evaluate(scores, Nd4j.create(oneHot));
            String where = " for logits " + Arrays.deepToString(logits) + " and targets " + Arrays.toString(targets);
            assertEquals(expected.loss(), SoftmaxSurprise.loss(logits, targets), 1e-9, "loss" + where);
            double[][] gradient = SoftmaxSurprise.gradient(logits, targets);
            for (int b = 0; b < examples; b++) {
                assertArrayEquals(
                        expected.gradient().getRow(b).toDoubleVector(),
                        gradient[b],
                        1e-9,
                        "gradient of row " + b + where);
            }
            checkSlope(logits, targets, gradient);
        }
    }

    private static void checkSlope(double[][] logits, int[] targets, double[][] gradient) {
        double step = 1e-5;
        double before = logits[0][1];
        logits[0][1] = before + step;
        double above = SoftmaxSurprise.loss(logits, targets);
        logits[0][1] = before - step;
        double below = SoftmaxSurprise.loss(logits, targets);
        logits[0][1] = before;
        assertEquals(
                (above - below) / (2 * step), gradient[0][1], 1e-6, "the gradient must be the slope of your own loss");
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][];
        for (int i = 0; i < rows; i++) {
            table[i] = random.doubles(columns, -4, 4).toArray();
        }
        return table;
    }
}

package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.lora.LoraLinear;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.4",
        points = 4,
        title = "LoRA forward",
        hint = "With multiply written, the correction is one line: first A, then B, never B times A as a matrix. How"
                + " many numbers are there between the two?",
        lesson = "docs/level5.md#step-3-lora")
class LoraForwardTest {
    private static final double[][] W = {{1, 0}, {0, 1}, {1, 1}};
    private static final double[][] A = {{3, 4}};
    private static final double[][] B = {{1}, {-1}, {2}};
    private static final double[] X = {1, 2};

    @Test
    void theExampleIsRight() {
        assertArrayEquals(new double[] {11}, LoraForward.multiply(A, X), 1e-12, "A x = 3 · 1 + 4 · 2");
        assertArrayEquals(
                new double[] {1, 2, 3}, LoraForward.multiply(W, X), 1e-12, "W x: one number for each row of W");
        assertArrayEquals(
                new double[] {6.5, -3.5, 14},
                LoraForward.forward(W, A, B, 0.5, X),
                1e-12,
                "(1, 2, 3) + 0.5 · (11, −11, 22): W x and the correction, added up");
    }

    @Test
    void alphaIsDividedByTheRank() {
        double[][] a = {{1, 0}, {0, 1}};
        double[][] b = {{1, 0}, {0, 1}, {5, 7}};
        assertArrayEquals(
                new double[] {1 + 4, 2 + 8, 3 + 4 * 19},
                LoraForward.forward(W, a, b, 8, X),
                1e-12,
                "rank 2 and alpha 8: the correction (1, 2, 19) counts 8 / 2 = 4 times. Is r the number of rows of A?");
    }

    @Test
    void anOddAlphaIsNotRounded() {
        double[][] a = {{1, 0}, {0, 1}, {1, 1}};
        double[][] b = {{1, 1, 1}};
        assertArrayEquals(
                new double[] {6 / 3.0 * 0.5},
                LoraForward.forward(new double[][] {{0, 0}}, a, b, 0.5, X),
                1e-12,
                "W = 0, rank 3, alpha 0.5: B (A x) = 1 + 2 + 3 = 6, times 0.5 / 3");
    }

    @Test
    void aNewAdapterChangesNothingAtAll() {
        SplittableRandom random = new SplittableRandom(54);
        double[][] b = LoraForward.firstB(3, 4);
        assertEquals(3, b.length, "rows of the first B: out");
        assertEquals(4, b[2].length, "columns of the first B: r");
        double[][] a = random(random, 4, 2);
        double[] x = {0.3, -0.7};
        assertArrayEquals(
                LoraForward.multiply(W, x),
                LoraForward.forward(W, a, b, 16, x),
                0.0,
                "with the first B the layer is exactly what it was, whatever A is: which B makes B (A x) = 0?");
    }

    @Test
    void nothingThatIsGivenIsChanged() {
        double[][] w = {{1, 2}};
        double[][] a = {{3, 4}};
        double[][] b = {{5}};
        double[] x = {6, 7};
        LoraForward.forward(w, a, b, 1, x);
        assertEquals(
                "[[1.0, 2.0]] [[3.0, 4.0]] [[5.0]] [6.0, 7.0]",
                Arrays.deepToString(w) + " " + Arrays.deepToString(a) + " " + Arrays.deepToString(b) + " "
                        + Arrays.toString(x),
                "W, A, B and x after a pass: the trained matrix above all must stay as it is");
    }

    @Test
    void randomLayersAgreeWithTheLevelsOwn() {
        SplittableRandom random = new SplittableRandom(55);
        try (NDManager root = TensorEngine.newRoot()) {
            for (int round = 0; round < 20; round++) {
                int in = 1 + random.nextInt(6);
                int out = 1 + random.nextInt(6);
                int rank = 1 + random.nextInt(4);
                double alpha = random.nextDouble(0.5, 20);
                double[][] w = random(random, out, in);
                double[][] a = random(random, rank, in);
                double[][] b = random(random, out, rank);
                double[] x = random(random, 1, in)[0];
                LoraLinear layer = new LoraLinear(
                        new Linear(array(root, w), null), array(root, a), array(root, b), alpha / rank, 0);
                NDArray y = layer.forward(
                        array(root, new double[][] {x}).reshape(1, 1, in), false); // (1, 1, in) -> (1, 1, out)
                float[] expected = y.toFloatArray();
                double[] actual = LoraForward.forward(w, a, b, alpha, x);
                assertEquals(out, actual.length, "numbers that come out, with in = " + in + " and rank " + rank);
                for (int i = 0; i < out; i++) {
                    assertEquals(
                            expected[i],
                            actual[i],
                            1e-3,
                            "y[" + i + "] of a layer from " + in + " to " + out + ", rank " + rank + ", alpha " + alpha
                                    + ", as the level's own layer computes it");
                }
            }
        }
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        return Stream.generate(() -> random.doubles(columns, -2, 2).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static NDArray array(NDManager root, double[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return root.create(flat, new Shape(rows.length, rows[0].length));
    }
}

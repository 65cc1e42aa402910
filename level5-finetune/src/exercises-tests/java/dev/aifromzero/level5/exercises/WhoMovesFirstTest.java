package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level5.exercises.WhoMovesFirst.Mover;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.8",
        points = 5,
        title = "Predict: who moves first, A or B?",
        hint = "Put zeros into the two formulas with a pencil. The slope of one matrix contains the other one: what"
                + " does that mean if the other one is zero?",
        lesson = "docs/level5.md#step-3-lora")
class WhoMovesFirstTest {
    private static final double TINY = 1e-4;

    @Test
    void theExampleIsRight() {
        double[][] a = {{3, 4}};
        double[][] b = {{1}, {-1}, {2}};
        double[] x = {1, 2};
        double[] g = {1, 0, -1};
        check(
                new double[][] {{5.5}, {0}, {-5.5}},
                WhoMovesFirst.slopesOfB(a, b, 0.5, x, g),
                1e-12,
                "slopes of B: 0.5 · g[i] · 11");
        check(
                new double[][] {{-0.5, -1}},
                WhoMovesFirst.slopesOfA(a, b, 0.5, x, g),
                1e-12,
                "slopes of A: 0.5 · (−1) · x[j]");
    }

    @Test
    void aSecondExampleHasRankTwo() {
        double[][] a = {{1, 0, 2}, {0, 1, 1}};
        double[][] b = {{1, 2}};
        double[] x = {1, 2, 3};
        double[] g = {10};
        check(
                new double[][] {{70, 50}},
                WhoMovesFirst.slopesOfB(a, b, 1, x, g),
                1e-12,
                "A x = (7, 5), g = 10: one column for each row of A");
        check(
                new double[][] {{10, 20, 30}, {20, 40, 60}},
                WhoMovesFirst.slopesOfA(a, b, 1, x, g),
                1e-12,
                "through B come 10 · 1 and 10 · 2, each times (1, 2, 3)");
    }

    @Test
    void slopesAreWhatALittleStepMeasures() {
        SplittableRandom random = new SplittableRandom(60);
        for (int round = 0; round < 20; round++) {
            int in = 1 + random.nextInt(4);
            int out = 1 + random.nextInt(4);
            int rank = 1 + random.nextInt(3);
            double s = random.nextDouble(0.2, 4);
            double[][] a = random(random, rank, in);
            double[][] b = random(random, out, rank);
            double[] x = random.doubles(in, -2, 2).toArray();
            double[] g = random.doubles(out, -2, 2).toArray();
            String what = " of a layer from " + in + " to " + out + ", rank " + rank + ", against a little step to both"
                    + " sides";
            check(measured(b, a, b, s, x, g), WhoMovesFirst.slopesOfB(a, b, s, x, g), 1e-6, "slopes of B" + what);
            check(measured(a, a, b, s, x, g), WhoMovesFirst.slopesOfA(a, b, s, x, g), 1e-6, "slopes of A" + what);
        }
    }

    @Test
    void thePredictionForZerosInBHolds() {
        assertEquals(
                mover(false, true),
                WhoMovesFirst.ifOnlyBIsZero(),
                "measured with A by chance and B zero: whose slopes contain B?");
    }

    @Test
    void thePredictionForZerosInAHolds() {
        assertEquals(
                mover(true, false),
                WhoMovesFirst.ifOnlyAIsZero(),
                "measured with A zero and B by chance: whose slopes contain A x?");
    }

    @Test
    void thePredictionForZerosInBothHolds() {
        assertEquals(
                mover(true, true),
                WhoMovesFirst.ifBothAreZero(),
                "measured with both zero: each slope contains the other matrix");
    }

    @Test
    void thePredictionForTheSecondStepHolds() {
        Layer layer = new Layer(false, true);
        double[][] slopes = measured(layer.b, layer.a, layer.b, 2, layer.x, layer.g);
        for (int i = 0; i < slopes.length; i++) {
            for (int k = 0; k < slopes[i].length; k++) {
                layer.b[i][k] -= 0.1 * slopes[i][k];
            }
        }
        assertEquals(
                layer.mover(),
                WhoMovesFirst.inTheSecondStep(),
                "measured after one step downhill: is B still zero then?");
    }

    private static Mover mover(boolean zeroA, boolean zeroB) {
        return new Layer(zeroA, zeroB).mover();
    }

    /** An adapter from 3 to 2 numbers, rank 2. */
    private static final class Layer {
        private final double[][] a;
        private final double[][] b;
        private final double[] x = {1, -2, 0.5};
        private final double[] g = {0.7, -1.1};

        Layer(boolean zeroA, boolean zeroB) {
            SplittableRandom random = new SplittableRandom(61);
            a = zeroA ? new double[2][3] : random(random, 2, 3);
            b = zeroB ? new double[2][2] : random(random, 2, 2);
        }

        Mover mover() {
            boolean moves = moves(measured(a, a, b, 2, x, g));
            boolean otherMoves = moves(measured(b, a, b, 2, x, g));
            return moves ? otherMoves ? Mover.BOTH : Mover.A : otherMoves ? Mover.B : Mover.NONE;
        }
    }

    private static boolean moves(double[][] slopes) {
        return Arrays.stream(slopes).flatMapToDouble(Arrays::stream).anyMatch(slope -> Math.abs(slope) > 1e-9);
    }

    /** The slopes of a matrix (a or b itself): each number is moved a little to both sides, and the loss is looked at. */
    private static double[][] measured(double[][] moved, double[][] a, double[][] b, double s, double[] x, double[] g) {
        double[][] slopes = new double[moved.length][moved[0].length];
        for (int i = 0; i < moved.length; i++) {
            for (int j = 0; j < moved[i].length; j++) {
                double was = moved[i][j];
                moved[i][j] = was + TINY;
                double above = loss(a, b, s, x, g);
                moved[i][j] = was - TINY;
                double below = loss(a, b, s, x, g);
                moved[i][j] = was;
                slopes[i][j] = (above - below) / (2 * TINY);
            }
        }
        return slopes;
    }

    /** A loss whose slopes by y are g: the sum of g[i] · y[i]. W x does not depend on A and B and is left out. */
    private static double loss(double[][] a, double[][] b, double s, double[] x, double[] g) {
        double loss = 0;
        for (int i = 0; i < b.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < x.length; j++) {
                    loss += g[i] * s * b[i][k] * a[k][j] * x[j];
                }
            }
        }
        return loss;
    }

    private static void check(double[][] expected, double[][] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, "rows: " + what);
        for (int i = 0; i < expected.length; i++) {
            String row = String.format(Locale.ROOT, "row %d of %s", i, what);
            assertArrayEquals(expected[i], actual[i], tolerance, row);
        }
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        return Stream.generate(() -> random.doubles(columns, -2, 2).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }
}

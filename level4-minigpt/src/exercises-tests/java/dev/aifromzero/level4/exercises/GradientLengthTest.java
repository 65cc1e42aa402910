package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.3",
        points = 3,
        title = "Gradient clipping",
        hint = "Two rounds through all numbers: the first only adds up squares, the second multiplies. The factor must"
                + " be known before the first number is changed.",
        lesson = "docs/level4.md#step-2-training")
class GradientLengthTest {
    @Test
    void theExampleIsFiveLong() {
        double[][] gradients = {{3, 0}, {0, 0, -4}};
        assertEquals(
                5,
                GradientLength.length(gradients),
                1e-12,
                "√(9 + 16): did you take the root of the sum of all squares?");
        assertEquals(
                5,
                GradientLength.clip(gradients, 1),
                1e-12,
                "the length before clipping comes back, not the one after");
        assertArrayEquals(
                new double[] {0.6, 0},
                gradients[0],
                1e-12,
                "first table times 1/5: one length for all tables, not one for each");
        assertArrayEquals(new double[] {0, 0, -0.8}, gradients[1], 1e-12, "second table times 1/5; the sign stays");
    }

    @Test
    void shortGradientsStayAsTheyAre() {
        double[][] gradients = {{3, 0}, {0, 0, -4}};
        assertEquals(5, GradientLength.clip(gradients, 10), 1e-12, "the length, although nothing was clipped");
        assertArrayEquals(
                new double[] {3, 0}, gradients[0], 0.0, "5 is below 10: clipping only shortens, it never lengthens");
        assertEquals(5, GradientLength.clip(gradients, 5), 1e-12, "exactly as long as allowed");
        assertArrayEquals(new double[] {0, 0, -4}, gradients[1], 0.0, "5 is allowed where the limit is 5");
    }

    @Test
    void zeroSwitchesClippingOff() {
        double[][] gradients = {{300}, {400}};
        assertEquals(500, GradientLength.clip(gradients, 0), 1e-9, "the length is told also where nothing is clipped");
        assertArrayEquals(new double[] {300}, gradients[0], 0.0, "maxLength 0 means: no limit. Did you multiply by 0?");
    }

    @Test
    void gradientsOfZeroStayZero() {
        double[][] gradients = {{0, 0}, {}};
        assertEquals(0, GradientLength.clip(gradients, 1), 0.0, "no slope anywhere: the length is 0");
        assertArrayEquals(
                new double[] {0, 0},
                gradients[0],
                0.0,
                "0 / 0 is no number: is the factor computed only where needed?");
    }

    @Test
    void theDirectionStaysAndTheLengthIsTheLimit() {
        SplittableRandom random = new SplittableRandom(43);
        for (int round = 0; round < 40; round++) {
            double[][] gradients = new double[1 + random.nextInt(4)][];
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = random.doubles(1 + random.nextInt(5), -2, 2).toArray();
            }
            double[][] before = Arrays.stream(gradients).map(double[]::clone).toArray(double[][]::new);
            double squares = Arrays.stream(before)
                    .flatMapToDouble(DoubleStream::of)
                    .map(x -> x * x)
                    .sum();
            double limit = random.nextDouble(0.1, 3);
            double factor = Math.min(1, limit / Math.sqrt(squares));
            assertEquals(
                    Math.sqrt(squares),
                    GradientLength.clip(gradients, limit),
                    1e-9,
                    "length of " + Arrays.deepToString(before));
            for (int i = 0; i < before.length; i++) {
                double[] expected =
                        DoubleStream.of(before[i]).map(x -> x * factor).toArray();
                assertArrayEquals(
                        expected,
                        gradients[i],
                        1e-9,
                        "table " + i + " of " + Arrays.deepToString(before) + ", limit " + limit
                                + ": one factor for all tables, and only where all together are too long");
            }
        }
    }
}

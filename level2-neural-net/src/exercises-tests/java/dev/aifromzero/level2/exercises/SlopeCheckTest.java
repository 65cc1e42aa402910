package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.neuron.Neuron;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.5",
        points = 4,
        title = "Gradient check",
        hint =
                "Keep the old number in a variable, so that you can put exactly it back. The way between the two looks is twice"
                        + " the step. For the lengths, a small helper method saves writing the same loop three times.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class SlopeCheckTest {
    private static final ToDoubleFunction<double[]> SQUARE = w -> w[0] * w[0];

    @Test
    @Order(1)
    void theExampleIsRight() {
        assertEquals(
                6,
                SlopeCheck.slope(SQUARE, new double[] {3}, 0, 0.1),
                1e-9,
                "w² at 3 with step 0.1: (9.61 − 8.41) / 0.2. 6.1 means that you looked to one side only, 12 that you"
                        + " divided by one step");
        assertEquals(
                0.048, SlopeCheck.relativeError(new double[] {3, 4}, new double[] {3, 4.5}), 5e-4, "0.5 / (5 + 5.408)");
    }

    @Test
    @Order(2)
    void onlyTheAskedNumberIsChanged() {
        ToDoubleFunction<double[]> f = w -> 2 * w[0] - 7 * w[1] + w[0] * w[2];
        double[] w = {1, 2, 5};
        assertEquals(
                7, SlopeCheck.slope(f, w, 0, 0.01), 1e-9, "2·w₀ − 7·w₁ + w₀·w₂ at (1, 2, 5) rises by 2 + 5 with w₀");
        assertEquals(-7, SlopeCheck.slope(f, w, 1, 0.01), 1e-9, "and falls by 7 with w₁: which side did you subtract?");
        assertEquals(1, SlopeCheck.slope(f, w, 2, 0.01), 1e-9, "and rises by w₀ = 1 with w₂");
    }

    @Test
    @Order(3)
    void theNumbersAreExactlyAsBefore() {
        double[] w = {0.1, 0.2, 0.3};
        SlopeCheck.slope(x -> x[0], w, 0, 0.7);
        SlopeCheck.gradient(x -> x[0] + x[1] * x[2], w);
        SlopeCheck.mostSuspicious(new double[3], x -> x[0], w);
        assertArrayEquals(
                new double[] {0.1, 0.2, 0.3},
                w,
                0.0,
                "put the old number itself back; adding the step again leaves a rounding error");
    }

    @Test
    @Order(4)
    void theStepIsUsedAsGiven() {
        double[] distances = new double[2];
        double[] w = {4};
        SlopeCheck.slope(
                x -> {
                    distances[x[0] > 4 ? 1 : 0] = Math.abs(x[0] - 4);
                    return 0;
                },
                w,
                0,
                0.25);
        assertArrayEquals(new double[] {0.25, 0.25}, distances, 1e-12, "one look 0.25 below and one 0.25 above 4");
    }

    @Test
    @Order(5)
    void theGradientHasOneSlopeForEachNumber() {
        double[] gradient = SlopeCheck.gradient(w -> w[0] * w[0] + 3 * w[1], new double[] {2, 5});
        assertArrayEquals(new double[] {4, 3}, gradient, 1e-7, "w₀² + 3·w₁ at (2, 5): slopes 2·2 and 3");
        assertEquals(0, SlopeCheck.gradient(w -> 1, new double[0]).length, "no numbers, no slopes");
        double cubic = SlopeCheck.gradient(w -> 1e6 * w[0] * w[0] * w[0], new double[] {0})[0];
        assertEquals(
                1e-4,
                cubic,
                1e-6,
                "10⁶·w³ at 0 measured with a step of 0.00001 gives 10⁶ · step² = 0.0001: is the step 0.00001?");
    }

    @Test
    @Order(6)
    void relativeErrorsLieBetweenZeroAndOne() {
        assertEquals(0, SlopeCheck.relativeError(new double[] {1, -2}, new double[] {1, -2}), 1e-12, "equal arrows");
        assertEquals(
                1,
                SlopeCheck.relativeError(new double[] {1, -2}, new double[] {-1, 2}),
                1e-12,
                "opposite arrows: a wrong sign");
        assertEquals(
                1, SlopeCheck.relativeError(new double[] {3, 4}, new double[] {0, 0}), 1e-12, "one is 0: 5 / (5 + 0)");
        assertEquals(
                0,
                SlopeCheck.relativeError(new double[] {0, 0}, new double[] {0, 0}),
                0.0,
                "both are 0: equal, not 0 / 0");
        assertEquals(
                1 / 3.0,
                SlopeCheck.relativeError(new double[] {2e-6}, new double[] {1e-6}),
                1e-9,
                "twice as long is 1/3, however small");
    }

    @Test
    @Order(7)
    void theWrongNumberIsFound() {
        ToDoubleFunction<double[]> f = w -> w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        double[] w = {1, 2, 3};
        assertEquals(
                1,
                SlopeCheck.mostSuspicious(new double[] {2, 5, 6}, f, w),
                "right would be (2, 4, 6): number 1 is off by 1");
        assertEquals(
                2,
                SlopeCheck.mostSuspicious(new double[] {2.5, 4, -6}, f, w),
                "number 2 has the wrong sign, off by 12");
        assertEquals(
                0,
                SlopeCheck.mostSuspicious(new double[] {-8, 5, 6}, f, w),
                "number 0 is too low, by 10: compare without sign");
        assertEquals(
                0, SlopeCheck.mostSuspicious(new double[] {3, 1, 1}, x -> 0, w), "by hand 3, 1, 1, measured 0, 0, 0");
        assertEquals(1, SlopeCheck.mostSuspicious(new double[] {0, 2, 2}, x -> 0, w), "of equal ones the first");
    }

    @Test
    @Order(8)
    void randomNeuronsPassTheCheckAndBrokenOnesDoNot() {
        SplittableRandom random = new SplittableRandom(26);
        for (int round = 0; round < 30; round++) {
            double[] inputs = random.doubles(4, -2, 2).toArray();
            double[] w = random.doubles(5, -1, 1).toArray();
            int target = random.nextInt(2);
            ToDoubleFunction<double[]> loss = x -> new Neuron(Arrays.copyOf(x, 4), x[4]).loss(inputs, target);
            double[] byHand = new Neuron(Arrays.copyOf(w, 4), w[4]).gradient(inputs, target);
            double right = SlopeCheck.relativeError(byHand, SlopeCheck.gradient(loss, w));
            assertEquals(0, right, 1e-7, "relative error of a gradient that is right, that of the level's own neuron");
            int broken = random.nextInt(5);
            byHand[broken] += 0.5;
            assertEquals(broken, SlopeCheck.mostSuspicious(byHand, loss, w), "0.5 was added to number " + broken);
        }
    }
}

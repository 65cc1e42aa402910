package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.2",
        points = 3,
        title = "ReLU and its backward pass",
        hint =
                "In backward, ask about z, not about dA: a negative blame passes too, if z was above 0. For deadNeurons the outer"
                        + " loop goes over columns and the inner one over rows.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class ReluBendTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        double[] z = {-1, 0, 2};
        assertArrayEquals(new double[] {0, 0, 2}, ReluBend.forward(z), 1e-12, "relu of (−1, 0, 2)");
        assertArrayEquals(
                new double[] {0, 0, -0.3},
                ReluBend.backward(z, new double[] {0.5, 0.5, -0.3}),
                1e-12,
                "only the third z is above 0, so only the third blame passes, and as it is: did you ask about z?");
    }

    @Test
    @Order(2)
    void theSignOfTheBlameDoesNotMatter() {
        assertArrayEquals(
                new double[] {-7, 7, 0, 0},
                ReluBend.backward(new double[] {0.001, 3, -0.001, -3}, new double[] {-7, 7, -7, 7}),
                1e-12,
                "z = (0.001, 3, −0.001, −3): the first two blames pass, whatever their sign and however large z is");
    }

    @Test
    @Order(3)
    void atZeroItselfNothingPasses() {
        assertArrayEquals(
                new double[] {0},
                ReluBend.backward(new double[] {0}, new double[] {5}),
                1e-12,
                "at z = 0 we say slope 0");
    }

    @Test
    @Order(4)
    void emptyArraysGiveEmptyArrays() {
        assertEquals(0, ReluBend.forward(new double[0]).length, "no sums, no answers");
        assertEquals(0, ReluBend.backward(new double[0], new double[0]).length, "no sums, no blame");
    }

    @Test
    @Order(5)
    void theGivenArraysStayAsTheyAre() {
        double[] z = {-1, 2, -3};
        double[] dA = {1, 1, 1};
        ReluBend.forward(z);
        ReluBend.backward(z, dA);
        assertArrayEquals(
                new double[] {-1, 2, -3}, z, "z was changed, but the backward pass still needs it: make a new array");
        assertArrayEquals(new double[] {1, 1, 1}, dA, "dA was changed: make a new array");
    }

    @Test
    @Order(6)
    void deadNeuronsAreThoseThatNoExampleWakes() {
        double[][] z = {{-1, 2, 0, -5}, {-2, -1, 0, 0.1}, {-0.5, -1, 0, -5}};
        assertEquals(
                2,
                ReluBend.deadNeurons(z),
                "columns (−1, −2, −0.5) and (0, 0, 0) are dead; one example above 0 is enough to live: do you go down"
                        + " columns?");
        assertEquals(0, ReluBend.deadNeurons(new double[][] {{1, 2}}), "one example wakes both");
        assertEquals(2, ReluBend.deadNeurons(new double[][] {{-1, -2}}), "one example wakes neither of the two");
        assertEquals(
                1,
                ReluBend.deadNeurons(new double[][] {{-1, 1}, {-1, -1}, {-1, -1}}),
                "the first row alone wakes the second");
    }

    @Test
    @Order(7)
    void theBackwardPassAgreesWithTheSlope() {
        SplittableRandom random = new SplittableRandom(22);
        double step = 1e-6;
        for (int round = 0; round < 30; round++) {
            double[] z =
                    random.doubles(8, -2, 2).filter(v -> Math.abs(v) > 0.01).toArray();
            double[] dA = random.doubles(z.length, -2, 2).toArray();
            double[] dZ = ReluBend.backward(z, dA);
            for (int i = 0; i < z.length; i++) {
                double[] above = z.clone();
                double[] below = z.clone();
                above[i] += step;
                below[i] -= step;
                double slope =
                        (product(ReluBend.forward(above), dA) - product(ReluBend.forward(below), dA)) / (2 * step);
                assertEquals(
                        slope,
                        dZ[i],
                        1e-6,
                        "measured slope at place " + i + " of z = " + Arrays.toString(z) + " with dA = "
                                + Arrays.toString(dA));
            }
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nd4j.linalg.factory.Nd4j;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.8",
        points = 5,
        title = "Adam",
        hint =
                "Three fields: m, v, and how many steps there were. m and v themselves are never divided by (1 − …): m̂ and v̂ are"
                        + " local variables of the step.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class AdamRuleTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        AdamRule rule = new AdamRule(1);
        double[] w = {1};
        rule.step(w, new double[] {0.5}, 0.1);
        assertEquals(
                0.9,
                w[0],
                1e-6,
                "after the first step, g = 0.5: is t 1 at the first step, and is m divided by 1 − 0.9¹?");
        rule.step(w, new double[] {-0.5}, 0.1);
        assertEquals(
                0.90526,
                w[0],
                1e-5,
                "after the second step, g = −0.5: m̂ = −0.005 / 0.19 and √v̂ = 0.5. Do m and v survive?");
    }

    @Test
    @Order(2)
    void theFirstStepIsAsLongAsTheRateHoweverLargeTheGradient() {
        double[] w = {0, 0, 0};
        new AdamRule(3).step(w, new double[] {1000, -0.001, 3}, 0.01);
        assertArrayEquals(
                new double[] {-0.01, 0.01, -0.01},
                w,
                1e-6,
                "gradients 1000, −0.001 and 3, rate 0.01: only their signs matter at first. Do you divide by √v̂, and not"
                        + " by v̂?");
    }

    @Test
    @Order(3)
    void aGradientOfZeroMovesNothing() {
        AdamRule rule = new AdamRule(1);
        double[] w = {7};
        rule.step(w, new double[] {0}, 0.1);
        assertEquals(7, w[0], 0.0, "0 / (0 + 0.00000001) is 0; without the small number it would be no number at all");
    }

    @Test
    @Order(4)
    void theSmallNumberStandsBesideTheRoot() {
        double[] w = {0};
        new AdamRule(1).step(w, new double[] {1e-8}, 1);
        assertEquals(
                -0.5,
                w[0],
                1e-6,
                "g = 0.00000001: m̂ / (√v̂ + 0.00000001) = 1/2. Is the small number outside the root?");
    }

    @Test
    @Order(5)
    void allNumbersShareTheStepCount() {
        AdamRule rule = new AdamRule(2);
        double[] w = {0, 0};
        for (int i = 0; i < 3; i++) {
            rule.step(w, new double[] {2, 2}, 0.1);
        }
        assertEquals(
                w[0],
                w[1],
                1e-12,
                "equal gradients, equal ways: do you count a step once, and not once for each number?");
        assertEquals(-0.3, w[0], 1e-6, "with a steady gradient each step is as long as the rate");
    }

    @Test
    @Order(6)
    void twoRulesDoNotShareAnything() {
        AdamRule first = new AdamRule(1);
        AdamRule second = new AdamRule(1);
        first.step(new double[1], new double[] {100}, 1);
        double[] w = {0};
        second.step(w, new double[] {-1}, 1);
        assertEquals(1, w[0], 1e-6, "another rule remembers nothing of the first one's steps: are your fields static?");
    }

    @Test
    @Order(7)
    void theGradientStaysAsItIs() {
        double[] gradient = {1, 2};
        new AdamRule(2).step(new double[2], gradient, 1);
        assertArrayEquals(new double[] {1, 2}, gradient, "the gradient belongs to the caller");
    }

    @Test
    @Order(8)
    void randomStepsAgreeWithTheLevelsOwnAdam() {
        SplittableRandom random = new SplittableRandom(32);
        for (int round = 0; round < 8; round++) {
            double[] w = random.doubles(5, -1, 1).toArray();
            Parameter parameter = new Parameter("w", Nd4j.create(w.clone(), new long[] {1, 5}, 'c'), false);
            Adam expected = new Adam();
            AdamRule rule = new AdamRule(5);
            for (int step = 1; step <= 12; step++) {
                double[] gradient = random.doubles(5, -3, 3).toArray();
                double rate = random.nextDouble(0.01, 1);
                parameter.gradient(Nd4j.create(gradient.clone(), new long[] {1, 5}, 'c'));
                expected.step(List.of(parameter), rate);
                rule.step(w, gradient, rate);
                assertArrayEquals(parameter.value().toDoubleVector(), w, 1e-9, "weights after step " + step);
            }
        }
    }
}

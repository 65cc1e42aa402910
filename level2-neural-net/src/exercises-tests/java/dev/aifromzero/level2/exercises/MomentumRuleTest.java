package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.optimizer.Momentum;
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
        id = "2.3",
        points = 3,
        title = "Momentum",
        hint =
                "An array as a field, as long as the weights, remembers the velocities between calls of step. The learning rate"
                        + " is used once, when the weight moves, and does not go into the velocity.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class MomentumRuleTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        MomentumRule rule = new MomentumRule(1, 0.9);
        double[] w = {1};
        rule.step(w, new double[] {2}, 0.1);
        assertEquals(0.8, w[0], 1e-12, "after the first step: v = 2, w = 1 − 0.1 · 2. Is the old velocity 0 at first?");
        rule.step(w, new double[] {2}, 0.1);
        assertEquals(
                0.42,
                w[0],
                1e-12,
                "after the second step: v = 0.9 · 2 + 2 = 3.8, w = 0.8 − 0.1 · 3.8. Does v survive?");
    }

    @Test
    @Order(2)
    void withoutAGradientItRollsOn() {
        MomentumRule rule = new MomentumRule(1, 0.5);
        double[] w = {0};
        rule.step(w, new double[] {-8}, 1);
        rule.step(w, new double[] {0}, 1);
        assertEquals(12, w[0], 1e-12, "v is −8, then 0.5 · (−8) + 0 = −4: w goes to 8 and rolls on to 12");
        rule.step(w, new double[] {2}, 1);
        assertEquals(12, w[0], 1e-12, "v = 0.5 · (−4) + 2 = 0: the slope has stopped it");
    }

    @Test
    @Order(3)
    void eachNumberHasItsOwnVelocity() {
        MomentumRule rule = new MomentumRule(3, 0.9);
        double[] w = {0, 0, 0};
        rule.step(w, new double[] {1, 0, -1}, 1);
        rule.step(w, new double[] {0, 1, 0}, 1);
        assertArrayEquals(
                new double[] {-1.9, -1, 1.9},
                w,
                1e-12,
                "the first and third keep rolling with 0.9 of their velocity, the second starts only now: one v for each"
                        + " number");
    }

    @Test
    @Order(4)
    void withABetaOfZeroItIsPlainGradientDescent() {
        MomentumRule rule = new MomentumRule(1, 0);
        double[] w = {5};
        rule.step(w, new double[] {3}, 0.5);
        rule.step(w, new double[] {1}, 0.5);
        assertEquals(3, w[0], 1e-12, "5 − 0.5 · 3 − 0.5 · 1: nothing of the velocity is kept");
    }

    @Test
    @Order(5)
    void anotherLearningRateCountsAtOnce() {
        MomentumRule rule = new MomentumRule(1, 0.9);
        double[] w = {0};
        rule.step(w, new double[] {1}, 1);
        rule.step(w, new double[] {1}, 0.01);
        assertEquals(
                -1.019,
                w[0],
                1e-12,
                "v = 1.9 at the second step, and the rate is 0.01 for all of it: keep the rate out of the velocity");
    }

    @Test
    @Order(6)
    void twoRulesDoNotShareAnything() {
        MomentumRule first = new MomentumRule(1, 0.9);
        MomentumRule second = new MomentumRule(1, 0.5);
        first.step(new double[1], new double[] {100}, 1);
        double[] w = {0};
        second.step(w, new double[] {1}, 1);
        assertEquals(-1, w[0], 1e-12, "another rule has velocities of its own, 0 at first: is your field static?");
        first.step(w, new double[] {0}, 1);
        assertEquals(
                -91,
                w[0],
                1e-12,
                "and the first rule still has its β of 0.9 and its velocity of 100: is your field static?");
    }

    @Test
    @Order(7)
    void theGradientStaysAsItIs() {
        double[] gradient = {1, 2};
        MomentumRule rule = new MomentumRule(2, 0.9);
        rule.step(new double[2], gradient, 1);
        rule.step(new double[2], gradient, 1);
        assertArrayEquals(new double[] {1, 2}, gradient, "the gradient belongs to the caller; copy numbers out of it");
    }

    @Test
    @Order(8)
    void itIsFasterInALongValley() {
        double plain = distanceAfterFiftySteps(0);
        double rolling = distanceAfterFiftySteps(0.9);
        assertEquals(
                "momentum",
                rolling < plain / 2 ? "momentum" : "plain gradient descent",
                "who gets much closer to 0 in a long flat valley? Momentum came to " + rolling + ", plain descent to "
                        + plain);
    }

    /** The valley 0.01 · w² / 2, from w = 10. */
    private static double distanceAfterFiftySteps(double beta) {
        MomentumRule rule = new MomentumRule(1, beta);
        double[] w = {10};
        for (int i = 0; i < 50; i++) {
            rule.step(w, new double[] {0.01 * w[0]}, 0.5);
        }
        return Math.abs(w[0]);
    }

    @Test
    @Order(9)
    void randomStepsAgreeWithTheLevelsOwnMomentum() {
        SplittableRandom random = new SplittableRandom(23);
        for (int round = 0; round < 10; round++) {
            double beta = random.nextDouble(0.99);
            double[] start = random.doubles(5, -1, 1).toArray();
            Parameter parameter = new Parameter("w", Nd4j.create(start.clone(), new long[] {1, 5}, 'c'), false);
            Momentum expected = new Momentum(beta);
            MomentumRule rule = new MomentumRule(5, beta);
            double[] w = start.clone();
            for (int step = 1; step <= 6; step++) {
                double[] gradient = random.doubles(5, -3, 3).toArray();
                double rate = random.nextDouble(0.01, 1);
                parameter.gradient(Nd4j.create(gradient.clone(), new long[] {1, 5}, 'c'));
                expected.step(List.of(parameter), rate);
                rule.step(w, gradient, rate);
                assertArrayEquals(
                        parameter.value().toDoubleVector(),
                        w,
                        1e-9,
                        "weights after step " + step + " with beta = " + beta);
            }
        }
    }
}

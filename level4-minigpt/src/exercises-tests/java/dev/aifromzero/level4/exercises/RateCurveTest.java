package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.2",
        points = 3,
        title = "Warm-up and cosine",
        hint = "Write down the way for the example first: step 4 is 0/4, step 5 is 1/4, step 8 is 4/4. If all your"
                + " rates after the warm-up are the peak, two whole numbers were divided.",
        lesson = "docs/level4.md#step-2-training")
class RateCurveTest {
    @Test
    void theExampleIsRight() {
        double[] expected = {0.2, 0.4, 0.6, 0.8, 0.8, 0.7121, 0.5, 0.2879, 0.2};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(
                    expected[step],
                    RateCurve.at(step, 0.8, 0.2, 4, 9),
                    1e-4,
                    "rate of step " + step + " (peak 0.8, last 0.2, 4 of 9 steps to warm up)"
                            + (step < 4 ? ": peak · (step + 1) / warmUp" : ": its way is " + (step - 4) + " / 4"));
        }
        assertArrayEquals(expected, RateCurve.all(0.8, 0.2, 4, 9), 1e-4, "all nine rates");
    }

    @Test
    void withoutWarmUpItBeginsAtThePeak() {
        assertArrayEquals(
                new double[] {1, 0.75, 0.25, 0},
                RateCurve.all(1, 0, 0, 4),
                1e-12,
                "no warm-up, four steps: ways 0, 1/3, 2/3, 1 and cosines 1, 0.5, -0.5, -1");
    }

    @Test
    void afterTheEndTheRateStays() {
        for (int step : new int[] {9, 10, 12, 1000}) {
            assertEquals(
                    0.2,
                    RateCurve.at(step, 0.8, 0.2, 4, 9),
                    1e-12,
                    "step " + step + " of 9: the last rate stays; the cosine would rise again");
        }
    }

    @Test
    void aSingleStepAfterTheWarmUpHasThePeak() {
        assertArrayEquals(
                new double[] {0.5, 1, 1},
                RateCurve.all(1, 0.1, 2, 3),
                1e-12,
                "three steps, two of them to warm up: total − 1 − warmUp is 0, and 0 / 0 is no number");
        assertEquals(0.1, RateCurve.at(3, 1, 0.1, 2, 3), 1e-12, "and after it the last rate");
    }

    @Test
    void randomCurvesAgreeWithTheTrainersOwn() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 60; round++) {
            int warmUp = random.nextInt(8);
            int total = warmUp + 1 + random.nextInt(12);
            double peak = random.nextDouble(0.01, 1);
            double last = peak * random.nextDouble();
            LearningRateSchedule expected = LearningRateSchedule.warmUpCosine(peak, last, warmUp, total);
            assertEquals(
                    total, RateCurve.all(peak, last, warmUp, total).length, "one rate for each of " + total + " steps");
            for (int step = 0; step < total + 3; step++) {
                assertEquals(
                        expected.at(step),
                        RateCurve.at(step, peak, last, warmUp, total),
                        1e-12,
                        "step " + step + " of " + total + ", warm-up " + warmUp + ", from " + peak + " to " + last
                                + ": "
                                + (step < warmUp
                                        ? "it still rises"
                                        : step < total ? "what is its way?" : "it is over"));
            }
        }
    }
}

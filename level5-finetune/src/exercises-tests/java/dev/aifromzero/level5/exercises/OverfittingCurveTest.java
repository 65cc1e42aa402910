package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.6",
        points = 4,
        title = "Overfitting curve and patience",
        hint = "endsAfter must not look into the future: at each epoch it knows only the losses up to there. Keep the"
                + " best epoch so far, and compare how far behind it lies with the patience.",
        lesson = "docs/level5.md#step-4-training")
class OverfittingCurveTest {
    private static final double[] TRAINING = {5.00, 4.70, 4.40, 4.20, 4.00, 3.80, 3.60, 3.50};
    private static final double[] HELD_OUT = {5.10, 4.80, 4.60, 4.70, 4.50, 4.55, 4.62, 4.70};

    @Test
    void theExampleIsRight() {
        assertEquals(4, OverfittingCurve.best(HELD_OUT), "best epoch: the smallest held-out loss is 4.50, at epoch 4");
        assertEquals(
                3,
                OverfittingCurve.partAt(TRAINING, HELD_OUT),
                "from 2 to 3: training 4.40 to 4.20, held out 4.60 to 4.70");
        assertEquals(
                6,
                OverfittingCurve.endsAfter(HELD_OUT, 2),
                "patience 2: epochs 5 and 6 bring no new best, epoch 3 alone does not end it");
        assertEquals(
                3,
                OverfittingCurve.endsAfter(HELD_OUT, 1),
                "patience 1: epoch 3 is no new best, so epoch 4 is never seen");
        assertEquals(
                0.5,
                OverfittingCurve.gap(TRAINING, HELD_OUT),
                1e-12,
                "held out minus training at epoch 4: 4.50 − 4.00");
    }

    @Test
    void muchPatienceTrainsToTheEnd() {
        assertEquals(
                7,
                OverfittingCurve.endsAfter(HELD_OUT, 3),
                "patience 3: the third epoch without a new best is the last one anyway");
        assertEquals(7, OverfittingCurve.endsAfter(HELD_OUT, 100), "patience 100: there are only the epochs 0 to 7");
        assertEquals(
                3, OverfittingCurve.endsAfter(new double[] {4, 3, 2, 1}, 1), "it falls all the time: the last epoch");
        assertEquals(
                1,
                OverfittingCurve.endsAfter(new double[] {4, 5, 6, 1}, 1),
                "it rises at once: epoch 0 is the best so far");
        assertEquals(
                0, OverfittingCurve.endsAfter(new double[] {4}, 2), "nothing was trained: epoch 0 is all there is");
    }

    @Test
    void anEqualLossIsNoNewBest() {
        double[] heldOut = {3, 2, 2, 2, 1};
        assertEquals(
                3,
                OverfittingCurve.endsAfter(heldOut, 2),
                "3, 2, 2, 2, 1 with patience 2: epochs 2 and 3 are only as good as 1");
        assertEquals(
                1,
                OverfittingCurve.best(new double[] {3, 2, 2, 4}),
                "of equal ones the first: less training for the same loss");
        assertEquals(0, OverfittingCurve.best(new double[] {7}), "a single epoch is the best");
    }

    @Test
    void aTrainingThatIsReallyOverIsOver() {
        assertEquals(
                3,
                OverfittingCurve.endsAfter(new double[] {5, 4, 4.5, 4.6, 1}, 2),
                "5, 4, 4.5, 4.6, 1 with patience 2: nobody knows the 1 at epoch 3. Do you look into the future?");
    }

    @Test
    void curvesPartOnlyWhereOneFallsAndTheOtherRises() {
        assertEquals(
                -1,
                OverfittingCurve.partAt(new double[] {3, 2, 1}, new double[] {3, 2, 2}),
                "held out stays: that is not rising");
        assertEquals(
                -1,
                OverfittingCurve.partAt(new double[] {3, 4}, new double[] {3, 4}),
                "both rise: broken down, but no overfitting");
        assertEquals(
                -1,
                OverfittingCurve.partAt(new double[] {3, 3}, new double[] {3, 4}),
                "training stays: that is not falling");
        assertEquals(1, OverfittingCurve.partAt(new double[] {3, 2}, new double[] {3, 4}), "at the very first epoch");
        assertEquals(
                -1, OverfittingCurve.partAt(new double[] {3}, new double[] {3}), "one epoch has nothing before it");
        assertEquals(
                2,
                OverfittingCurve.partAt(new double[] {3, 2.5, 2, 1}, new double[] {3, 2, 2.5, 2}),
                "each epoch is compared with the one before it, not with epoch 0");
    }

    @Test
    void theGapBelongsToTheBestEpoch() {
        assertEquals(
                -0.5,
                OverfittingCurve.gap(new double[] {9, 3}, new double[] {8, 2.5}),
                1e-12,
                "2.5 − 3: it may be below 0");
    }

    @Test
    void randomCurvesAgreeWithTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(58);
        for (int round = 0; round < 200; round++) {
            int epochs = 1 + random.nextInt(10);
            double[] training = random.ints(epochs, 0, 6).asDoubleStream().toArray();
            double[] heldOut = random.ints(epochs, 0, 6).asDoubleStream().toArray();
            int patience = 1 + random.nextInt(4);
            String what = "training " + Arrays.toString(training) + ", held out " + Arrays.toString(heldOut);
            double smallest = Arrays.stream(heldOut).min().orElseThrow();
            int best = IntStream.range(0, epochs)
                    .filter(e -> heldOut[e] == smallest)
                    .findFirst()
                    .orElseThrow();
            assertEquals(best, OverfittingCurve.best(heldOut), "best: " + what);
            assertEquals(smallest - training[best], OverfittingCurve.gap(training, heldOut), 1e-12, "gap: " + what);
            int part = IntStream.range(1, epochs)
                    .filter(e -> training[e] < training[e - 1] && heldOut[e] > heldOut[e - 1])
                    .findFirst()
                    .orElse(-1);
            assertEquals(part, OverfittingCurve.partAt(training, heldOut), "partAt: " + what);
            int end = IntStream.range(0, epochs)
                    .filter(e -> e - firstSmallestUpTo(heldOut, e) >= patience)
                    .findFirst()
                    .orElse(epochs - 1);
            assertEquals(
                    end,
                    OverfittingCurve.endsAfter(heldOut, patience),
                    "endsAfter with patience " + patience + ": " + what);
        }
    }

    private static int firstSmallestUpTo(double[] losses, int last) {
        int best = last;
        for (int epoch = last; epoch >= 0; epoch--) {
            best = losses[epoch] <= losses[best] ? epoch : best;
        }
        return best;
    }
}

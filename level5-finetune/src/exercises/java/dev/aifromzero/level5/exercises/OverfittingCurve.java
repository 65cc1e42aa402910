package dev.aifromzero.level5.exercises;

/**
 * Task 5.6: read the curves of a training, and stop in time.
 *
 * <p>After each epoch (one round through all examples) there are two losses: on the examples that it learns from, and on
 * held-out ones. At first both fall. Later only the training loss falls, and the held-out loss turns round: the model
 * learns its exercise book by heart. What counts is the held-out loss.
 *
 * <p>Example, epoch 0 being the model before any training:
 *
 * <pre>
 * epoch           0     1     2     3     4     5     6     7
 * training     5.00  4.70  4.40  4.20  4.00  3.80  3.60  3.50
 * held out     5.10  4.80  4.60  4.70  4.50  4.55  4.62  4.70
 * </pre>
 *
 * <p>The best epoch is 4 (4.50). The two curves part for the first time at epoch 3: from 2 to 3 the training loss falls
 * and the held-out loss rises. With a patience of 2 the training ends after epoch 6, because epochs 5 and 6 brought no
 * new best; epoch 7 is never trained. (At epoch 3 there was one without a new best, but then came 4.) With a patience of
 * 1 it ends after epoch 3, too early. At the best epoch the gap between held-out and training loss is 4.50 − 4.00 = 0.50.
 *
 * <p>In the lesson: docs/level5.md, "Step 4: training".
 */
public final class OverfittingCurve {
    private OverfittingCurve() {}

    /** {@return the epoch with the smallest held-out loss; of equal ones the first: less training, the same result} */
    public static int best(double[] heldOut) {
        throw new UnsupportedOperationException("Task 5.6: where is the smallest held-out loss?");
    }

    /**
     * {@return the epoch after which the training ends}
     *
     * <p>It ends when so many epochs in a row have brought no new best (an equal loss is no new best), or after the last
     * one.
     *
     * @param heldOut at least one loss: what it would be after each epoch, if the training went on
     * @param patience at least 1
     */
    public static int endsAfter(double[] heldOut, int patience) {
        throw new UnsupportedOperationException("Task 5.6: epoch after epoch, how long ago was the best?");
    }

    /**
     * {@return the first epoch at which the training loss is smaller and the held-out loss greater than at the epoch
     * before, or −1 if the curves never part like this}
     */
    public static int partAt(double[] training, double[] heldOut) {
        throw new UnsupportedOperationException("Task 5.6: where do the curves part?");
    }

    /** {@return how much greater the held-out loss is than the training loss, at the best epoch} */
    public static double gap(double[] training, double[] heldOut) {
        throw new UnsupportedOperationException("Task 5.6: held-out loss minus training loss at the best epoch");
    }
}

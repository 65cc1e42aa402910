package dev.aifromzero.level2.exercises;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Task 2.6: learning in small portions.
 *
 * <p>With a million examples, one look at all of them for one step is a waste: a few dozen already show which way is down.
 * So the examples are shuffled, cut into batches, and each batch gives one step. When every example had its turn, an epoch
 * is over, and the next one begins with another shuffle.
 *
 * <p>Example: five examples in the shuffled order 4, 0, 3, 1, 2 and batches of 2 give [4, 0], [3, 1] and [2]: the last batch
 * takes what is left. If the mean losses of the batches are 1, 2 and 4, the mean loss of all five examples is (2 · 1 + 2 · 2
 * + 1 · 4) / 5 = 2: a batch of two counts twice as much as a batch of one. The plain mean of 1, 2, 4 would be 2.333 and
 * wrong.
 *
 * <p>A fair shuffle (Fisher and Yates): begin with 0, 1, …, n − 1. For each place i from the last down to 1, draw a place j
 * from 0 to i (i too!) and swap what stands at i and j. Then each of the orders is equally likely. Drawing j from all n
 * places every time looks just as random and is not fair.
 *
 * <p>In the lesson: docs/level2.md, "Step 3: the network learns" ("Batches"), and the lab "digits", which learns in batches of
 * 64.
 */
public final class MiniBatches {
    private MiniBatches() {}

    /**
     * {@return the numbers 0 to n − 1 in an order that chance decides, all orders equally likely}
     *
     * @param n how many examples, 0 or more
     * @param random where chance comes from: {@code random.nextInt(k)} is a number from 0 to k − 1
     */
    public static int[] shuffled(int n, RandomGenerator random) {
        throw new UnsupportedOperationException("Task 2.6: the shuffle of Fisher and Yates");
    }

    /**
     * {@return the order cut into pieces; only the last may be smaller; no piece is empty}
     *
     * @param order numbers of examples; stays as it is
     * @param batchSize at least 1
     */
    public static List<int[]> batches(int[] order, int batchSize) {
        throw new UnsupportedOperationException("Task 2.6: cut the order into pieces");
    }

    /**
     * {@return the mean loss of all examples}
     *
     * @param batchLosses the mean loss of each batch
     * @param batchSizes how many examples each batch has, at least 1
     */
    public static double meanLoss(double[] batchLosses, int[] batchSizes) {
        throw new UnsupportedOperationException("Task 2.6: every example counts the same");
    }
}

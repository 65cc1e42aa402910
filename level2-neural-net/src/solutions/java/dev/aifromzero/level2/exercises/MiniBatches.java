package dev.aifromzero.level2.exercises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Solution of task 2.6. */
public final class MiniBatches {
    private MiniBatches() {}

    /** {@return the numbers 0 to n − 1 in an order that chance decides} */
    public static int[] shuffled(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i >= 1; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** {@return the order cut into pieces} */
    public static List<int[]> batches(int[] order, int batchSize) {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += batchSize) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length)));
        }
        return batches;
    }

    /** {@return the mean loss of all examples} */
    public static double meanLoss(double[] batchLosses, int[] batchSizes) {
        double sum = 0;
        int examples = 0;
        for (int i = 0; i < batchLosses.length; i++) {
            sum += batchLosses[i] * batchSizes[i];
            examples += batchSizes[i];
        }
        return sum / examples;
    }
}

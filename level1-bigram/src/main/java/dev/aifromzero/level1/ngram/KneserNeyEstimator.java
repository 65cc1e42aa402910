package dev.aifromzero.level1.ngram;

/**
 * Interpolated Kneser–Ney smoothing. Two ideas: every count gives a little away (the discount D) to what was not seen;
 * and a shorter context does not ask how often a token came, but after how many different tokens, because a token that
 * is frequent in one surrounding only is no good guess in another.
 *
 * <p>P(w | c) = max(count(c w) − D, 0) / count(c •) + weight(c) · P(w | shorter c), with three discounts an order, for
 * counts of 1, of 2 and of more. Sources: Kneser and Ney (1995); Chen and Goodman, "An Empirical Study of Smoothing
 * Techniques for Language Modeling" (1998), section 3 (modified Kneser–Ney).
 */
final class KneserNeyEstimator extends InterpolatedEstimator {
    private static final int CLASSES = 3;
    /** Where a text is too short to estimate discounts from. */
    private static final double[] USUAL_DISCOUNTS = {0.5, 0.75, 0.9};

    private final double[][] discounts; // (order + 1, 3): by length of the n-gram and min(count, 3) − 1
    private final long[] totals;
    private final double[] givenAway;

    KneserNeyEstimator(NGramCounts counts, int vocabSize) {
        super(counts, vocabSize);
        this.discounts = discounts();
        this.totals = new long[counts.nodes()];
        this.givenAway = new double[counts.nodes()];
        for (int node = 1; node < totals.length; node++) {
            int count = adjustedCount(node);
            totals[counts.parent(node)] += count;
            givenAway[counts.parent(node)] += discount(counts.depth(node), count);
        }
    }

    /** The true count for the longest n-grams; for shorter ones the number of different left neighbours. */
    private int adjustedCount(int node) {
        return counts.depth(node) == counts.order() ? counts.count(node) : counts.leftNeighbours(node);
    }

    /** Chen and Goodman's estimates from how many n-grams have the counts 1, 2, 3 and 4. */
    private double[][] discounts() {
        long[][] withCount = new long[counts.order() + 1][CLASSES + 2];
        for (int node = 1; node < counts.nodes(); node++) {
            int count = adjustedCount(node);
            if (count <= CLASSES + 1) {
                withCount[counts.depth(node)][count]++;
            }
        }
        double[][] result = new double[counts.order() + 1][CLASSES];
        for (int length = 1; length <= counts.order(); length++) {
            long[] n = withCount[length];
            double y = n[1] / (double) (n[1] + 2 * n[2]);
            for (int c = 1; c <= CLASSES; c++) {
                double estimate = c - (c + 1) * y * n[c + 1] / n[c];
                boolean usable = estimate > 0 && estimate < c;
                result[length][c - 1] = usable ? estimate : USUAL_DISCOUNTS[c - 1];
            }
        }
        return result;
    }

    private double discount(int length, int count) {
        return count == 0 ? 0 : discounts[length][Math.min(count, CLASSES) - 1];
    }

    @Override
    double share(int child) {
        int count = adjustedCount(child);
        long total = totals[counts.parent(child)];
        return total == 0 ? 0 : (count - discount(counts.depth(child), count)) / total;
    }

    @Override
    double shorterWeight(int node) {
        return totals[node] == 0 ? 1 : givenAway[node] / totals[node];
    }
}

package dev.aifromzero.level1.ngram;

/**
 * A context that was followed by many different tokens will probably be followed by a new one again: it leaves as much
 * to the shorter context as it has had different followers. With N tokens after c, T of them different,
 *
 * <p>P(w | c) = (count(c w) + T · P(w | shorter c)) / (N + T).
 *
 * <p>Source: Witten and Bell, "The Zero-Frequency Problem" (1991), method C, interpolated as in Chen and Goodman (1998).
 */
final class WittenBellEstimator extends InterpolatedEstimator {
    private final int[] totals;
    private final int[] followers;

    WittenBellEstimator(NGramCounts counts, int vocabSize) {
        super(counts, vocabSize);
        this.totals = new int[counts.nodes()];
        this.followers = new int[counts.nodes()];
        for (int node = 1; node < totals.length; node++) {
            totals[counts.parent(node)] += counts.count(node);
            followers[counts.parent(node)]++;
        }
    }

    @Override
    double share(int child) {
        int context = counts.parent(child);
        return counts.count(child) / (double) (totals[context] + followers[context]);
    }

    @Override
    double shorterWeight(int node) {
        return totals[node] == 0 ? 1 : followers[node] / (double) (totals[node] + followers[node]);
    }
}

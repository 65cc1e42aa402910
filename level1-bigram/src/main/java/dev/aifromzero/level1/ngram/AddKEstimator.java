package dev.aifromzero.level1.ngram;

import java.util.Arrays;

/**
 * P(w | c) = (count(c w) + k) / (count(c •) + k V): every token gets k counts that nobody has seen. After a context that
 * was never seen, all tokens are equally likely. Source: Jurafsky and Martin, "Speech and Language Processing", 3rd
 * edition draft, chapter 3.
 */
final class AddKEstimator implements Estimator {
    private final NGramCounts counts;
    private final int vocabSize;
    private final double k;
    private final int[] totals;

    AddKEstimator(NGramCounts counts, int vocabSize, double k) {
        this.counts = counts;
        this.vocabSize = vocabSize;
        this.k = k;
        this.totals = new int[counts.nodes()];
        for (int node = 1; node < totals.length; node++) {
            totals[counts.parent(node)] += counts.count(node);
        }
    }

    @Override
    public double probability(Context context, int token) {
        int node = context.longest();
        if (node == NGramCounts.NONE) {
            return 1.0 / vocabSize;
        }
        int child = counts.child(node, token);
        int seen = child == NGramCounts.NONE ? 0 : counts.count(child);
        return (seen + k) / (totals[node] + k * vocabSize);
    }

    @Override
    public double[] distribution(Context context) {
        double[] probabilities = new double[vocabSize];
        int node = context.longest();
        double total = (node == NGramCounts.NONE ? 0 : totals[node]) + k * vocabSize;
        Arrays.fill(probabilities, k / total);
        if (node != NGramCounts.NONE) {
            for (int n = counts.firstChild(node); n != NGramCounts.NONE; n = counts.sibling(n)) {
                probabilities[counts.token(n)] += counts.count(n) / total;
            }
        }
        return probabilities;
    }
}

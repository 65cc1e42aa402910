package dev.aifromzero.level1.ngram;

import java.util.Arrays;

/**
 * Mixes all orders: P(w | c) = own share of w after c + weight(c) · P(w | c without its oldest token), down to the empty
 * context, below which all tokens are equally likely. A subclass says what the shares and weights are; they must sum to
 * 1 in every context.
 */
abstract class InterpolatedEstimator implements Estimator {
    final NGramCounts counts;
    private final int vocabSize;

    InterpolatedEstimator(NGramCounts counts, int vocabSize) {
        this.counts = counts;
        this.vocabSize = vocabSize;
    }

    /** {@return the share of an n-gram (a child of the context's node) in its context's probability, 0 to 1} */
    abstract double share(int child);

    /** {@return how much of the probability the shorter context may give away, 0 to 1; 1 if this one knows nothing} */
    abstract double shorterWeight(int node);

    @Override
    public final double probability(Context context, int token) {
        double probability = 1.0 / vocabSize;
        for (int length = 0; length <= context.length() && context.nodes()[length] != NGramCounts.NONE; length++) {
            int node = context.nodes()[length];
            int child = counts.child(node, token);
            probability *= shorterWeight(node);
            probability += child == NGramCounts.NONE ? 0 : share(child);
        }
        return probability;
    }

    @Override
    public final double[] distribution(Context context) {
        double[] probabilities = new double[vocabSize];
        Arrays.fill(probabilities, 1.0 / vocabSize);
        for (int length = 0; length <= context.length() && context.nodes()[length] != NGramCounts.NONE; length++) {
            int node = context.nodes()[length];
            double weight = shorterWeight(node);
            for (int token = 0; token < vocabSize; token++) {
                probabilities[token] *= weight;
            }
            for (int n = counts.firstChild(node); n != NGramCounts.NONE; n = counts.sibling(n)) {
                probabilities[counts.token(n)] += share(n);
            }
        }
        return probabilities;
    }
}

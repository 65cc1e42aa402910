package dev.aifromzero.level1.sampling;

/** Turns logits into probabilities: e to the logit, divided by the sum of all. */
public final class Softmax {
    private Softmax() {}

    /**
     * {@return the probabilities (V), which sum to 1; −∞ gives exactly 0}
     *
     * <p>The greatest logit is taken off first: the result is the same, and no power can overflow.
     *
     * @param logits one score a token (V), any size
     * @throws IllegalStateException if a logit is NaN or +∞, or all are −∞: the numbers of a damaged model, or of a training gone wrong
     */
    public static double[] of(float[] logits) {
        float max = max(logits);
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] != Float.NEGATIVE_INFINITY) {
                probabilities[id] = Math.exp((double) logits[id] - max);
                sum += probabilities[id];
            }
        }
        for (int id = 0; id < probabilities.length; id++) {
            probabilities[id] /= sum;
        }
        return probabilities;
    }

    /** The greatest logit, which must be a number. */
    static float max(float[] logits) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (!(logit < Float.POSITIVE_INFINITY)) {
                throw overflowed("a score is " + logit);
            }
            max = logit > max ? logit : max;
        }
        if (max == Float.NEGATIVE_INFINITY) {
            throw overflowed("every score is −∞");
        }
        return max;
    }

    private static IllegalStateException overflowed(String how) {
        return new IllegalStateException("The model's numbers have overflowed: " + how);
    }
}

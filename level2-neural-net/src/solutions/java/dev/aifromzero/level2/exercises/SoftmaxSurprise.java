package dev.aifromzero.level2.exercises;

import java.util.Arrays;

/** Solution of task 2.4. */
public final class SoftmaxSurprise {
    private SoftmaxSurprise() {}

    /** {@return the probabilities} */
    public static double[] softmax(double[] logits) {
        return Arrays.stream(logSoftmax(logits)).map(Math::exp).toArray();
    }

    /** ln p, which stays finite where p is too small for a computer. */
    private static double[] logSoftmax(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - largest);
        }
        double logSum = largest + Math.log(sum);
        return Arrays.stream(logits).map(logit -> logit - logSum).toArray();
    }

    /** {@return the mean loss of a batch} */
    public static double loss(double[][] logits, int[] targets) {
        double nats = 0;
        for (int b = 0; b < logits.length; b++) {
            nats -= logSoftmax(logits[b])[targets[b]];
        }
        return nats / logits.length;
    }

    /** {@return how the mean loss changes with each logit} */
    public static double[][] gradient(double[][] logits, int[] targets) {
        double[][] gradient = new double[logits.length][];
        for (int b = 0; b < logits.length; b++) {
            double[] row = softmax(logits[b]);
            row[targets[b]] -= 1;
            gradient[b] = Arrays.stream(row).map(g -> g / logits.length).toArray();
        }
        return gradient;
    }
}

package dev.aifromzero.level3.exercises;

import java.util.Arrays;

/** Solution of task 3.2. */
public final class FutureMask {
    private FutureMask() {}

    /** {@return the mask (T, S)} */
    public static double[][] mask(int queries, int keys) {
        double[][] mask = new double[queries][keys];
        int past = keys - queries; // so many keys stand before the first query
        for (int t = 0; t < queries; t++) {
            for (int s = past + t + 1; s < keys; s++) {
                mask[t][s] = Double.NEGATIVE_INFINITY;
            }
        }
        return mask;
    }

    /** {@return the attention weights (T, S)} */
    public static double[][] weights(double[][] scores, double[][] mask) {
        double[][] weights = new double[scores.length][];
        for (int t = 0; t < scores.length; t++) {
            double[] row = new double[scores[t].length];
            for (int s = 0; s < row.length; s++) {
                row[s] = scores[t][s] + mask[t][s];
            }
            weights[t] = softmax(row);
        }
        return weights;
    }

    private static double[] softmax(double[] row) {
        double largest = Arrays.stream(row).max().orElseThrow(); // e to 1000 would be infinite
        double[] powers =
                Arrays.stream(row).map(score -> Math.exp(score - largest)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}

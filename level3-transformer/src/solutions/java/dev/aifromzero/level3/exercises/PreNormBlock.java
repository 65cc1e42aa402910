package dev.aifromzero.level3.exercises;

import java.util.function.UnaryOperator;

/** Solution of task 3.3. */
public final class PreNormBlock {
    private static final double EPSILON = 1e-5;

    private PreNormBlock() {}

    /** {@return the vector normalized, then scaled and shifted} */
    public static double[] layerNorm(double[] x, double[] weight, double[] bias) {
        double mean = 0;
        for (double number : x) {
            mean += number / x.length;
        }
        double variance = 0;
        for (double number : x) {
            variance += (number - mean) * (number - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            y[c] = (x[c] - mean) / Math.sqrt(variance + EPSILON) * weight[c] + bias[c];
        }
        return y;
    }

    /** {@return a + b, number by number} */
    public static double[][] add(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][];
        for (int t = 0; t < a.length; t++) {
            sum[t] = new double[a[t].length];
            for (int c = 0; c < a[t].length; c++) {
                sum[t][c] = a[t][c] + b[t][c];
            }
        }
        return sum;
    }

    /** {@return the token vectors after the block} */
    public static double[][] block(
            double[][] x,
            UnaryOperator<double[][]> norm1,
            UnaryOperator<double[][]> attention,
            UnaryOperator<double[][]> norm2,
            UnaryOperator<double[][]> feedForward) {
        double[][] talked = add(x, attention.apply(norm1.apply(x)));
        return add(talked, feedForward.apply(norm2.apply(talked)));
    }
}

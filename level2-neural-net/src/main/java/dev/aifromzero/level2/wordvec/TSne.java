package dev.aifromzero.level2.wordvec;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * t-SNE: a flat map on which neighbours stay neighbours (van der Maaten and Hinton, "Visualizing Data using t-SNE", JMLR
 * 2008).
 *
 * <p>In the cloud, p_ij says how much i and j are neighbours; on the map, q_ij does. Points of the map are moved until
 * both agree: gradient descent on the Kullback-Leibler divergence KL(P‖Q) = Σ p ln(p / q). Distances between far groups
 * on the map mean little.
 */
public final class TSne {
    private static final int ITERATIONS = 750;
    private static final int EXAGGERATED_ITERATIONS = 150;
    private static final double EXAGGERATION = 4;
    private static final double LEARNING_RATE = 40;
    private static final double SMALLEST = 1e-12;
    private static final int BISECTIONS = 60;

    private TSne() {}

    /**
     * {@return the map (N, 2)}
     *
     * @param cloud the points (N, D), at least four of them
     * @param perplexity about how many neighbours each point has, 1 to below N
     * @param random puts the points of the map near its middle at first
     */
    public static double[][] map(double[][] cloud, double perplexity, RandomGenerator random) {
        double[][] p = neighbours(cloud, perplexity);
        int n = cloud.length;
        double[][] y = new double[n][2];
        for (double[] point : y) {
            point[0] = 1e-2 * random.nextGaussian();
            point[1] = 1e-2 * random.nextGaussian();
        }
        double[][] speed = new double[n][2];
        double[][] gain = new double[n][2];
        Arrays.stream(gain).forEach(row -> Arrays.fill(row, 1));
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            boolean exaggerated = iteration < EXAGGERATED_ITERATIONS;
            double[][] slope = gradient(p, y, exaggerated ? EXAGGERATION : 1);
            double momentum = exaggerated ? 0.5 : 0.8;
            for (int i = 0; i < n; i++) {
                for (int d = 0; d < 2; d++) {
                    // A point that keeps going the same way takes longer steps (Jacobs, 1988, as in the paper).
                    boolean sameWay = Math.signum(slope[i][d]) != Math.signum(speed[i][d]);
                    gain[i][d] = Math.max(0.01, sameWay ? gain[i][d] + 0.2 : gain[i][d] * 0.8);
                    speed[i][d] = momentum * speed[i][d] - LEARNING_RATE * gain[i][d] * slope[i][d];
                    y[i][d] += speed[i][d];
                }
            }
        }
        return y;
    }

    /** {@return p_ij: symmetric, all together 1; each point's Gaussian is as wide as the perplexity asks} */
    static double[][] neighbours(double[][] cloud, double perplexity) {
        int n = cloud.length;
        double[][] conditional = new double[n][];
        for (int i = 0; i < n; i++) {
            conditional[i] = conditional(cloud, i, perplexity);
        }
        double[][] p = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                p[i][j] = i == j ? 0 : Math.max(SMALLEST, (conditional[i][j] + conditional[j][i]) / (2 * n));
            }
        }
        return p;
    }

    /** p_j|i ∝ exp(−β ‖x_i − x_j‖²), with β found by bisection so that its entropy is ln perplexity. */
    private static double[] conditional(double[][] cloud, int i, double perplexity) {
        double[] squares = new double[cloud.length];
        for (int j = 0; j < squares.length; j++) {
            squares[j] = square(cloud[i], cloud[j]);
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        double[] p = null;
        for (int bisection = 0; bisection < BISECTIONS; bisection++) {
            p = gaussian(squares, i, beta);
            double entropy = 0;
            for (double share : p) {
                entropy -= share == 0 ? 0 : share * Math.log(share);
            }
            if (entropy > Math.log(perplexity)) {
                low = beta;
                beta = high == Double.POSITIVE_INFINITY ? beta * 2 : (low + high) / 2;
            } else {
                high = beta;
                beta = (low + high) / 2;
            }
        }
        return p;
    }

    private static double[] gaussian(double[] squares, int i, double beta) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < squares.length; j++) {
            nearest = j == i ? nearest : Math.min(nearest, squares[j]);
        }
        double[] p = new double[squares.length];
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
            // The nearest distance is taken off first, or all of them could round to 0.
            p[j] = j == i ? 0 : Math.exp(-beta * (squares[j] - nearest));
            sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
        return p;
    }

    /** {@return dKL/dy_i = 4 Σ_j (p_ij − q_ij)(y_i − y_j) / (1 + ‖y_i − y_j‖²)} (equation 5 of the paper) */
    static double[][] gradient(double[][] p, double[][] y, double exaggeration) {
        int n = y.length;
        double[][] weights = weights(y);
        double total = total(weights);
        double[][] slope = new double[n][2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double pull = 4 * (exaggeration * p[i][j] - weights[i][j] / total) * weights[i][j];
                slope[i][0] += pull * (y[i][0] - y[j][0]);
                slope[i][1] += pull * (y[i][1] - y[j][1]);
            }
        }
        return slope;
    }

    /** {@return KL(P‖Q), in nats: 0 for a perfect map} */
    static double divergence(double[][] p, double[][] y) {
        double[][] weights = weights(y);
        double total = total(weights);
        double nats = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                nats += i == j ? 0 : p[i][j] * Math.log(p[i][j] / (weights[i][j] / total));
            }
        }
        return nats;
    }

    /** Student's t: 1 / (1 + ‖y_i − y_j‖²), 0 for a point and itself. Divided by their sum they are q. */
    private static double[][] weights(double[][] y) {
        double[][] weights = new double[y.length][y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                weights[i][j] = i == j ? 0 : 1 / (1 + square(y[i], y[j]));
            }
        }
        return weights;
    }

    private static double total(double[][] weights) {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
    }

    private static double square(double[] one, double[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += (one[d] - other[d]) * (one[d] - other[d]);
        }
        return sum;
    }
}

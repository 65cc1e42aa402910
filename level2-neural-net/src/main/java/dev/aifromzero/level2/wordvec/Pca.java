package dev.aifromzero.level2.wordvec;

import java.util.Arrays;

/**
 * Principal component analysis (Pearson, 1901; Hotelling, 1933): looks at a cloud of points from the side where it is
 * widest.
 *
 * @param points the points seen from there (N, 2)
 * @param shares how much of the whole spread (variance) each of both directions shows, 0 to 1
 */
public record Pca(double[][] points, double[] shares) {
    private static final int AXES = 2;
    private static final int ITERATIONS = 500;

    /**
     * {@return the two widest directions of a cloud (N, D), N and D at least 2}
     *
     * @param cloud N points of D numbers each; not changed
     */
    public static Pca of(double[][] cloud) {
        double[][] centred = centred(cloud);
        double[][] covariance = covariance(centred);
        double spread = 0;
        for (int d = 0; d < covariance.length; d++) {
            spread += covariance[d][d];
        }
        double[][] points = new double[cloud.length][AXES];
        double[] shares = new double[AXES];
        for (int axis = 0; axis < AXES; axis++) {
            double[] direction = widest(covariance);
            double width = product(times(covariance, direction), direction);
            shares[axis] = spread == 0 ? 0 : width / spread;
            for (int i = 0; i < cloud.length; i++) {
                points[i][axis] = product(centred[i], direction);
            }
            // Without this direction, the next widest one is the widest.
            for (int row = 0; row < direction.length; row++) {
                for (int column = 0; column < direction.length; column++) {
                    covariance[row][column] -= width * direction[row] * direction[column];
                }
            }
        }
        return new Pca(points, shares);
    }

    private static double[][] centred(double[][] cloud) {
        double[][] centred = Arrays.stream(cloud).map(double[]::clone).toArray(double[][]::new);
        for (int d = 0; d < cloud[0].length; d++) {
            double mean = 0;
            for (double[] point : cloud) {
                mean += point[d] / cloud.length;
            }
            for (double[] point : centred) {
                point[d] -= mean;
            }
        }
        return centred;
    }

    private static double[][] covariance(double[][] centred) {
        int dimensions = centred[0].length;
        double[][] covariance = new double[dimensions][dimensions];
        for (double[] point : centred) {
            for (int row = 0; row < dimensions; row++) {
                for (int column = 0; column < dimensions; column++) {
                    covariance[row][column] += point[row] * point[column] / centred.length;
                }
            }
        }
        return covariance;
    }

    /** The power method (von Mises, 1929): multiplied again and again, any arrow turns to the widest direction. */
    private static double[] widest(double[][] matrix) {
        double[] direction = new double[matrix.length];
        for (int d = 0; d < direction.length; d++) {
            direction[d] = 1 + d * 0.01; // any start will do that is not at a right angle to the answer
        }
        normalize(direction);
        for (int i = 0; i < ITERATIONS; i++) {
            double[] next = times(matrix, direction);
            if (product(next, next) == 0) {
                return direction;
            }
            direction = next;
            normalize(direction);
        }
        return direction;
    }

    private static void normalize(double[] vector) {
        double length = Math.sqrt(product(vector, vector));
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= length;
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> product(row, vector)).toArray();
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }
}

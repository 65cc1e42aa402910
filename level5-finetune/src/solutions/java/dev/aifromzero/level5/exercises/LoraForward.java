package dev.aifromzero.level5.exercises;

/** Solution of task 5.4. */
public final class LoraForward {
    private LoraForward() {}

    /** {@return the matrix times the vector} */
    public static double[] multiply(double[][] matrix, double[] x) {
        double[] y = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i][j] * x[j];
            }
        }
        return y;
    }

    /** {@return y} */
    public static double[] forward(double[][] w, double[][] a, double[][] b, double alpha, double[] x) {
        double[] y = multiply(w, x);
        double[] correction = multiply(b, multiply(a, x)); // (in) -> (r) -> (out)
        for (int i = 0; i < y.length; i++) {
            y[i] += alpha / a.length * correction[i];
        }
        return y;
    }

    /** {@return a B for a new adapter, with which nothing changes} */
    public static double[][] firstB(int out, int rank) {
        return new double[out][rank]; // zeros
    }
}

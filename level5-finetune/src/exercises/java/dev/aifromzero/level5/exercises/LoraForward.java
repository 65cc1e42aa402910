package dev.aifromzero.level5.exercises;

/**
 * Task 5.4: a layer with a LoRA correction, by the formula of Hu and others (2021).
 *
 * <pre>
 * y = W x + (alpha / r) · B (A x)
 * </pre>
 *
 * <p>W is the trained matrix; it stays as it is. A has r rows and squeezes x into r numbers; B has r columns and widens
 * them again. Nobody writes r down: it is the number of rows of A.
 *
 * <p>Example: x = (1, 2), A = (3 4), so r = 1, and B is a column of 1, −1, 2. Then A x = 3 · 1 + 4 · 2 = 11, and B widens
 * it to (11, −11, 22). With alpha = 0.5, alpha / r is 0.5, and the correction is (5.5, −5.5, 11). If W has the rows (1,
 * 0), (0, 1), (1, 1), then W x = (1, 2, 3), and y = (6.5, −3.5, 14).
 *
 * <p>A matrix is an array of rows here: {@code w[i][j]} stands in row i and column j. W has {@code out} rows of {@code
 * in} numbers, A has r rows of {@code in} numbers, B has {@code out} rows of r numbers.
 *
 * <p>In the lesson: docs/level5.md, "Step 3: LoRA".
 */
public final class LoraForward {
    private LoraForward() {}

    /**
     * {@return the matrix times the vector: one number for each row, the sum of row times x}
     *
     * @param matrix at least one row, each as long as x
     */
    public static double[] multiply(double[][] matrix, double[] x) {
        throw new UnsupportedOperationException("Task 5.4: one sum of products for each row");
    }

    /**
     * {@return y; nothing that is given is changed}
     *
     * @param w (out, in)
     * @param a (r, in)
     * @param b (out, r)
     * @param x in numbers
     */
    public static double[] forward(double[][] w, double[][] a, double[][] b, double alpha, double[] x) {
        throw new UnsupportedOperationException("Task 5.4: W x and the correction");
    }

    /**
     * {@return a B for a new adapter, with which the layer does exactly what it did before, whatever A and x are}
     *
     * @param out how many rows
     * @param rank how many columns
     */
    public static double[][] firstB(int out, int rank) {
        throw new UnsupportedOperationException("Task 5.4: which B makes the correction 0?");
    }
}

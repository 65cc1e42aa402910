package dev.aifromzero.level2.bench;

import java.util.Arrays;

/** A matrix product in plain Java loops, to hold ND4J's against. */
public final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * Writes A · B into C; A (n, m), B (m, k), C (n, k). The inner loop runs along rows, as memory does.
     *
     * @param a the left matrix, one array a row (n, m)
     * @param b the right matrix (m, k)
     * @param c where the product goes (n, k); what was there is overwritten
     */
    public static void multiply(double[][] a, double[][] b, double[][] c) {
        for (int i = 0; i < a.length; i++) {
            double[] row = c[i];
            Arrays.fill(row, 0);
            for (int m = 0; m < b.length; m++) {
                double factor = a[i][m];
                double[] other = b[m];
                for (int j = 0; j < row.length; j++) {
                    row[j] += factor * other[j];
                }
            }
        }
    }
}

package dev.aifromzero.level5.exercises;

/** Solution of task 5.8. */
public final class WhoMovesFirst {
    private WhoMovesFirst() {}

    /** Which of the two matrices has slopes that are not 0. */
    public enum Mover {
        /** Only A. */
        A,
        /** Only B. */
        B,
        /** Both. */
        BOTH,
        /** None: it will never learn anything. */
        NONE
    }

    /** {@return the slopes of B's numbers, (out, r)} */
    public static double[][] slopesOfB(double[][] a, double[][] b, double s, double[] x, double[] g) {
        double[][] slopes = new double[b.length][a.length];
        for (int k = 0; k < a.length; k++) {
            double narrow = 0; // (A x)[k]
            for (int j = 0; j < x.length; j++) {
                narrow += a[k][j] * x[j];
            }
            for (int i = 0; i < b.length; i++) {
                slopes[i][k] = s * g[i] * narrow;
            }
        }
        return slopes;
    }

    /** {@return the slopes of A's numbers, (r, in)} */
    public static double[][] slopesOfA(double[][] a, double[][] b, double s, double[] x, double[] g) {
        double[][] slopes = new double[a.length][x.length];
        for (int k = 0; k < a.length; k++) {
            double throughB = 0;
            for (int i = 0; i < b.length; i++) {
                throughB += g[i] * b[i][k];
            }
            for (int j = 0; j < x.length; j++) {
                slopes[k][j] = s * throughB * x[j];
            }
        }
        return slopes;
    }

    /** {@return B: A's way to the loss goes through B, which is zero} */
    public static Mover ifOnlyBIsZero() {
        return Mover.B;
    }

    /** {@return A: what reaches B is A x, which is zero} */
    public static Mover ifOnlyAIsZero() {
        return Mover.A;
    }

    /** {@return none: each waits for the other for ever} */
    public static Mover ifBothAreZero() {
        return Mover.NONE;
    }

    /** {@return both: B is no longer zero} */
    public static Mover inTheSecondStep() {
        return Mover.BOTH;
    }
}

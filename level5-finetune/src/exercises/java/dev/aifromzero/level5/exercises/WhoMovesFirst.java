package dev.aifromzero.level5.exercises;

/**
 * Task 5.8: predict, then measure. Who moves first, A or B?
 *
 * <p>A LoRA layer computes y = W x + s · B (A x), with s = alpha / r. Let g be the slopes of the loss: g[i] says how much
 * the loss grows where y[i] grows. Which slopes do the numbers of A and B have then? Each is a product along the way from
 * the number to the loss:
 *
 * <pre>
 * slope of B[i][k] = s · g[i] · (A x)[k]           B's number meets what A has made of x
 * slope of A[k][j] = s · (sum over i of g[i] · B[i][k]) · x[j]        A's number must go through B
 * </pre>
 *
 * <p>Example: x = (1, 2), A = (3 4), B is a column of 1, −1, 2, s = 0.5 and g = (1, 0, −1). Then A x = 11, and the slopes
 * of B are 0.5 · 1 · 11 = 5.5, then 0, then −5.5. The sum through B is 1 · 1 + 0 · (−1) + (−1) · 2 = −1, and the slopes
 * of A are 0.5 · (−1) · 1 = −0.5 and 0.5 · (−1) · 2 = −1.
 *
 * <p>A number with slope 0 does not move in a step of gradient descent. Now predict, before you compute anything: an
 * adapter begins with A by chance and B zero. Who moves in the first step, A, B, both or none? And what if somebody
 * begins otherwise?
 *
 * <p>In the lesson: docs/level5.md, "Step 3: LoRA" ("Why nothing changes at first").
 */
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

    /**
     * {@return the slopes of B's numbers, (out, r)}
     *
     * @param a (r, in)
     * @param b (out, r)
     * @param s alpha / r
     * @param x in numbers
     * @param g out numbers, the slopes of the loss by y
     */
    public static double[][] slopesOfB(double[][] a, double[][] b, double s, double[] x, double[] g) {
        throw new UnsupportedOperationException("Task 5.8: s · g[i] · (A x)[k]");
    }

    /** {@return the slopes of A's numbers, (r, in); everything given is as for {@link #slopesOfB}} */
    public static double[][] slopesOfA(double[][] a, double[][] b, double s, double[] x, double[] g) {
        throw new UnsupportedOperationException("Task 5.8: s · (sum over i of g[i] · B[i][k]) · x[j]");
    }

    /** {@return your prediction: who moves in the first step if A begins by chance and B with zeros?} */
    public static Mover ifOnlyBIsZero() {
        throw new UnsupportedOperationException("Task 5.8: predict who moves when B is zero");
    }

    /** {@return your prediction: who moves if A begins with zeros and B by chance?} */
    public static Mover ifOnlyAIsZero() {
        throw new UnsupportedOperationException("Task 5.8: predict who moves when A is zero");
    }

    /** {@return your prediction: who moves if both begin with zeros?} */
    public static Mover ifBothAreZero() {
        throw new UnsupportedOperationException("Task 5.8: predict who moves when both are zero");
    }

    /**
     * {@return your prediction: A by chance, B zero as usual. Who moves in the <em>second</em> step, after one step
     * downhill?}
     */
    public static Mover inTheSecondStep() {
        throw new UnsupportedOperationException("Task 5.8: predict who moves in the second step");
    }
}

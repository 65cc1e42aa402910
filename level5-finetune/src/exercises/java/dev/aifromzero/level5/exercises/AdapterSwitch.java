package dev.aifromzero.level5.exercises;

import java.util.List;

/**
 * Task 5.7: one base, many adapters.
 *
 * <p>A class wants an adapter for biology, one for cricket, one for Hindi. Nobody needs three models for that: the large
 * matrix is kept once, and each adapter is a pair of thin ones beside it. Switching means to use another pair; the base
 * is never touched, so it can never be spoilt.
 *
 * <p>A layer without adapter computes W x; with one it computes W x + (alpha / r) · B (A x), where r is the number of
 * rows of A.
 *
 * <p>Example: W has the single row (1, 1), and x = (2, 3).
 *
 * <pre>
 * AdapterSwitch layer = new AdapterSwitch(w);
 * layer.forward(x)                                  gives (5)
 * layer.add("cricket", a, b, 4)                     A has the row (1, 0), B is the number 10: rank 1
 * layer.forward(x)                                  still gives (5): added is not yet used
 * layer.use("cricket"); layer.forward(x)            gives 5 + 4 / 1 · 10 · 2 = (85)
 * layer.use("base"); layer.forward(x)               gives (5) again, exactly
 * </pre>
 *
 * <p>In the lesson: docs/level5.md, "Step 5: side by side" ("Chat"). A matrix is an array of rows: {@code w[i][j]}.
 */
public final class AdapterSwitch {
    /** The name of the base without any adapter; no adapter may be called so. */
    public static final String BASE = "base";

    /**
     * A layer without adapters; it uses {@link #BASE}.
     *
     * @param w the trained matrix, (out, in); nobody changes it later
     */
    public AdapterSwitch(double[][] w) {
        throw new UnsupportedOperationException("Task 5.7: keep the matrix, and make room for adapters");
    }

    /**
     * Puts an adapter on the shelf. What is in use stays in use; but if it is this very name, the new one counts from now
     * on.
     *
     * @param name of an adapter; one that is there already is replaced
     * @param a A, (r, in)
     * @param b B, (out, r)
     * @throws IllegalArgumentException if the name is {@link #BASE}, or if the shapes do not fit: a row of A must be as
     *     long as a row of W, B must have as many rows as W, and a row of B must be as long as A has rows. Then nothing
     *     is changed
     */
    public void add(String name, double[][] a, double[][] b, double alpha) {
        throw new UnsupportedOperationException("Task 5.7: check the shapes, then keep the adapter");
    }

    /**
     * Uses another adapter from now on, or {@link #BASE}.
     *
     * @throws IllegalArgumentException if there is none of this name; then what is in use stays in use
     */
    public void use(String name) {
        throw new UnsupportedOperationException("Task 5.7: remember the name, if there is such an adapter");
    }

    /** {@return the name of what is in use} */
    public String current() {
        throw new UnsupportedOperationException("Task 5.7: what is in use");
    }

    /** {@return all names that can be used: {@link #BASE} first, then the adapters by the alphabet} */
    public List<String> names() {
        throw new UnsupportedOperationException("Task 5.7: base, then the adapters by the alphabet");
    }

    /** {@return what the layer computes with the adapter in use: as many numbers as W has rows} */
    public double[] forward(double[] x) {
        throw new UnsupportedOperationException("Task 5.7: W x, and the correction of the adapter in use");
    }
}

package dev.aifromzero.level2.exercises;

/**
 * Task 2.2: the simplest bend, and the way back through it.
 *
 * <p>ReLU lets positive sums through and makes the others 0: {@code relu(z) = max(z, 0)}. On the way back, a layer receives
 * the blame dL/dA, how the loss changes with each of its answers. The slope of ReLU is 1 where z is above 0, and 0 elsewhere
 * (at z = 0 itself we say 0), so the blame passes where z was above 0 and stops elsewhere:
 *
 * <pre>
 * dL/dZ = dL/dA where Z &gt; 0, otherwise 0
 * </pre>
 *
 * <p>Example: z = (−1, 0, 2) gives (0, 0, 2). If the blame is dL/dA = (0.5, 0.5, −0.3), then dL/dZ = (0, 0, −0.3). It does
 * not matter whether the blame is positive or negative, only whether z was.
 *
 * <p>A neuron whose z is never above 0, for no example at all, lets no blame through: it never learns again. It is called
 * dead, and you count such neurons.
 *
 * <p>In the lesson: docs/level2.md, "Step 3: the network learns" (the table under "Backpropagation"; ReLU is the f).
 */
public final class ReluBend {
    private ReluBend() {}

    /** {@return max(z, 0) for each number, a new array; the given one stays as it is} */
    public static double[] forward(double[] z) {
        throw new UnsupportedOperationException("Task 2.2: max(z, 0) for each number");
    }

    /**
     * {@return dL/dZ, a new array; the given ones stay as they are}
     *
     * @param z the sums that went into the forward pass
     * @param dA dL/dA, one number for each of z
     */
    public static double[] backward(double[] z, double[] dA) {
        throw new UnsupportedOperationException("Task 2.2: where does the blame pass?");
    }

    /**
     * {@return how many neurons are dead: those whose z is 0 or below for every example}
     *
     * @param z one row an example, one column a neuron, (B, H); B is at least 1
     */
    public static int deadNeurons(double[][] z) {
        throw new UnsupportedOperationException("Task 2.2: look down each column");
    }
}

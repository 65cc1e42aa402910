package dev.aifromzero.level3.djl;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** An attention that learns, in DJL's way or in ours. */
public interface Learner extends AutoCloseable {
    /**
     * {@return the result for an input, (B, T, C) flat in Java}
     *
     * @param x the input, (B, T, C)
     */
    float[] output(NDArray x);

    /**
     * Leaves the gradients of the mean squared error in the parameters.
     *
     * @param x the input, (B, T, C)
     * @param target what should come out, (B, T, C)
     * @return the error
     */
    float backward(NDArray x, NDArray target);

    /** Moves each parameter against its gradient, and forgets the gradients. */
    void step();

    /** {@return the gradients by the parameters' names} */
    Map<String, float[]> gradients();

    @Override
    void close();
}

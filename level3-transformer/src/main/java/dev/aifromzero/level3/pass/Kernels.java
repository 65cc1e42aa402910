package dev.aifromzero.level3.pass;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;

/**
 * The few operations that take almost all of a training's time. A model computes the same with every set of kernels; only
 * the speed and the last digits differ.
 *
 * <p>{@link #readable()} is written as in the lesson, formula by formula. Level 4's package {@code fast} has others.
 */
public interface Kernels {
    /** {@return the kernels that read like the formulas} */
    static Kernels readable() {
        return ReadableKernels.INSTANCE;
    }

    /**
     * {@return what computes this layer}
     *
     * @param layer the weights and the bias, which are not copied
     */
    Projection projection(Linear layer);

    /**
     * {@return GELU by its tanh approximation; the shape stays}
     *
     * @param x any shape
     */
    NDArray geluTanh(NDArray x);

    /**
     * {@return what each query gathered: softmax(Q Kᵀ / √D + mask) V, shape (B, H, T, D)}
     *
     * @param queries shape (B, H, T, D)
     * @param keys shape (B, H, S, D)
     * @param values shape (B, H, S, D)
     * @param dropout part of the attention weights set to 0 in training
     * @param block the index of the block, for an observer of the pass
     * @param pass gives the causal mask, the dropout and the observer
     */
    NDArray attention(NDArray queries, NDArray keys, NDArray values, double dropout, int block, Pass pass);

    /** {@return what sets values to 0 in one training pass} */
    Pass.Dropout dropout();
}

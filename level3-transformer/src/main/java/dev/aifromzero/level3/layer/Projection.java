package dev.aifromzero.level3.layer;

import ai.djl.ndarray.NDArray;

/**
 * A linear map of each token's vector. The blocks only know this interface, so that level 5 can put a LoRA adapter where
 * a plain linear layer was.
 */
@FunctionalInterface
public interface Projection {
    /**
     * {@return the projected vectors, (B, T, in) -> (B, T, out)}
     *
     * @param x the token vectors, (B, T, in)
     * @param training whether dropout is on, where the projection has any
     */
    NDArray forward(NDArray x, boolean training);

    /** Makes the projection of a name such as {@code blocks.0.attention.qkv}. */
    @FunctionalInterface
    interface Factory {
        /**
         * {@return the projection}
         *
         * @param name of the projection's parameters in the weight file
         * @param inputDim width of a vector that goes in
         * @param outputDim width of a vector that comes out
         * @param bias whether it adds a bias
         */
        Projection create(String name, int inputDim, int outputDim, boolean bias);
    }
}

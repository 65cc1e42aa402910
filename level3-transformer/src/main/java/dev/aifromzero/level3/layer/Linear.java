package dev.aifromzero.level3.layer;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.tensor.ParameterStore;

/**
 * y = x Wᵀ + b.
 *
 * @param weight W, shape (out, in) as in PyTorch
 * @param bias b, shape (out), or null for none
 */
public record Linear(NDArray weight, NDArray bias) implements Projection {
    /**
     * {@return the layer with the parameters {@code name.weight} and {@code name.bias}}
     *
     * @param store has the parameters
     * @param name of the layer, e.g. {@code blocks.0.ffn.expand}
     * @param inputDim width of a vector that goes in
     * @param outputDim width of a vector that comes out
     * @param bias whether there is a b
     * @throws IllegalArgumentException if a parameter is missing or has another shape
     */
    public static Linear of(ParameterStore store, String name, int inputDim, int outputDim, boolean bias) {
        return new Linear(
                store.get(name + ".weight", outputDim, inputDim), bias ? store.get(name + ".bias", outputDim) : null);
    }

    @Override
    public NDArray forward(NDArray x, boolean training) {
        return (bias == null ? ai.djl.nn.core.Linear.linear(x, weight) : ai.djl.nn.core.Linear.linear(x, weight, bias))
                .singletonOrThrow(); // (B, T, in) -> (B, T, out)
    }
}

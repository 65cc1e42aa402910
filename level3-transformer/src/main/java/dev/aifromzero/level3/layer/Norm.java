package dev.aifromzero.level3.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;

/** Normalization over a token's vector; the shape (B, T, C) stays. */
public interface Norm {
    /** Added to the variance against division by zero: GPT-2's value. */
    float EPSILON = 1e-5f;

    /**
     * {@return x normalized, (B, T, C) -> (B, T, C)}
     *
     * @param x the token vectors, (B, T, C)
     */
    NDArray forward(NDArray x);

    /**
     * {@return the norm with the parameters {@code name.weight} and, for LayerNorm, {@code name.bias}, each (C)}
     *
     * @param config the width C and the kind of norm
     * @param store has the parameters
     * @param name of the norm, e.g. {@code blocks.0.norm1}
     * @throws IllegalArgumentException if a parameter is missing or has another shape
     */
    static Norm of(TransformerConfig config, ParameterStore store, String name) {
        int width = config.embeddingDim();
        NDArray weight = store.get(name + ".weight", width);
        return config.norm() == NormKind.RMS_NORM
                ? new RmsNorm(weight)
                : new LayerNormalization(weight, store.get(name + ".bias", width));
    }

    /** y = (x − mean) / √(variance + ε) · weight + bias. */
    record LayerNormalization(NDArray weight, NDArray bias) implements Norm {
        @Override
        public NDArray forward(NDArray x) {
            Shape width = weight.getShape();
            return LayerNorm.layerNorm(x, width, weight, bias, EPSILON).singletonOrThrow();
        }
    }

    /** y = x / √(mean(x²) + ε) · weight. */
    record RmsNorm(NDArray weight) implements Norm {
        @Override
        public NDArray forward(NDArray x) {
            NDArray meanSquare = x.mul(x).mean(new int[] {2}, true); // (B, T, C) -> (B, T, 1)
            return x.div(meanSquare.add(EPSILON).sqrt()).mul(weight);
        }
    }
}

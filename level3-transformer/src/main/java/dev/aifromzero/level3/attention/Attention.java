package dev.aifromzero.level3.attention;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.tensor.Tensors;

/**
 * Scaled dot-product attention: softmax(Q Kᵀ / √D + mask) V.
 *
 * <p>Source: Vaswani et al., "Attention Is All You Need" (2017), section 3.2.1, equation 1.
 */
public final class Attention {
    private Attention() {}

    /**
     * {@return what each query gathers: a mixture of the values, (…, T, D)}
     *
     * @param queries Q, what the tokens look for, (…, T, D)
     * @param keys K, what the tokens offer to be found by, (…, S, D)
     * @param values V, what the tokens hold, (…, S, D)
     * @param mask 0 or −∞, (T, S), or null for none
     */
    public static NDArray attend(NDArray queries, NDArray keys, NDArray values, NDArray mask) {
        NDArray scores = queries.matMul(Tensors.transposed(keys)); // (…, T, D) x (…, D, S) -> (…, T, S)
        NDArray scaled = Tensors.scale(scores, 1 / Math.sqrt(headDim(queries)));
        NDArray masked = mask == null ? scaled : scaled.add(mask); // (…, T, S) + (T, S)
        NDArray weights = masked.softmax(-1); // each row of S sums to 1
        return weights.matMul(values); // (…, T, S) x (…, S, D) -> (…, T, D)
    }

    /**
     * {@return how much each query attends to each key, the {@code weights} inside {@link #attend}: (…, T, S)}
     *
     * @param queries Q, (…, T, D)
     * @param keys K, (…, S, D)
     * @param mask 0 or −∞, (T, S), or null for none
     */
    public static NDArray weights(NDArray queries, NDArray keys, NDArray mask) {
        NDArray scores = queries.matMul(Tensors.transposed(keys)); // (…, T, D) x (…, D, S) -> (…, T, S)
        NDArray scaled = Tensors.scale(scores, 1 / Math.sqrt(headDim(queries)));
        return (mask == null ? scaled : scaled.add(mask)).softmax(-1);
    }

    private static long headDim(NDArray queries) {
        return queries.getShape().getLastDimension();
    }
}

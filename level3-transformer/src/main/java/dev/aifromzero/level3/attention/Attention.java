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
     * {@return how much each query attends to each key: rows that sum to 1, shape (…, T, S)}
     *
     * @param queries shape (…, T, D)
     * @param keys shape (…, S, D)
     * @param mask 0 or −∞, shape (T, S), or null for none
     */
    public static NDArray weights(NDArray queries, NDArray keys, NDArray mask) {
        int last = keys.getShape().dimension() - 1;
        NDArray scores = queries.matMul(keys.swapAxes(last - 1, last)); // (…, T, D) x (…, D, S) -> (…, T, S)
        NDArray scaled = Tensors.scale(scores, 1 / Math.sqrt(keys.getShape().get(last)));
        return (mask == null ? scaled : scaled.add(mask)).softmax(-1);
    }
}

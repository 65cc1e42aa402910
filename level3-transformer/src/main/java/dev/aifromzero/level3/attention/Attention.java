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
        NDArray scaled = scaled(scores(queries, keys), queries);
        return (mask == null ? scaled : scaled.add(mask)).softmax(-1);
    }

    /**
     * {@return how well each query fits each key: their dot products Q Kᵀ, (…, T, D) and (…, S, D) -> (…, T, S)}
     *
     * @param queries Q, what the tokens look for, (…, T, D)
     * @param keys K, what the tokens offer to be found by, (…, S, D)
     */
    public static NDArray scores(NDArray queries, NDArray keys) {
        int last = keys.getShape().dimension() - 1;
        return queries.matMul(keys.swapAxes(last - 1, last)); // (…, T, D) x (…, D, S) -> (…, T, S)
    }

    /**
     * {@return the scores divided by √D, D being the width of a query; the shape stays}
     *
     * @param scores Q Kᵀ, (…, T, S)
     * @param queries Q, (…, T, D); only its width counts
     */
    public static NDArray scaled(NDArray scores, NDArray queries) {
        int last = queries.getShape().dimension() - 1;
        return Tensors.scale(scores, 1 / Math.sqrt(queries.getShape().get(last)));
    }
}

package dev.aifromzero.level3.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Nobody may look ahead: 0 where a query may see a key, −∞ where the key comes later. Added to the scores before the
 * softmax, −∞ becomes a weight of exactly 0.
 */
public final class CausalMask {
    private CausalMask() {}

    /**
     * {@return the mask, shape (T, S)}
     *
     * @param manager owns the mask
     * @param queries T, how many tokens ask; they are the last T of the S
     * @param keys S, how many tokens can be asked
     */
    public static NDArray create(NDManager manager, int queries, int keys) {
        float[] mask = new float[queries * keys];
        int past = keys - queries;
        for (int t = 0; t < queries; t++) {
            for (int s = past + t + 1; s < keys; s++) {
                mask[t * keys + s] = Float.NEGATIVE_INFINITY;
            }
        }
        return manager.create(mask, new Shape(queries, keys));
    }
}

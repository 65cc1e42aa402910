package dev.aifromzero.level3.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/**
 * A table with one vector a token: looking up row {@code id} gives the token's vector.
 *
 * @param weight the table, shape (V, C)
 */
public record TokenEmbedding(NDArray weight) {
    /**
     * {@return the vectors of the ids, (B, T) -> (B, T, C)}
     *
     * @param ids rows of the table, 0 to V − 1, 64-bit integers, (B, T)
     */
    public NDArray forward(NDArray ids) {
        return Embedding.embedding(ids, weight, SparseFormat.DENSE).singletonOrThrow();
    }
}

package dev.aifromzero.level3.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Positions as sines and cosines: PE(t, 2i) = sin(t / 10000^(2i/C)), PE(t, 2i+1) = cos of the same.
 *
 * <p>Source: Vaswani et al., "Attention Is All You Need" (2017), section 3.5.
 */
public final class SinusoidalEncoding {
    private static final double LONGEST_WAVE = 10_000;

    private SinusoidalEncoding() {}

    /**
     * {@return the encoding of one position in one dimension, −1 to 1}
     *
     * @param position t, from 0
     * @param dimension 0 to C − 1; even ones are sines, odd ones cosines
     * @param embeddingDim C
     */
    public static double value(int position, int dimension, int embeddingDim) {
        int pair = dimension / 2;
        double angle = position / Math.pow(LONGEST_WAVE, 2.0 * pair / embeddingDim);
        return dimension % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /**
     * {@return the encodings of the positions 0 to T − 1, shape (T, C)}
     *
     * @param manager owns the table
     * @param contextLength T, how many positions
     * @param embeddingDim C
     */
    public static NDArray table(NDManager manager, int contextLength, int embeddingDim) {
        float[] table = new float[contextLength * embeddingDim];
        for (int t = 0; t < contextLength; t++) {
            for (int c = 0; c < embeddingDim; c++) {
                table[t * embeddingDim + c] = (float) value(t, c, embeddingDim);
            }
        }
        return manager.create(table, new Shape(contextLength, embeddingDim));
    }
}

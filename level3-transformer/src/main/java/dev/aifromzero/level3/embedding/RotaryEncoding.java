package dev.aifromzero.level3.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Positions as rotations: dimensions i and i + D/2 of a query or key form a pair, turned by the angle t · 10000^(−2i/D).
 * The dot product of a query and a key then depends only on how far apart they stand.
 *
 * <p>Source: Su et al., "RoFormer" (2021), section 3.2; the pairing of the two halves is that of Llama's weights.
 */
public final class RotaryEncoding {
    private static final double BASE = 10_000;

    private final NDArray cosines; // (T, D)
    private final NDArray sines; // (T, D)

    /**
     * Angles for positions 0 to T − 1 and an even head width D.
     *
     * @param manager owns the tables of angles, (T, D) each
     * @param contextLength T, the most positions
     * @param headDim D, even
     */
    public RotaryEncoding(NDManager manager, int contextLength, int headDim) {
        float[] cos = new float[contextLength * headDim];
        float[] sin = new float[contextLength * headDim];
        for (int t = 0; t < contextLength; t++) {
            for (int d = 0; d < headDim; d++) {
                double angle = t * Math.pow(BASE, -2.0 * (d % (headDim / 2)) / headDim);
                cos[t * headDim + d] = (float) Math.cos(angle);
                sin[t * headDim + d] = (float) Math.sin(angle);
            }
        }
        cosines = manager.create(cos, new Shape(contextLength, headDim));
        sines = manager.create(sin, new Shape(contextLength, headDim));
    }

    /**
     * {@return queries or keys turned by their positions; the shape stays (B, H, T, D)}
     *
     * @param x queries or keys, (B, H, T, D)
     * @param start the position of the first of the T tokens
     */
    public NDArray rotate(NDArray x, long start) {
        long end = start + x.getShape().get(2);
        NDArray cos = cosines.get(start + ":" + end); // (T, D)
        NDArray sin = sines.get(start + ":" + end); // (T, D)
        return x.mul(cos).add(swapHalves(x).mul(sin));
    }

    /** (x₁, x₂) becomes (−x₂, x₁): a quarter turn of each pair. */
    private static NDArray swapHalves(NDArray x) {
        NDList halves = x.split(2, 3); // (B, H, T, D) -> two of (B, H, T, D/2)
        return NDArrays.concat(new NDList(halves.get(1).neg(), halves.get(0)), 3);
    }
}

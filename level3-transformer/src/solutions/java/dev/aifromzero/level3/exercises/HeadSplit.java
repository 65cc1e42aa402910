package dev.aifromzero.level3.exercises;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Solution of task 3.6. */
public final class HeadSplit {
    private HeadSplit() {}

    /** {@return the heads, (B, T, C) -> (B, H, T, D)} */
    public static NDArray split(NDArray x, int numHeads) {
        Shape shape = x.getShape();
        long headDim = shape.get(2) / numHeads;
        return x.reshape(shape.get(0), shape.get(1), numHeads, headDim) // (B, T, C) -> (B, T, H, D)
                .transpose(0, 2, 1, 3); // (B, T, H, D) -> (B, H, T, D)
    }

    /** {@return the slices side by side again, (B, H, T, D) -> (B, T, C)} */
    public static NDArray merge(NDArray heads) {
        Shape shape = heads.getShape();
        return heads.transpose(0, 2, 1, 3) // (B, H, T, D) -> (B, T, H, D)
                .reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3)); // (B, T, H, D) -> (B, T, C)
    }
}

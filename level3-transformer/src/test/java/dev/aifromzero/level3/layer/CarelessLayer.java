package dev.aifromzero.level3.layer;

import ai.djl.ndarray.NDArray;

/** Does what the architecture tests forbid: they must notice it. */
public final class CarelessLayer {
    private CarelessLayer() {}

    /** {@return x, changed in place and without its history} */
    public static NDArray forward(NDArray x) {
        return x.addi(1).duplicate();
    }
}

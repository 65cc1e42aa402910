package dev.aifromzero.level4.fast;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.pass.Kernels;
import java.util.Locale;

/** In which numbers, and by which operations, a model is computed. */
public enum Precision {
    /** float32, by the operations that the lesson shows. */
    FLOAT32,
    /** float32, by PyTorch's fused operations. */
    FUSED,
    /** Fused, and matrix products of numbers rounded to bfloat16; weights, sums and gradients stay float32. */
    BF16;

    /**
     * {@return the kernels on the device of this manager}
     *
     * @param manager knows the device that the model is on
     */
    public Kernels kernels(NDManager manager) {
        return this == FLOAT32 ? Kernels.readable() : new FusedKernels(manager, this == BF16);
    }

    /**
     * {@return this, or the fused float32 where this machine's processor has no fast arithmetic for bfloat16}
     *
     * @param manager knows the device that the model is on
     */
    public Precision orNearest(NDManager manager) {
        return this == BF16 && !manager.getDevice().isGpu() && !Bfloat16.isFast(manager) ? FUSED : this;
    }

    /** {@return the name on the command line, e.g. {@code bf16}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.aifromzero.level3.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;

/**
 * The operations of a forward pass for which DJL's own form gives wrong gradients or none.
 *
 * <p>{@code x.mul(0.5)} with a Java number is the trap to know: DJL frees the number's memory before the backward pass
 * reads it, and the gradient comes out as noise. A scalar made by the engine itself lives long enough.
 */
public final class Tensors {
    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    private Tensors() {}

    /**
     * {@return x times a number, with the right gradient; the shape stays}
     *
     * @param x any shape
     * @param factor rounded to float32
     */
    public static NDArray scale(NDArray x, double factor) {
        return x.mul(scalar(x, factor));
    }

    /**
     * {@return a number as an array on the same device, safe to use in a forward pass; shape ()}
     *
     * @param like an array on the wanted device, whose manager owns the result
     * @param value rounded to float32
     */
    public static NDArray scalar(NDArray like, double value) {
        return like.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
    }

    /**
     * {@return x with its last two dimensions swapped, (…, S, D) -> (…, D, S)}
     *
     * @param x at least two dimensions
     */
    public static NDArray transposed(NDArray x) {
        int last = x.getShape().dimension() - 1;
        return x.swapAxes(last - 1, last);
    }

    /**
     * {@return GELU in GPT-2's form, 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))); the shape stays}
     *
     * <p>Source: Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016), section 2. PyTorch's own {@code gelu} in DJL
     * is the exact form with erf.
     *
     * @param x any shape
     */
    public static NDArray geluTanh(NDArray x) {
        NDArray cubed = x.mul(x).mul(x);
        NDArray inner = scale(x.add(scale(cubed, GELU_CUBIC)), SQRT_2_OVER_PI);
        return scale(x, 0.5).mul(inner.tanh().add(1));
    }

    /**
     * {@return x / (1 + e^−x), called SiLU or swish; the shape stays}
     *
     * @param x any shape
     */
    public static NDArray silu(NDArray x) {
        return x.mul(ai.djl.nn.Activation.sigmoid(x));
    }

    /**
     * {@return x with a part of its values set to 0 and the rest enlarged to keep the mean, or x itself at rate 0}
     *
     * @param x any shape
     * @param rate the part that becomes 0, 0 up to but not 1
     */
    public static NDArray dropout(NDArray x, double rate) {
        return rate == 0 ? x : Dropout.dropout(x, (float) rate, true).singletonOrThrow();
    }
}

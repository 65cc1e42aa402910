package dev.aifromzero.level5.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.tensor.Tensors;

/**
 * A frozen layer with a small correction beside it: y = base(x) + (alpha / r) · B A x.
 *
 * <p>Source: Hu et al. (2021), section 4.1, equation 3.
 *
 * @param base the pretrained layer, (B, T, in) -> (B, T, out)
 * @param a A, shape (r, in)
 * @param b B, shape (out, r)
 * @param scaling alpha / r
 * @param dropout part of the values that go into A set to 0 in training
 */
public record LoraLinear(Projection base, NDArray a, NDArray b, double scaling, double dropout) implements Projection {
    @Override
    public NDArray forward(NDArray x, boolean training) {
        NDArray input = training ? Tensors.dropout(x, dropout) : x;
        NDArray narrow = Linear.linear(input, a).singletonOrThrow(); // (B, T, in) -> (B, T, r)
        NDArray scaled = Tensors.scale(narrow, scaling); // before B, where there are fewer numbers
        NDArray correction = Linear.linear(scaled, b).singletonOrThrow(); // (B, T, r) -> (B, T, out)
        return base.forward(x, training).add(correction);
    }
}

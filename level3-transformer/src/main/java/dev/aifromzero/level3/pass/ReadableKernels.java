package dev.aifromzero.level3.pass;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.tensor.Tensors;

/** The operations formula by formula: what the lesson explains, and what faster ones are tested against. */
final class ReadableKernels implements Kernels {
    static final Kernels INSTANCE = new ReadableKernels();

    private ReadableKernels() {}

    @Override
    public Projection projection(Linear layer) {
        return layer;
    }

    @Override
    public NDArray geluTanh(NDArray x) {
        return Tensors.geluTanh(x);
    }

    @Override
    public NDArray attention(NDArray queries, NDArray keys, NDArray values, double dropout, int block, Pass pass) {
        NDArray mask = pass.mask(queries, keys); // (T, S)
        if (!pass.isObserved() && !pass.drops(dropout)) {
            return Attention.attend(queries, keys, values, mask); // -> (B, H, T, D)
        }
        NDArray weights = Attention.weights(queries, keys, mask); // (B, H, T, S)
        pass.observe(block, weights);
        return pass.dropout(weights, dropout).matMul(values); // (B, H, T, S) x (B, H, S, D) -> (B, H, T, D)
    }

    @Override
    public Pass.Dropout dropout() {
        return Tensors::dropout;
    }
}

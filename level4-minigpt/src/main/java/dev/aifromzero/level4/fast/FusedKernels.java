package dev.aifromzero.level4.fast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Tensors;

/** PyTorch's fused operations, in float32 or with the matrix products in bfloat16. All arrays outside are float32. */
final class FusedKernels implements Kernels {
    private final Operations operations;
    private final boolean bf16;

    /**
     * Kernels for the device of this manager.
     *
     * @param bf16 whether matrix products are in bfloat16
     */
    FusedKernels(NDManager manager, boolean bf16) {
        this.operations = Operations.on(manager);
        this.bf16 = bf16;
    }

    @Override
    public Projection projection(Linear layer) {
        if (!bf16) {
            return layer;
        }
        NDArray weight = rounded(layer.weight());
        return layer.bias() == null
                ? (x, training) -> operations.call("product16", x, weight)
                : (x, training) -> operations.call("linear16", x, weight, layer.bias());
    }

    /** A frozen matrix is rounded once and for all; one that learns changes, and is rounded whenever it is used. */
    private NDArray rounded(NDArray weight) {
        if (weight.hasGradient()) {
            return weight;
        }
        NDArray copy = operations.call("to16", weight);
        NDScope.unregister(copy); // it lives as long as the weight, not only as long as this piece of work
        return copy;
    }

    @Override
    public NDArray geluTanh(NDArray x) {
        return operations.call("gelu_tanh", x);
    }

    @Override
    public NDArray attention(NDArray queries, NDArray keys, NDArray values, double dropout, int block, Pass pass) {
        long length = queries.getShape().get(2);
        boolean whole = length > 1 && length == keys.getShape().get(2);
        if (pass.isObserved() || !whole) { // one new token has nothing to fuse
            return Kernels.readable().attention(queries, keys, values, dropout, block, pass);
        }
        if (pass.drops(dropout)) {
            return pass.dropout() instanceof DropoutMasks masks
                    ? withDropout(queries, keys, values, masks, dropout, pass)
                    : Kernels.readable().attention(queries, keys, values, dropout, block, pass);
        }
        return bf16
                ? operations.call("attention16", queries, keys, values, pass.mask(queries, keys))
                : operations.call("causal", queries, keys, values);
    }

    private NDArray withDropout(
            NDArray queries, NDArray keys, NDArray values, DropoutMasks masks, double rate, Pass pass) {
        Shape shape = queries.getShape();
        long length = shape.get(2);
        NDArray keep = masks.keep(
                queries.getManager(), new Shape(shape.get(0), shape.get(1), length, length), rate); // (B, H, T, T)
        NDArray scale = Tensors.scalar(queries, 1 / (1 - rate));
        String method = bf16 ? "attention_dropout16" : "attention";
        return operations.call(method, queries, keys, values, pass.mask(queries, keys), keep, scale);
    }

    @Override
    public Pass.Dropout dropout() {
        return new DropoutMasks(operations, bf16);
    }
}

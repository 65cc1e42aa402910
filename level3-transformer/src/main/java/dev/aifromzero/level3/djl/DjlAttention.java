package dev.aifromzero.level3.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;

/**
 * Causal multi-head attention as a block of DJL: it names its parameters, says their shapes once it knows its input, and
 * asks DJL's store for their numbers in each pass.
 *
 * <p>Source: as {@link dev.aifromzero.level3.block.MultiHeadAttention}, whose parameter names it has.
 */
final class DjlAttention extends AbstractBlock {
    private static final byte VERSION = 1;

    private final int numHeads;
    private final Parameter qkvWeight = parameter("attention.qkv.weight", Parameter.Type.WEIGHT);
    private final Parameter qkvBias = parameter("attention.qkv.bias", Parameter.Type.BIAS);
    private final Parameter outWeight = parameter("attention.out.weight", Parameter.Type.WEIGHT);
    private final Parameter outBias = parameter("attention.out.bias", Parameter.Type.BIAS);

    /** Attention with this many heads; the width comes with the first input. */
    DjlAttention(int numHeads) {
        super(VERSION);
        this.numHeads = numHeads;
    }

    private Parameter parameter(String name, Parameter.Type type) {
        return addParameter(Parameter.builder().setName(name).setType(type).build());
    }

    /** DJL calls this before the parameters get their numbers. */
    @Override
    protected void prepare(Shape[] inputs) {
        long width = inputs[0].get(2);
        qkvWeight.setShape(new Shape(3 * width, width));
        qkvBias.setShape(new Shape(3 * width));
        outWeight.setShape(new Shape(width, width));
        outBias.setShape(new Shape(width));
    }

    /** What goes in is one array (B, T, C), and so is what comes out. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        NDArray x = inputs.singletonOrThrow();
        NDArray qkv = linear(x, qkvWeight, qkvBias, parameters, training); // (B, T, C) -> (B, T, 3 C)
        NDList parts = qkv.split(3, 2); // (B, T, 3 C) -> three of (B, T, C)
        NDArray queries = splitHeads(parts.get(0)); // (B, T, C) -> (B, H, T, D)
        NDArray keys = splitHeads(parts.get(1)); // (B, T, C) -> (B, H, T, D)
        NDArray values = splitHeads(parts.get(2)); // (B, T, C) -> (B, H, T, D)
        int length = (int) x.getShape().get(1);
        NDArray mask = CausalMask.create(x.getManager(), length, length); // (T, T)
        NDArray gathered = Attention.attend(queries, keys, values, mask) // (B, H, T, D)
                .transpose(0, 2, 1, 3) // (B, H, T, D) -> (B, T, H, D)
                .reshape(x.getShape()); // (B, T, H, D) -> (B, T, C)
        return new NDList(linear(gathered, outWeight, outBias, parameters, training)); // (B, T, C) -> (B, T, C)
    }

    private static NDArray linear(
            NDArray x, Parameter weight, Parameter bias, ParameterStore parameters, boolean training) {
        NDArray weights = parameters.getValue(weight, x.getDevice(), training);
        return Linear.linear(x, weights, parameters.getValue(bias, x.getDevice(), training))
                .singletonOrThrow();
    }

    private NDArray splitHeads(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), numHeads, shape.get(2) / numHeads) // (B, T, C) -> (B, T, H, D)
                .transpose(0, 2, 1, 3); // (B, T, H, D) -> (B, H, T, D)
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}

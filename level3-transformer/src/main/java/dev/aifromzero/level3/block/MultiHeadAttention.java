package dev.aifromzero.level3.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.RotaryEncoding;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;

/**
 * Several attentions side by side, each on its own part of the vector: one head may look at the previous letter, another
 * at the start of the word.
 *
 * <p>Source: Vaswani et al. (2017), section 3.2.2; fewer heads of keys and values than of queries as in Ainslie et al.,
 * "GQA" (2023).
 */
public final class MultiHeadAttention {
    private final int numHeads;
    private final int numKeyValueHeads;
    private final int headDim;
    private final double dropout;
    private final Projection qkv;
    private final Projection out;
    private final RotaryEncoding rotary;
    private final int block;

    /**
     * The attention of the name {@code blocks.I.attention}.
     *
     * @param config widths, heads and dropout
     * @param projections makes the two linear maps {@code name.qkv} and {@code name.out}
     * @param rotary the angles, or null where positions are not rotary
     * @param name {@code blocks.I.attention} in a model
     * @param block the index of the block, which finds its keys and values in a cache
     */
    public MultiHeadAttention(
            TransformerConfig config, Projection.Factory projections, RotaryEncoding rotary, String name, int block) {
        this.numHeads = config.numHeads();
        this.numKeyValueHeads = config.numKeyValueHeads();
        this.headDim = config.headDim();
        this.dropout = config.dropout();
        this.rotary = rotary;
        this.block = block;
        int width = config.embeddingDim();
        qkv = projections.create(name + ".qkv", width, config.qkvDim(), config.attentionBias());
        out = projections.create(name + ".out", width, width, config.attentionBias());
    }

    /**
     * {@return what each token gathered from the tokens before it, (B, T, C) -> (B, T, C)}
     *
     * @param x the token vectors, (B, T, C)
     * @param pass the mask, the cache and the dropout of this run
     */
    public NDArray forward(NDArray x, Pass pass) {
        long queryEnd = (long) numHeads * headDim;
        long keyEnd = queryEnd + (long) numKeyValueHeads * headDim;
        NDArray projected = qkv.forward(x, pass.isTraining()); // (B, T, C) -> (B, T, (H + 2 G) D)
        NDList parts = projected.split(new long[] {queryEnd, keyEnd}, 2); // along the last axis: Q, K and V
        NDArray queries = turn(splitHeads(parts.get(0), numHeads), pass); // (B, T, C) -> (B, H, T, D)
        NDArray keys = turn(splitHeads(parts.get(1), numKeyValueHeads), pass); // (B, T, G D) -> (B, G, T, D)
        NDArray values = splitHeads(parts.get(2), numKeyValueHeads); // (B, T, G D) -> (B, G, T, D)
        if (pass.cache() != null) {
            NDList all = pass.cache().append(block, keys, values); // (B, G, T, D) -> (B, G, S, D)
            keys = all.get(0);
            values = all.get(1);
        }
        keys = shareHeads(keys); // (B, G, S, D) -> (B, H, S, D)
        values = shareHeads(values); // (B, G, S, D) -> (B, H, S, D)
        NDArray gathered = pass.kernels().attention(queries, keys, values, dropout, block, pass); // -> (B, H, T, D)
        return pass.dropout(out.forward(mergeHeads(gathered), pass.isTraining()), dropout);
    }

    private NDArray turn(NDArray x, Pass pass) {
        return rotary == null ? x : rotary.rotate(x, pass.start());
    }

    private NDArray splitHeads(NDArray x, int heads) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, headDim) // (B, T, H D) -> (B, T, H, D)
                .transpose(0, 2, 1, 3); // (B, T, H, D) -> (B, H, T, D)
    }

    private static NDArray mergeHeads(NDArray x) {
        Shape shape = x.getShape();
        return x.transpose(0, 2, 1, 3) // (B, H, T, D) -> (B, T, H, D)
                .reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3)); // (B, T, H, D) -> (B, T, C)
    }

    /** Each head of keys and values serves H / G neighbouring query heads. */
    private NDArray shareHeads(NDArray x) {
        if (numKeyValueHeads == numHeads) {
            return x;
        }
        Shape s = x.getShape();
        long sharers = numHeads / numKeyValueHeads;
        return x.expandDims(2) // (B, G, S, D) -> (B, G, 1, S, D)
                .broadcast(new Shape(s.get(0), s.get(1), sharers, s.get(2), s.get(3))) // -> (B, G, H/G, S, D)
                .reshape(s.get(0), numHeads, s.get(2), s.get(3)); // -> (B, H, S, D)
    }
}

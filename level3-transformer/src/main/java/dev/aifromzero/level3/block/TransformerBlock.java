package dev.aifromzero.level3.block;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.RotaryEncoding;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;

/**
 * One block: the tokens talk to each other (attention), then each thinks alone (feed-forward). Both times the result is
 * added to what was there, and the input is normalized first (pre-norm).
 *
 * <p>Source: Vaswani et al. (2017), section 3.1; pre-norm as in GPT-2 (Radford et al. 2019, section 2.3).
 */
public final class TransformerBlock {
    private final Norm norm1;
    private final MultiHeadAttention attention;
    private final Norm norm2;
    private final FeedForward ffn;

    /**
     * The block of the name {@code blocks.index}.
     *
     * @param config the shape of the model
     * @param store has the norms' parameters
     * @param projections makes the block's linear maps
     * @param rotary the angles, or null where positions are not rotary
     * @param index I, 0 for the block next to the embedding
     */
    public TransformerBlock(
            TransformerConfig config,
            ParameterStore store,
            Projection.Factory projections,
            RotaryEncoding rotary,
            int index) {
        String name = "blocks." + index;
        norm1 = Norm.of(config, store, name + ".norm1");
        attention = new MultiHeadAttention(config, projections, rotary, name + ".attention", index);
        norm2 = Norm.of(config, store, name + ".norm2");
        ffn = new FeedForward(config, projections, name + ".ffn");
    }

    /**
     * {@return the token vectors after this block, (B, T, C) -> (B, T, C)}
     *
     * @param x the token vectors, (B, T, C)
     * @param pass the mask, the cache and the dropout of this run
     */
    public NDArray forward(NDArray x, Pass pass) {
        NDArray talked = x.add(attention.forward(norm1.forward(x), pass));
        return talked.add(ffn.forward(norm2.forward(talked), pass));
    }
}

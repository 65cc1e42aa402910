package dev.aifromzero.level3.model;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.block.TransformerBlock;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.RotaryEncoding;
import dev.aifromzero.level3.embedding.SinusoidalEncoding;
import dev.aifromzero.level3.embedding.TokenEmbedding;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Norm;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder-only transformer: token ids in, one score for every possible next token out, at every position.
 *
 * <p>Source: Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), section 2.3.
 */
public final class Transformer {
    private final TransformerConfig config;
    private final ParameterStore store;
    private final Kernels kernels;
    private final TokenEmbedding tokens;
    private final NDArray positions;
    private final List<TransformerBlock> blocks = new ArrayList<>();
    private final Norm finalNorm;
    private final Projection head;

    /**
     * A model with plain linear layers over these parameters.
     *
     * @param config the model's shape
     * @param store has every parameter that this shape asks for
     * @throws IllegalArgumentException if a parameter is missing or has another shape than the configuration asks for
     */
    public Transformer(TransformerConfig config, ParameterStore store) {
        this(config, store, Kernels.readable());
    }

    /**
     * The same model over these parameters, computed by these kernels.
     *
     * @param config the model's shape
     * @param store has every parameter that this shape asks for
     * @param kernels compute the linear layers, the attention and the activation
     * @throws IllegalArgumentException if a parameter is missing or has another shape than the configuration asks for
     */
    public Transformer(TransformerConfig config, ParameterStore store, Kernels kernels) {
        this(
                config,
                store,
                (name, in, out, bias) -> kernels.projection(Linear.of(store, name, in, out, bias)),
                kernels);
    }

    /**
     * A model over these parameters with other linear layers.
     *
     * @param config the model's shape
     * @param store has every parameter that is not in those layers
     * @param projections makes the linear layers inside the blocks
     * @throws IllegalArgumentException if a parameter is missing or has another shape than the configuration asks for
     */
    public Transformer(TransformerConfig config, ParameterStore store, Projection.Factory projections) {
        this(config, store, projections, Kernels.readable());
    }

    /**
     * A model over these parameters.
     *
     * @param config the model's shape
     * @param store has every parameter that is not in those layers
     * @param projections makes the linear layers inside the blocks
     * @param kernels compute all the rest
     * @throws IllegalArgumentException if a parameter is missing or has another shape than the configuration asks for
     */
    public Transformer(
            TransformerConfig config, ParameterStore store, Projection.Factory projections, Kernels kernels) {
        this.config = config;
        this.store = store;
        this.kernels = kernels;
        int width = config.embeddingDim();
        tokens = new TokenEmbedding(store.get("token_embedding.weight", config.vocabSize(), width));
        positions = positionTable(config, store);
        RotaryEncoding rotary = config.positions() == Positions.ROTARY
                ? new RotaryEncoding(store.manager(), config.contextLength(), config.headDim())
                : null;
        for (int i = 0; i < config.numBlocks(); i++) {
            blocks.add(new TransformerBlock(config, store, projections, rotary, i));
        }
        finalNorm = Norm.of(config, store, "final_norm");
        head = kernels.projection(
                config.tiedWeights()
                        ? new Linear(tokens.weight(), null)
                        : Linear.of(store, "head", width, config.vocabSize(), false));
    }

    private static NDArray positionTable(TransformerConfig config, ParameterStore store) {
        return switch (config.positions()) {
            case LEARNED -> store.get("position_embedding.weight", config.contextLength(), config.embeddingDim());
            case SINUSOIDAL -> SinusoidalEncoding.table(store.manager(), config.contextLength(), config.embeddingDim());
            case ROTARY -> null;
        };
    }

    /**
     * {@return the logits: one score per token of the vocabulary at each position, (B, T) -> (B, T, V)}
     *
     * @param ids token ids as 64-bit integers, shape (B, T); with a cache, only the new ones
     * @param pass a fresh one; says whether to train, and what was read before
     * @throws IllegalArgumentException if the text is longer than the context
     */
    public NDArray forward(NDArray ids, Pass pass) {
        return logits(hidden(ids, pass));
    }

    /**
     * {@return the token vectors after the last block and its norm, (B, T) -> (B, T, C)}
     *
     * @param ids token ids as 64-bit integers, shape (B, T); with a cache, only the new ones
     * @param pass a fresh one; says whether to train, and what was read before
     * @throws IllegalArgumentException if the text is longer than the context
     */
    public NDArray hidden(NDArray ids, Pass pass) {
        Pass run = pass.with(kernels);
        NDArray x = run.dropout(embed(ids, run.start()), config.dropout()); // (B, T) -> (B, T, C)
        for (TransformerBlock block : blocks) {
            x = block.forward(x, run); // (B, T, C) -> (B, T, C)
        }
        return finalNorm.forward(x);
    }

    /**
     * {@return the scores of the next token for these vectors, (B, T, C) -> (B, T, V)}
     *
     * @param hidden the token vectors that {@link #hidden} gave, (B, T, C)
     */
    public NDArray logits(NDArray hidden) {
        return head.forward(hidden, false);
    }

    private NDArray embed(NDArray ids, long start) {
        long end = start + ids.getShape().get(1);
        if (end > config.contextLength()) {
            throw new IllegalArgumentException(
                    "The text has " + end + " tokens, but the model's context holds only " + config.contextLength());
        }
        NDArray x = tokens.forward(ids); // (B, T) -> (B, T, C)
        return positions == null ? x : x.add(positions.get(start + ":" + end)); // (B, T, C) + (T, C)
    }

    /** {@return the shape of the model} */
    public TransformerConfig config() {
        return config;
    }

    /** {@return the parameters} */
    public ParameterStore parameters() {
        return store;
    }
}

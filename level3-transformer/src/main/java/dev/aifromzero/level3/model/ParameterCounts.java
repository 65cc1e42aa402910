package dev.aifromzero.level3.model;

import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;

/**
 * How many numbers each part of a model learns, by formula.
 *
 * @param tokenEmbedding V·C
 * @param positionEmbedding T·C, or 0 where positions are computed
 * @param attention of one block: the projections to queries, keys and values, and back
 * @param ffn of one block: two matrices (three with SwiGLU) and biases
 * @param norms of one block
 * @param numBlocks how many blocks
 * @param finalNorm after the last block
 * @param head V·C, or 0 where it is the token embedding
 */
public record ParameterCounts(
        long tokenEmbedding,
        long positionEmbedding,
        long attention,
        long ffn,
        long norms,
        int numBlocks,
        long finalNorm,
        long head) {
    /**
     * {@return the counts for a configuration}
     *
     * @param config the shape of the model
     */
    public static ParameterCounts of(TransformerConfig config) {
        long width = config.embeddingDim();
        long inside = config.ffnDim();
        long vocabulary = config.vocabSize() * width;
        long norm = config.norm() == NormKind.LAYER_NORM ? 2 * width : width;
        long attention =
                width * config.qkvDim() + width * width + (config.attentionBias() ? config.qkvDim() + width : 0);
        int intoInside = config.activation() == Activation.SWIGLU ? 2 : 1;
        long ffn = (intoInside + 1) * width * inside + (config.ffnBias() ? intoInside * inside + width : 0);
        return new ParameterCounts(
                vocabulary,
                config.positions() == Positions.LEARNED ? config.contextLength() * width : 0,
                attention,
                ffn,
                2 * norm,
                config.numBlocks(),
                norm,
                config.tiedWeights() ? 0 : vocabulary);
    }

    /** {@return the numbers of one block} */
    public long block() {
        return attention + ffn + norms;
    }

    /** {@return the numbers of the whole model} */
    public long total() {
        return tokenEmbedding + positionEmbedding + numBlocks * block() + finalNorm + head;
    }
}

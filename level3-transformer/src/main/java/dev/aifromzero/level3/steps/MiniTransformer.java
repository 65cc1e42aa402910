package dev.aifromzero.level3.steps;

import dev.aifromzero.level3.config.TransformerConfig;

/** The small transformer of steps 3 and 4: 4 blocks of 4 heads, 64 numbers a token, 128 tokens at once. */
final class MiniTransformer {
    static final int CONTEXT_LENGTH = 128;
    private static final int WIDTH = 64;
    private static final int HEADS = 4;
    private static final int BLOCKS = 4;

    private MiniTransformer() {}

    /** {@return the shape of the model for so many different tokens} */
    static TransformerConfig config(int vocabSize) {
        return TransformerConfig.of(vocabSize, CONTEXT_LENGTH, WIDTH, HEADS, BLOCKS)
                .withBias(false, true);
    }

    /** {@return the same with another number of blocks} */
    static TransformerConfig withBlocks(TransformerConfig config, int numBlocks) {
        return TransformerConfig.of(
                        config.vocabSize(), config.contextLength(), config.embeddingDim(), config.numHeads(), numBlocks)
                .withBias(config.attentionBias(), config.ffnBias());
    }
}

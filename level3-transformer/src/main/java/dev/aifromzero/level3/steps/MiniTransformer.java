package dev.aifromzero.level3.steps;

import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
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
        return config(vocabSize, BLOCKS);
    }

    /** {@return the same with another number of blocks} */
    static TransformerConfig withBlocks(TransformerConfig config, int numBlocks) {
        return config(config.vocabSize(), numBlocks);
    }

    /** GPT-2's shape but for the attention, whose projections have no bias. */
    private static TransformerConfig config(int vocabSize, int numBlocks) {
        boolean attentionBias = false;
        return new TransformerConfig(
                vocabSize,
                CONTEXT_LENGTH,
                WIDTH,
                HEADS,
                HEADS,
                numBlocks,
                4 * WIDTH,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                attentionBias,
                true,
                0.0,
                true);
    }
}

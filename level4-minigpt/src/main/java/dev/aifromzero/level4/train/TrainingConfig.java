package dev.aifromzero.level4.train;

import static dev.aifromzero.level4.train.Ranges.require;

import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.fast.Precision;

/**
 * Everything that a training depends on besides the text. The same settings and the same text give the same model.
 *
 * @param text how the text becomes tokens
 * @param model the shape of the model; its {@code vocabSize} is the number of tokens wanted from byte pair encoding, and
 *     with the other tokenizers the text decides
 * @param batchSize windows per backward pass, B
 * @param accumulation backward passes per step: a batch of {@code batchSize · accumulation} windows in the memory of one
 * @param precision in which numbers and by which operations the steps are computed; evaluations are always float32
 * @param loop the steps themselves
 * @param seed random seed of everything: first weights, batches, dropout
 */
public record TrainingConfig(
        TextConfig text,
        TransformerConfig model,
        int batchSize,
        int accumulation,
        Precision precision,
        LoopConfig loop,
        long seed) {
    /** The {@code vocabSize} to write where the text decides. */
    public static final int TEXT_DECIDES = 1;

    private static final int FFN_UNIT = 8;

    /**
     * Checks the ranges; the parts have checked theirs.
     *
     * @param text not null
     * @param model not null
     * @param batchSize above 0
     * @param accumulation above 0
     * @param precision any kind
     * @param loop not null
     * @param seed any number
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public TrainingConfig {
        require(text != null && model != null && loop != null, "text, model and loop must be given");
        require(precision != null, "precision must be named");
        require(batchSize >= 1, "batchSize must be at least 1, not " + batchSize);
        require(accumulation >= 1, "accumulation must be at least 1, not " + accumulation);
    }

    /**
     * {@return the shape of a model with tied weights; with GPT-2's components it can be exported as a GPT-2}
     *
     * @param vocabSize V
     * @param contextLength T
     * @param embeddingDim C
     * @param numHeads H
     * @param numBlocks blocks on top of each other
     * @param positions how the model knows where a token stands; GPT-2's are learned
     * @param norm what keeps the vectors at a common size; GPT-2 has LayerNorm
     * @param activation of the feed-forward networks; GPT-2 has GELU by its tanh approximation
     * @param dropout part of the values set to 0 in training
     */
    public static TransformerConfig shape(
            int vocabSize,
            int contextLength,
            int embeddingDim,
            int numHeads,
            int numBlocks,
            Positions positions,
            NormKind norm,
            Activation activation,
            double dropout) {
        int ffnDim = activation == Activation.SWIGLU ? gatedFfnDim(embeddingDim) : 4 * embeddingDim;
        return new TransformerConfig(
                vocabSize,
                contextLength,
                embeddingDim,
                numHeads,
                numHeads,
                numBlocks,
                ffnDim,
                positions,
                norm,
                activation,
                true,
                true,
                dropout,
                true);
    }

    /** Three matrices instead of two: each is two thirds as wide, so that the parameters stay the same. */
    private static int gatedFfnDim(int embeddingDim) {
        int exactly = 8 * embeddingDim / 3;
        return Math.max(FFN_UNIT, (exactly + FFN_UNIT / 2) / FFN_UNIT * FFN_UNIT);
    }

    /**
     * {@return the shape of the model for a tokenizer}
     *
     * @param actualVocabSize V, the tokens that the tokenizer has in fact
     */
    public TransformerConfig model(int actualVocabSize) {
        return new TransformerConfig(
                actualVocabSize,
                model.contextLength(),
                model.embeddingDim(),
                model.numHeads(),
                model.numKeyValueHeads(),
                model.numBlocks(),
                model.ffnDim(),
                model.positions(),
                model.norm(),
                model.activation(),
                model.attentionBias(),
                model.ffnBias(),
                model.dropout(),
                model.tiedWeights());
    }

    /**
     * {@return the same recipe for another number of steps, without early stopping}
     *
     * @param steps above 0
     * @param evaluations how often the validation text is evaluated on the way, above 0
     */
    public TrainingConfig withSteps(int steps, int evaluations) {
        LoopConfig other = new LoopConfig(
                loop.schedule().withSteps(steps),
                loop.optimizerKind(),
                loop.optimizer(),
                loop.ema(),
                loop.maxGradientNorm(),
                Math.max(1, steps / evaluations),
                0);
        return new TrainingConfig(text, model, batchSize, accumulation, precision, other, seed);
    }

    /** {@return the tokens that one step learns from} */
    public long tokensPerStep() {
        return (long) batchSize * accumulation * model.contextLength();
    }
}

package dev.aifromzero.level4.train;

import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.fast.Precision;

/**
 * Everything that a training depends on besides the text. The same settings and the same text give the same model.
 *
 * @param tokenizer how text becomes tokens
 * @param vocabSize tokens wanted; for byte pair encoding only
 * @param documents where one text ends and the next begins
 * @param positions how the model knows where a token stands; GPT-2's are learned
 * @param norm what keeps the vectors at a common size; GPT-2 has LayerNorm
 * @param activation the bend in the feed-forward networks; GPT-2 has GELU by its tanh approximation
 * @param contextLength tokens that the model sees at once, T
 * @param embeddingDim width of a token's vector, C
 * @param numHeads attention heads; divides {@code embeddingDim}
 * @param numBlocks transformer blocks on top of each other
 * @param dropout part of the values set to 0 in training, 0 up to but not 1
 * @param steps how many times the weights change
 * @param batchSize windows a backward pass, B
 * @param accumulation backward passes a step: a batch of {@code batchSize · accumulation} windows in the memory of one
 * @param learningRate the largest step size, after the warm-up
 * @param minLearningRate the step size at the end
 * @param warmupSteps steps over which the step size grows from nothing; fewer than {@code steps}
 * @param beta1 see {@link AdamWConfig}
 * @param beta2 see {@link AdamWConfig}
 * @param weightDecay see {@link AdamWConfig}
 * @param maxGradientNorm longest gradient allowed, see {@link GradientClipping}; 0 for no limit
 * @param evaluationInterval steps between two looks at the validation text
 * @param patience looks without a new best after which the training ends; 0 for never
 * @param precision in which numbers and by which operations the steps are computed; looks are always float32
 * @param seed start of all chance: first weights, batches, dropout
 */
public record TrainingConfig(
        TokenizerKind tokenizer,
        int vocabSize,
        Documents documents,
        Positions positions,
        NormKind norm,
        Activation activation,
        int contextLength,
        int embeddingDim,
        int numHeads,
        int numBlocks,
        double dropout,
        int steps,
        int batchSize,
        int accumulation,
        double learningRate,
        double minLearningRate,
        int warmupSteps,
        double beta1,
        double beta2,
        double weightDecay,
        double maxGradientNorm,
        int evaluationInterval,
        int patience,
        Precision precision,
        long seed) {
    private static final int FFN_UNIT = 8;

    /**
     * Checks the ranges, and that the settings go together.
     *
     * @param tokenizer any kind, not null
     * @param vocabSize checked where it is used: only byte pair encoding needs it
     * @param documents not null; {@link Documents#NONE}, unless the tokenizer is one of byte pairs: the others have no
     *     end token
     * @param positions any kind, not null
     * @param norm any kind, not null
     * @param activation any kind, not null
     * @param contextLength above 0
     * @param embeddingDim above 0
     * @param numHeads above 0; divides {@code embeddingDim}
     * @param numBlocks above 0
     * @param dropout 0 up to but not 1
     * @param steps above 0
     * @param batchSize above 0
     * @param accumulation above 0
     * @param learningRate above 0, at most 1
     * @param minLearningRate 0 to {@code learningRate}
     * @param warmupSteps 0 up to but not {@code steps}
     * @param beta1 checked by {@link AdamWConfig}
     * @param beta2 checked by {@link AdamWConfig}
     * @param weightDecay checked by {@link AdamWConfig}
     * @param maxGradientNorm 0 or more
     * @param evaluationInterval above 0
     * @param patience 0 or more
     * @param precision any kind, not null
     * @param seed any number
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public TrainingConfig {
        require(
                tokenizer != null
                        && documents != null
                        && positions != null
                        && norm != null
                        && activation != null
                        && precision != null,
                "tokenizer, documents, positions, norm, activation and precision must be named");
        atLeast(1, contextLength, "contextLength");
        atLeast(1, embeddingDim, "embeddingDim");
        atLeast(1, numHeads, "numHeads");
        atLeast(1, numBlocks, "numBlocks");
        atLeast(1, steps, "steps");
        atLeast(1, batchSize, "batchSize");
        atLeast(1, accumulation, "accumulation");
        require(
                warmupSteps >= 0 && warmupSteps < steps,
                "warmupSteps must be from 0 to below steps (" + steps + "), not " + warmupSteps);
        atLeast(1, evaluationInterval, "evaluationInterval");
        atLeast(0, patience, "patience");
        require(
                learningRate > 0 && learningRate <= 1,
                "learningRate must be above 0 and at most 1, not " + learningRate);
        require(
                minLearningRate >= 0 && minLearningRate <= learningRate,
                "minLearningRate must be from 0 to learningRate, not " + minLearningRate);
        require(dropout >= 0 && dropout < 1, "dropout must be at least 0 and below 1, not " + dropout);
        require(maxGradientNorm >= 0, "maxGradientNorm must not be negative: " + maxGradientNorm);
        require(
                documents == Documents.NONE || tokenizer == TokenizerKind.BPE || tokenizer == TokenizerKind.GPT2,
                "documents must be none with the tokenizer " + tokenizer + ", which has no end token");
        require(
                embeddingDim % numHeads == 0,
                "numHeads must divide embeddingDim: " + embeddingDim + " / " + numHeads + " leaves a rest");
    }

    /**
     * {@return the shape of the model, with tied weights; with the usual components it can be exported as a GPT-2}
     *
     * @param actualVocabSize V, the tokens that the tokenizer has in fact
     */
    public TransformerConfig model(int actualVocabSize) {
        int ffnDim = activation == Activation.SWIGLU ? gatedFfnDim() : 4 * embeddingDim;
        return new TransformerConfig(
                actualVocabSize,
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
    private int gatedFfnDim() {
        int exactly = 8 * embeddingDim / 3;
        return Math.max(FFN_UNIT, (exactly + FFN_UNIT / 2) / FFN_UNIT * FFN_UNIT);
    }

    /** {@return the optimizer's settings} */
    public AdamWConfig optimizer() {
        return new AdamWConfig(beta1, beta2, 1e-8, weightDecay);
    }

    /** {@return the step size at each step: it rises evenly, then falls along a cosine} */
    public LearningRateSchedule schedule() {
        return LearningRateSchedule.warmUpCosine(learningRate, minLearningRate, warmupSteps, steps);
    }

    /** {@return the tokens that one step learns from} */
    public long tokensPerStep() {
        return (long) batchSize * accumulation * contextLength;
    }

    private static void atLeast(int least, int value, String name) {
        require(value >= least, name + " must be at least " + least + ", not " + value);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

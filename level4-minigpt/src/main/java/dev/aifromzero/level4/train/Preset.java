package dev.aifromzero.level4.train;

import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.fast.Precision;
import java.util.Locale;

/** Recipes by name. */
public enum Preset {
    /** The lesson's Mini-GPT with {@code --fast}: a first taste in little more than a minute on two cores. */
    TASTE(recipe(32, 128, 4, 4, 0.0).training(900, 32, 6e-3, 1e-4, 50, 0.99).looking(180, 0)),
    /** The lesson's Mini-GPT on our stories: four to five minutes on two cores. */
    LESSON(recipe(64, 128, 4, 4, 0.1).training(1_800, 32, 5e-3, 1e-4, 100, 0.99).looking(150, 4)),
    /** A Mini-GPT with room for a longer look back. */
    BOOK(recipe(256, 128, 4, 4, 0.1).training(3_000, 32, 3e-4, 3e-5, 100, 0.95).looking(200, 5)),
    /** nanoGPT's recipe for a laptop's processor (its README, "I only have a macbook"). */
    NANOGPT_CPU(recipe(64, 128, 4, 4, 0.0)
            .training(2_000, 12, 1e-3, 1e-4, 100, 0.99)
            .looking(250, 0)),
    /** In the time of {@link #NANOGPT_CPU} to a much lower loss: what came after GPT-2, larger steps, bfloat16. */
    MODERN_CPU(recipe(64, 128, 4, 4, 0.0)
            .modern()
            .training(2_000, 24, 4e-3, 1e-4, 100, 0.99)
            .looking(250, 0)
            .bf16()),
    /** nanoGPT's recipe for a GPU (its README, "I have a GPU"). */
    NANOGPT(recipe(256, 384, 6, 6, 0.2)
            .training(5_000, 64, 1e-3, 1e-4, 100, 0.99)
            .looking(250, 0)),
    /** A small GPT-2 layout with a vocabulary of byte pairs: for export and for level 5. */
    TINY_GPT2(recipe(128, 256, 4, 4, 0.3)
            .bpe(2_048)
            .training(1_800, 16, 2e-3, 1e-4, 100, 0.99)
            .looking(100, 6)),
    /** A GPT-2 of 45 million parameters with GPT-2's own vocabulary, for a large text of one's own; wants a GPU. */
    MINI_ME(recipe(256, 512, 8, 6, 0.1)
            .gpt2()
            .training(20_000, 32, 6e-4, 6e-5, 500, 0.95)
            .looking(500, 6));

    private final Recipe recipe;

    Preset(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * {@return the recipe's settings with this seed}
     *
     * @param seed start of all chance: first weights, batches, dropout
     */
    public TrainingConfig config(long seed) {
        return recipe.config(seed);
    }

    /** {@return the name on the command line, e.g. {@code nanogpt-cpu}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Recipe recipe(int contextLength, int embeddingDim, int numHeads, int numBlocks, double dropout) {
        Recipe recipe = new Recipe();
        recipe.contextLength = contextLength;
        recipe.embeddingDim = embeddingDim;
        recipe.numHeads = numHeads;
        recipe.numBlocks = numBlocks;
        recipe.dropout = dropout;
        return recipe;
    }

    /** Collects the settings in groups, so that each recipe reads as one line. */
    private static final class Recipe {
        private TokenizerKind tokenizer = TokenizerKind.CHAR;
        private int vocabSize;
        private Documents documents = Documents.NONE;
        private Positions positions = Positions.LEARNED;
        private NormKind norm = NormKind.LAYER_NORM;
        private Activation activation = Activation.GELU_TANH;
        private int contextLength;
        private int embeddingDim;
        private int numHeads;
        private int numBlocks;
        private double dropout;
        private int steps;
        private int batchSize;
        private double learningRate;
        private double minLearningRate;
        private int warmupSteps;
        private double beta2;
        private int evaluationInterval;
        private int patience;
        private Precision precision = Precision.FLOAT32;

        private Recipe bpe(int size) {
            tokenizer = TokenizerKind.BPE;
            vocabSize = size;
            documents = Documents.PARAGRAPHS;
            return this;
        }

        private Recipe modern() {
            positions = Positions.ROTARY;
            norm = NormKind.RMS_NORM;
            activation = Activation.SWIGLU;
            return this;
        }

        private Recipe bf16() {
            precision = Precision.BF16;
            return this;
        }

        private Recipe gpt2() {
            tokenizer = TokenizerKind.GPT2;
            return this;
        }

        private Recipe training(int stepCount, int batch, double rate, double lastRate, int warmup, double secondBeta) {
            steps = stepCount;
            batchSize = batch;
            learningRate = rate;
            minLearningRate = lastRate;
            warmupSteps = warmup;
            beta2 = secondBeta;
            return this;
        }

        private Recipe looking(int interval, int looksWithoutProgress) {
            evaluationInterval = interval;
            patience = looksWithoutProgress;
            return this;
        }

        private TrainingConfig config(long seed) {
            return new TrainingConfig(
                    tokenizer,
                    vocabSize,
                    documents,
                    positions,
                    norm,
                    activation,
                    contextLength,
                    embeddingDim,
                    numHeads,
                    numBlocks,
                    dropout,
                    steps,
                    batchSize,
                    1,
                    learningRate,
                    minLearningRate,
                    warmupSteps,
                    0.9,
                    beta2,
                    0.1,
                    1.0,
                    evaluationInterval,
                    patience,
                    precision,
                    seed);
        }
    }
}

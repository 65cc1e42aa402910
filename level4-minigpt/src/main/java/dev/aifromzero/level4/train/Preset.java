package dev.aifromzero.level4.train;

import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.fast.Precision;
import java.util.Locale;

/** Recipes by name. Each gives its text, its model, its batch, and its loop. */
public enum Preset {
    /** The lesson's Mini-GPT on our stories, byte pairs and what came after GPT-2: four minutes on two cores. */
    STORY(shuffled(), modern(1_024, 64, 160, 5, 4, 0.1), 16, story(1_600, 100, 160), Precision.FUSED),
    /** The same recipe with {@code --fast}: a first taste in about a minute on two cores. */
    TASTE(shuffled(), modern(1_024, 64, 160, 5, 4, 0.0), 16, story(400, 35, 80), Precision.FUSED),
    /** Where the lesson begins: a plain GPT-2 on characters, half a minute on two cores. */
    PLAIN(characters(), gpt(32, 128, 4, 4, 0.0), 32, loop(350, 35, 6e-3, 1e-4, 0.99, 70, 0)),
    /** The plain GPT-2 with a longer context, for as long as the lesson's Mini-GPT. */
    CHARACTERS(characters(), gpt(64, 128, 4, 4, 0.1), 32, loop(1_800, 100, 5e-3, 1e-4, 0.99, 150, 4)),
    /** A Mini-GPT with room for a longer look back. */
    BOOK(characters(), gpt(256, 128, 4, 4, 0.1), 32, loop(3_000, 100, 3e-4, 3e-5, 0.95, 200, 5)),
    /** nanoGPT's recipe for a laptop's processor (its README, "I only have a macbook"). */
    NANOGPT_CPU(characters(), gpt(64, 128, 4, 4, 0.0), 12, loop(2_000, 100, 1e-3, 1e-4, 0.99, 250, 0)),
    /** In the time of {@link #NANOGPT_CPU} to a much lower loss: what came after GPT-2, larger steps, bfloat16. */
    MODERN_CPU(
            characters(),
            modern(TrainingConfig.TEXT_DECIDES, 64, 128, 4, 4, 0.0),
            24,
            loop(2_000, 100, 4e-3, 1e-4, 0.99, 250, 0),
            Precision.BF16),
    /** nanoGPT's recipe for a GPU (its README, "I have a GPU"). */
    NANOGPT(characters(), gpt(256, 384, 6, 6, 0.2), 64, loop(5_000, 100, 1e-3, 1e-4, 0.99, 250, 0)),
    /** A small GPT-2 layout with a vocabulary of byte pairs: for export and for level 5. */
    TINY_GPT2(bytePairs(), gpt(2_048, 128, 256, 4, 4, 0.3), 16, loop(1_800, 100, 2e-3, 1e-4, 0.99, 100, 6)),
    /** A GPT-2 of 45 million parameters with GPT-2's own vocabulary, for a large text of one's own; wants a GPU. */
    MINI_ME(
            new TextConfig(TokenizerKind.GPT2, Documents.NONE),
            gpt(256, 512, 8, 6, 0.1),
            32,
            loop(20_000, 500, 6e-4, 6e-5, 0.95, 500, 6));

    private final TextConfig text;
    private final TransformerConfig model;
    private final int batchSize;
    private final LoopConfig loop;
    private final Precision precision;

    Preset(TextConfig text, TransformerConfig model, int batchSize, LoopConfig loop) {
        this(text, model, batchSize, loop, Precision.FLOAT32);
    }

    Preset(TextConfig text, TransformerConfig model, int batchSize, LoopConfig loop, Precision precision) {
        this.text = text;
        this.model = model;
        this.batchSize = batchSize;
        this.loop = loop;
        this.precision = precision;
    }

    private static TextConfig characters() {
        return new TextConfig(TokenizerKind.CHAR, Documents.NONE);
    }

    private static TextConfig bytePairs() {
        return new TextConfig(TokenizerKind.BPE, Documents.PARAGRAPHS);
    }

    private static TextConfig shuffled() {
        return new TextConfig(TokenizerKind.BPE, Documents.PARAGRAPHS, WindowOrder.SHUFFLED);
    }

    private static TransformerConfig gpt(int context, int width, int heads, int blocks, double dropout) {
        return gpt(TrainingConfig.TEXT_DECIDES, context, width, heads, blocks, dropout);
    }

    private static TransformerConfig gpt(int tokens, int context, int width, int heads, int blocks, double dropout) {
        return TrainingConfig.shape(
                tokens,
                context,
                width,
                heads,
                blocks,
                Positions.LEARNED,
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                dropout);
    }

    private static TransformerConfig modern(int tokens, int context, int width, int heads, int blocks, double dropout) {
        return TrainingConfig.shape(
                tokens, context, width, heads, blocks, Positions.ROTARY, NormKind.RMS_NORM, Activation.SWIGLU, dropout);
    }

    private static LoopConfig loop(
            int steps, int warmup, double rate, double lastRate, double beta2, int interval, int patience) {
        return new LoopConfig(
                new ScheduleConfig(steps, warmup, rate, lastRate),
                new AdamWConfig(0.9, beta2, 1e-8, 0.1),
                1.0,
                interval,
                patience);
    }

    /** A straight warm-down to a twentieth of the highest rate. */
    private static LoopConfig story(int steps, int warmup, int interval) {
        return new LoopConfig(
                new ScheduleConfig(steps, warmup, 4e-3, 2e-4, Decay.LINEAR),
                new AdamWConfig(0.9, 0.99, 1e-8, 0.1),
                1.0,
                interval,
                0);
    }

    /**
     * {@return the recipe's settings with this seed}
     *
     * @param seed random seed of everything: first weights, batches, dropout
     */
    public TrainingConfig config(long seed) {
        return new TrainingConfig(text, model, batchSize, 1, precision, loop, seed);
    }

    /** {@return the name on the command line, e.g. {@code nanogpt-cpu}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.Decay;
import dev.aifromzero.level4.train.LoopConfig;
import dev.aifromzero.level4.train.OptimizerKind;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.ScheduleConfig;
import dev.aifromzero.level4.train.TextConfig;
import dev.aifromzero.level4.train.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One option for each setting of a training; what is not given stays as the preset says. */
public final class TrainingOptions {
    static final String CONFIG = "--config";

    @Option(
            names = CONFIG,
            paramLabel = "FILE",
            description = "settings from a file, JSON or properties; options given here win over it")
    private Path config;

    @Option(
            names = "--tokenizer",
            paramLabel = "KIND",
            description = "char, word, bpe (learned here) or gpt2 (brought along with --vocab)")
    private TokenizerKind tokenizer;

    @Option(names = "--vocab-size", paramLabel = "N", description = "tokens wanted, for bpe")
    private Integer vocabSize;

    @Option(
            names = "--documents",
            paramLabel = "KIND",
            description =
                    "where a text ends: none, or paragraphs (an end token instead of each blank line; bpe and gpt2)")
    private Documents documents;

    @Option(
            names = "--window-order",
            paramLabel = "KIND",
            description = "random, or shuffled (every token once per epoch, documents in a new order)")
    private WindowOrder windowOrder;

    @Option(names = "--positions", paramLabel = "KIND", description = "learned (GPT-2's), sinusoidal or rotary")
    private Positions positions;

    @Option(names = "--norm", paramLabel = "KIND", description = "layer-norm (GPT-2's) or rms-norm")
    private NormKind norm;

    @Option(names = "--activation", paramLabel = "KIND", description = "gelu-tanh (GPT-2's), gelu, relu or swiglu")
    private Activation activation;

    @Option(
            names = {"--context", "--context-length"},
            paramLabel = "N",
            description = "tokens the model sees at once")
    private Integer contextLength;

    @Option(
            names = {"--width", "--embedding-dim"},
            paramLabel = "N",
            description = "width of a token's vector")
    private Integer embeddingDim;

    @Option(
            names = {"--heads", "--num-heads"},
            paramLabel = "N",
            description = "attention heads; must divide the width")
    private Integer numHeads;

    @Option(
            names = {"--blocks", "--num-blocks"},
            paramLabel = "N",
            description = "transformer blocks")
    private Integer numBlocks;

    @Option(names = "--dropout", paramLabel = "P", description = "part of the values set to 0 in training")
    private Double dropout;

    @Option(names = "--steps", paramLabel = "N", description = "how many times the weights change")
    private Integer steps;

    @Option(names = "--batch-size", paramLabel = "N", description = "windows a backward pass")
    private Integer batchSize;

    @Option(names = "--accumulation", paramLabel = "N", description = "backward passes a step")
    private Integer accumulation;

    @Option(names = "--learning-rate", paramLabel = "X", description = "largest step size, e.g. 0.001")
    private Double learningRate;

    @Option(names = "--min-learning-rate", paramLabel = "X", description = "step size at the end")
    private Double minLearningRate;

    @Option(names = "--warmup-steps", paramLabel = "N", description = "steps until the largest step size")
    private Integer warmupSteps;

    @Option(names = "--decay", paramLabel = "KIND", description = "how the step size falls: cosine or linear")
    private Decay decay;

    @Option(
            names = {"--optimizer", "--optimizer-kind"},
            paramLabel = "KIND",
            description = "adamw, or muon for the matrices inside the blocks")
    private OptimizerKind optimizerKind;

    @Option(names = "--beta1", paramLabel = "X", description = "memory of the mean gradient")
    private Double beta1;

    @Option(names = "--beta2", paramLabel = "X", description = "memory of the mean squared gradient")
    private Double beta2;

    @Option(names = "--weight-decay", paramLabel = "X", description = "pull of the matrices towards zero")
    private Double weightDecay;

    @Option(names = "--ema", paramLabel = "X", description = "memory of the weights' moving average; 0: no average")
    private Double ema;

    @Option(names = "--max-gradient-norm", paramLabel = "X", description = "longest gradient allowed; 0: no limit")
    private Double maxGradientNorm;

    @Option(names = "--evaluation-interval", paramLabel = "N", description = "steps between two evaluations")
    private Integer evaluationInterval;

    @Option(names = "--patience", paramLabel = "N", description = "looks without a new best before it ends; 0: never")
    private Integer patience;

    @Option(names = "--precision", paramLabel = "P", description = "float32, fused (float32, faster) or bf16 (fastest)")
    private Precision precision;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * {@return the recipe that the settings file names, or the fallback}
     *
     * @param fallback the recipe where the file names none, or there is no file
     */
    public Preset presetOr(Preset fallback) {
        return file().flatMap(SettingsFile::preset).orElse(fallback);
    }

    /**
     * {@return the settings: what the options say, else what the settings file says, else the preset's}
     *
     * @param preset the recipe's settings, for all that nobody has named
     * @throws UserError if a value is out of range
     */
    public TrainingConfig apply(TrainingConfig preset) {
        Optional<SettingsFile> file = file();
        Given given = new Given(this, file.map(SettingsFile::options).orElseGet(TrainingOptions::new));
        long seed =
                file.flatMap(SettingsFile::seed).filter(named -> !isSeedTyped()).orElse(preset.seed());
        try {
            return new TrainingConfig(
                    new TextConfig(
                            given.or(o -> o.tokenizer, preset.text().tokenizer()),
                            given.or(o -> o.documents, preset.text().documents()),
                            given.or(o -> o.windowOrder, preset.text().windowOrder())),
                    shape(given, preset.model()),
                    given.or(o -> o.batchSize, preset.batchSize()),
                    given.or(o -> o.accumulation, preset.accumulation()),
                    given.or(o -> o.precision, preset.precision()),
                    loop(given, preset.loop()),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UserError("This training cannot be: " + e.getMessage(), "Choose another value");
        }
    }

    /** What was typed, and what a settings file says where nothing was typed. */
    private record Given(TrainingOptions typed, TrainingOptions file) {
        <T> T or(Function<TrainingOptions, T> option, T usual) {
            T value = option.apply(typed);
            T fallback = option.apply(file);
            return value != null ? value : fallback != null ? fallback : usual;
        }

        boolean names(Function<TrainingOptions, ?> option) {
            return option.apply(typed) != null || option.apply(file) != null;
        }
    }

    private static TransformerConfig shape(Given given, TransformerConfig usual) {
        return TrainingConfig.shape(
                given.or(o -> o.vocabSize, usual.vocabSize()),
                given.or(o -> o.contextLength, usual.contextLength()),
                given.or(o -> o.embeddingDim, usual.embeddingDim()),
                given.or(o -> o.numHeads, usual.numHeads()),
                given.or(o -> o.numBlocks, usual.numBlocks()),
                given.or(o -> o.positions, usual.positions()),
                given.or(o -> o.norm, usual.norm()),
                given.or(o -> o.activation, usual.activation()),
                given.or(o -> o.dropout, usual.dropout()));
    }

    private static LoopConfig loop(Given given, LoopConfig usual) {
        AdamWConfig optimizer = usual.optimizer();
        return new LoopConfig(
                schedule(given, usual.schedule()),
                given.or(o -> o.optimizerKind, usual.optimizerKind()),
                new AdamWConfig(
                        given.or(o -> o.beta1, optimizer.beta1()),
                        given.or(o -> o.beta2, optimizer.beta2()),
                        optimizer.epsilon(),
                        given.or(o -> o.weightDecay, optimizer.weightDecay())),
                given.or(o -> o.ema, usual.ema()),
                given.or(o -> o.maxGradientNorm, usual.maxGradientNorm()),
                given.or(o -> o.evaluationInterval, usual.evaluationInterval()),
                given.or(o -> o.patience, usual.patience()));
    }

    /** Fewer steps or a smaller step size than the preset's need not be followed by two more options. */
    private static ScheduleConfig schedule(Given given, ScheduleConfig usual) {
        int stepCount = given.or(o -> o.steps, usual.steps());
        int warmup = given.or(o -> o.warmupSteps, usual.warmupSteps());
        if (!given.names(o -> o.warmupSteps) && warmup > stepCount / 10) {
            warmup = Math.max(0, stepCount / 10);
        }
        double rate = given.or(o -> o.learningRate, usual.learningRate());
        double lastRate = given.or(o -> o.minLearningRate, usual.minLearningRate());
        if (!given.names(o -> o.minLearningRate) && lastRate > rate) {
            lastRate = rate / 10;
        }
        return new ScheduleConfig(stepCount, warmup, rate, lastRate, given.or(o -> o.decay, usual.decay()));
    }

    private Optional<SettingsFile> file() {
        try {
            return config == null ? Optional.empty() : Optional.of(SettingsFile.read(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether --seed stands on the command line, before or after the command. */
    private boolean isSeedTyped() {
        for (CommandLine line = command == null ? null : command.commandLine(); line != null; line = line.getParent()) {
            if (line.getParseResult() != null && line.getParseResult().hasMatchedOption("--seed")) {
                return true;
            }
        }
        return false;
    }
}

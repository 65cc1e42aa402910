package dev.aifromzero.level4.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.Preset;
import dev.aifromzero.level4.train.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One option for each setting of a training; what is not given stays as the preset says. */
public final class TrainingOptions {
    static final String CONFIG = "--config";

    private static final ObjectMapper JSON = new ObjectMapper();

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

    @Option(names = "--beta1", paramLabel = "X", description = "memory of the mean gradient")
    private Double beta1;

    @Option(names = "--beta2", paramLabel = "X", description = "memory of the mean squared gradient")
    private Double beta2;

    @Option(names = "--weight-decay", paramLabel = "X", description = "pull of the matrices towards zero")
    private Double weightDecay;

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
        ObjectNode changes = JSON.createObjectNode();
        file().ifPresent(file -> {
            changes.setAll(file.options().overrides());
            file.seed().filter(seed -> !isSeedTyped()).ifPresent(seed -> changes.put("seed", seed));
        });
        changes.setAll(overrides());
        ObjectNode json = JSON.valueToTree(preset);
        json.setAll(changes);
        shortenWarmup(json, changes);
        try {
            return JSON.treeToValue(json, TrainingConfig.class);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError("This training cannot be: " + cause.getMessage(), "Choose another value");
        }
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

    private ObjectNode overrides() {
        ObjectNode json = JSON.createObjectNode();
        put(json, "tokenizer", tokenizer);
        put(json, "vocabSize", vocabSize);
        put(json, "documents", documents);
        put(json, "positions", positions);
        put(json, "norm", norm);
        put(json, "activation", activation);
        put(json, "contextLength", contextLength);
        put(json, "embeddingDim", embeddingDim);
        put(json, "numHeads", numHeads);
        put(json, "numBlocks", numBlocks);
        put(json, "dropout", dropout);
        put(json, "steps", steps);
        put(json, "batchSize", batchSize);
        put(json, "accumulation", accumulation);
        put(json, "learningRate", learningRate);
        put(json, "minLearningRate", minLearningRate);
        put(json, "warmupSteps", warmupSteps);
        put(json, "beta1", beta1);
        put(json, "beta2", beta2);
        put(json, "weightDecay", weightDecay);
        put(json, "maxGradientNorm", maxGradientNorm);
        put(json, "evaluationInterval", evaluationInterval);
        put(json, "patience", patience);
        put(json, "precision", precision);
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value != null) {
            json.set(name, JSON.<JsonNode>valueToTree(value));
        }
    }

    /** Fewer steps or a smaller step size than the preset's need not be followed by two more options. */
    private static void shortenWarmup(ObjectNode json, ObjectNode changes) {
        int stepCount = json.get("steps").asInt();
        if (!changes.has("warmupSteps") && json.get("warmupSteps").asInt() > stepCount / 10) {
            json.put("warmupSteps", Math.max(0, stepCount / 10));
        }
        double rate = json.get("learningRate").asDouble();
        if (!changes.has("minLearningRate") && json.get("minLearningRate").asDouble() > rate) {
            json.put("minLearningRate", rate / 10);
        }
    }
}

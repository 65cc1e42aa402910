package dev.aifromzero.level5.commands;

import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.train.FineTuneConfig;
import picocli.CommandLine.Option;

/** The options that say how long and how strongly a model is fine-tuned; what is not given stays as it was. */
public final class TrainOptions {
    /** Most rounds through the examples; null where the option was not given. */
    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "most rounds through the examples (default: 10, fast: 2)")
    public Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "examples per backward pass (default: 16)")
    Integer batchSize;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description = "backward passes a step: the same result as a batch N times as large, in the memory of one"
                    + " (default: 1)")
    Integer accumulation;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "largest step size (default: by method and width of the base; for lora 0.01 up to a width of"
                    + " 256, 0.0005 above)")
    Double learningRate;

    @Option(
            names = "--warmup",
            paramLabel = "P",
            description = "part of the steps with a growing step size (default: 0.05)")
    Double warmup;

    @Option(names = "--weight-decay", paramLabel = "X", description = "pull towards zero (default: 0.01)")
    Double weightDecay;

    @Option(names = "--clip", paramLabel = "X", description = "greatest length of a gradient, 0 for none (default: 1)")
    Double clip;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "stop after N epochs without a better test (default: 3)")
    Integer patience;

    @Option(
            names = "--loss-on",
            paramLabel = "WHAT",
            description = "answer: learn to predict answers only; all: questions too (default: answer)")
    LossOn lossOn;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "float32, fused (float32, less memory) or bf16 (fastest) for the steps (default: fused)")
    Precision precision;

    /**
     * {@return the usual settings with what the options change}
     *
     * @param usual the settings without options
     */
    public FineTuneConfig apply(FineTuneConfig usual) {
        return new FineTuneConfig(
                epochs == null ? usual.epochs() : epochs,
                batchSize == null ? usual.batchSize() : batchSize,
                accumulation == null ? usual.accumulation() : accumulation,
                learningRate == null ? usual.learningRate() : learningRate,
                warmup == null ? usual.warmupPart() : warmup,
                weightDecay == null ? usual.weightDecay() : weightDecay,
                clip == null ? usual.clipNorm() : clip,
                patience == null ? usual.patience() : patience,
                lossOn == null ? usual.lossOn() : lossOn,
                precision == null ? usual.precision() : precision,
                usual.seed());
    }
}

package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level5.train.FineTuneConfig;
import picocli.CommandLine.Option;

/** The options that say how long and how strongly an adapter is trained. */
final class TrainOptions {
    private static final int FAST_EPOCHS = 6;
    private static final int EPOCHS = 20;
    private static final int NARROW = 256;
    private static final double RATE_OF_A_NARROW_BASE = 0.01;
    private static final double RATE_OF_A_WIDE_BASE = 0.0005;

    @Option(names = "--epochs", paramLabel = "N", description = "most rounds through the examples (default: 20, fast: 6)")
    Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "examples a step (default: 8)")
    int batchSize = 8;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            description = "largest step size (default: 0.01 for a base of width 256 or less, 0.0005 for a wider one)")
    Double learningRate;

    @Option(names = "--warmup", paramLabel = "P", description = "part of the steps with a growing step size (default: 0.05)")
    double warmup = 0.05;

    @Option(names = "--weight-decay", paramLabel = "X", description = "pull towards zero (default: 0.01)")
    double weightDecay = 0.01;

    @Option(names = "--clip", paramLabel = "X", description = "greatest length of a gradient, 0 for none (default: 1)")
    double clip = 1;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "stop after N epochs without a better test (default: 3)")
    int patience = 3;

    /**
     * {@return the settings for a base of this width: the wider a layer, the more numbers move together in a step, and
     * the smaller the step must be}
     */
    FineTuneConfig config(Lesson lesson, int width) {
        double usual = width <= NARROW ? RATE_OF_A_NARROW_BASE : RATE_OF_A_WIDE_BASE;
        double rate = learningRate == null ? usual : learningRate;
        int rounds = epochs != null ? epochs : lesson.fastOr(FAST_EPOCHS, EPOCHS);
        return new FineTuneConfig(
                rounds, batchSize, rate, warmup, weightDecay, clip, patience, lesson.seed());
    }
}

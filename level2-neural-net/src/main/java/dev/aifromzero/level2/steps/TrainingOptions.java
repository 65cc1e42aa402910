package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of a training that can be given on the command line. */
public final class TrainingOptions {
    /** For a text from which nothing can be learned. */
    public static final Remedy LONGER_TEXT = new Remedy("Choose a longer text with --data");

    private static final int MOST_HIDDEN = 4096;
    private static final int MOST_EPOCHS = 100_000;
    private static final double LARGEST_RATE = 1000;
    private static final int FAST_EPOCHS = 150;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--hidden", paramLabel = "N", description = "hidden neurons, 1 to 4096 (default: 64)")
    private int hidden = CharacterTraining.Config.usual().hidden();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "how often the whole text is learned from, 1 to 100000 (default: 300, with --fast 150)")
    private Integer epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "length of the first steps, above 0 and at most 1000 (default: what suits the optimizer:"
                    + " sgd 5, momentum 0.7, adam and adamw 0.05)")
    private Double learningRate;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "bend of the hidden neurons: ${COMPLETION-CANDIDATES} (default: SIGMOID)")
    private Activation activation = Activation.SIGMOID;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "rule of the steps: ${COMPLETION-CANDIDATES} (default: Adam)")
    private OptimizerKind optimizer = OptimizerKind.ADAM;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/india.txt)")
    private Path data = ProjectPaths.data("india.txt");

    /**
     * {@return the settings, checked}
     *
     * @param lesson gives the seed and whether the run is a fast one
     */
    public CharacterTraining.Config config(Lesson lesson) {
        int wantedEpochs = epochs != null
                ? epochs
                : lesson.fastOr(FAST_EPOCHS, CharacterTraining.Config.usual().epochs());
        double rate = learningRate != null ? learningRate : optimizer.usualLearningRate();
        check(hidden >= 1 && hidden <= MOST_HIDDEN, "--hidden must be from 1 to " + MOST_HIDDEN + ", not " + hidden);
        check(
                wantedEpochs >= 1 && wantedEpochs <= MOST_EPOCHS,
                "--epochs must be from 1 to " + MOST_EPOCHS + ", not " + wantedEpochs);
        check(
                rate > 0 && rate <= LARGEST_RATE,
                "--learning-rate must be above 0 and at most " + (int) LARGEST_RATE + ", not " + rate);
        return new CharacterTraining.Config(hidden, wantedEpochs, rate, activation, optimizer);
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** {@return the text's pairs} */
    PairCounts text() throws IOException {
        return LONGER_TEXT.around(() -> PairCounts.of(read()));
    }

    /**
     * {@return the text itself}
     *
     * @throws IOException if the file cannot be read
     */
    public String read() throws IOException {
        return Corpus.read(data);
    }

    /** {@return the file, as a student would type it} */
    public String fileName() {
        return ProjectPaths.display(data);
    }
}

package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.digits.DigitEvaluation;
import dev.aifromzero.level2.digits.DigitImages;
import dev.aifromzero.level2.digits.DigitNetwork;
import dev.aifromzero.level2.digits.DigitNetworkFile;
import dev.aifromzero.level2.digits.DigitPainter;
import dev.aifromzero.level2.digits.DigitTraining;
import dev.aifromzero.level2.digits.DigitTraining.Point;
import dev.aifromzero.level2.digits.IdxFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Lab: the same kind of network reads digits.
 *
 * <p>Lesson: docs/level2.md, "digits: the network reads".
 */
@Command(
        name = "digits",
        mixinStandardHelpOptions = true,
        description = "Lab: a network reads digits, drawn ones or those of MNIST")
public final class DigitsLab extends Step {
    static final String NETWORK_FILE = "digits.safetensors";
    private static final int MOST_HIDDEN = 2048;
    private static final int MOST_EPOCHS = 1000;
    private static final int MOST_PICTURES = 200_000;
    private static final int MOST_IN_A_BATCH = 4096;
    private static final double LARGEST_RATE = 1;
    private static final int FAST_EPOCHS = 5;
    private static final int FAST_PICTURES = 3000;
    private static final int HELD_OUT_PICTURES = 2000;
    private static final int FAST_HELD_OUT_PICTURES = 500;
    /** Added to the seed for the held-out pictures, so that none of them is a training picture. */
    private static final long OTHER_PICTURES = 1_000_003;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--mnist",
            paramLabel = "DIR",
            description = "folder with the four files of MNIST, packed (.gz) or not")
    private Path mnist;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "use this trained network (.safetensors) instead of training")
    private Path load;

    @Option(names = "--hidden", paramLabel = "N", description = "hidden neurons, 1 to 2048 (default: 128)")
    private int hidden = DigitTraining.Config.usual().hidden();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "passes over all pictures, 1 to 1000 (default: 10, with --fast 5)")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "pictures a step, 1 to 4096 (default: 64)")
    private int batch = DigitTraining.Config.usual().batchSize();

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Adam's first rate, above 0 to 1 (default: 0.002)")
    private double learningRate = DigitTraining.Config.usual().learningRate();

    @Option(
            names = "--pictures",
            paramLabel = "N",
            description = "training pictures to draw, 10 to 200000 (default: 12000, with --fast 3000)")
    private Integer pictures;

    @Override
    public void run(Lesson lesson) throws IOException {
        DigitTraining.Config config = config(lesson);
        DigitNetwork loaded = load == null ? null : DigitNetworkFile.load(load);
        Console console = lesson.console();
        console.section("Lab: reading digits");
        console.say(
                "So far a network saw one letter. Now it sees a picture: 28 × 28 = 784 dots, each a brightness from 0"
                        + " (ground) to 1 (ink). Nothing else changes: weighted sums, a bend, softmax over ten answers, the"
                        + " surprise as loss, backpropagation.");
        console.blank();
        DigitImages train = load == null ? train(lesson) : null;
        DigitImages heldOut = heldOut(lesson);
        showSome(console, heldOut);
        DigitNetwork network = loaded == null ? train(lesson, config, train, heldOut) : loaded;
        DigitReport.show(lesson, DigitEvaluation.of(network, heldOut));
        console.blank();
        console.say(
                "Think about it: the network never learned that neighbouring dots belong together: shuffle all 784 dots in the same"
                        + " way in every picture, and it learns just as well. Could you still read the digits? What does that"
                        + " say about how it reads?");
    }

    private DigitTraining.Config config(Lesson lesson) {
        int wantedEpochs = epochs != null
                ? epochs
                : lesson.fastOr(FAST_EPOCHS, DigitTraining.Config.usual().epochs());
        check(hidden >= 1 && hidden <= MOST_HIDDEN, "--hidden must be from 1 to " + MOST_HIDDEN + ", not " + hidden);
        check(
                wantedEpochs >= 1 && wantedEpochs <= MOST_EPOCHS,
                "--epochs must be from 1 to " + MOST_EPOCHS + ", not " + wantedEpochs);
        check(
                batch >= 1 && batch <= MOST_IN_A_BATCH,
                "--batch must be from 1 to " + MOST_IN_A_BATCH + ", not " + batch);
        check(
                learningRate > 0 && learningRate <= LARGEST_RATE,
                "--learning-rate must be above 0 and at most 1, not " + learningRate);
        check(
                pictures == null || (pictures >= DigitImages.DIGITS && pictures <= MOST_PICTURES),
                "--pictures must be from 10 to " + MOST_PICTURES + ", not " + pictures);
        return new DigitTraining.Config(hidden, wantedEpochs, batch, learningRate);
    }

    private void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private DigitImages train(Lesson lesson) throws IOException {
        if (mnist != null) {
            DigitImages all = IdxFiles.train(mnist);
            return pictures == null ? all : all.first(pictures);
        }
        int count = pictures != null ? pictures : lesson.fastOr(FAST_PICTURES, 12_000);
        return painter().paint(count, new SplittableRandom(lesson.seed()));
    }

    private DigitImages heldOut(Lesson lesson) throws IOException {
        if (mnist != null) {
            return IdxFiles.test(mnist);
        }
        int count = lesson.fastOr(FAST_HELD_OUT_PICTURES, HELD_OUT_PICTURES);
        return painter().paint(count, new SplittableRandom(lesson.seed() + OTHER_PICTURES));
    }

    private static DigitPainter painter() {
        return new Remedy(
                        "Install some, e.g. the packages fontconfig and fonts-dejavu on Debian or Ubuntu, or give real"
                                + " digits with --mnist")
                .around(DigitPainter::create);
    }

    private void showSome(Console console, DigitImages images) {
        console.say(
                mnist != null
                        ? "These digits were written by people (MNIST). The first held-out one, a " + images.labels()[0]
                                + ", in grey, as the network gets it:"
                        : "These digits were drawn by this program: several fonts, each picture turned, slanted, shifted,"
                                + " thickened or thinned, blurred and made noisy by chance. One of them, a "
                                + images.labels()[0] + ", in grey, as the network gets it:");
        console.blank();
        DigitDrawing.large(console, images, 0);
        console.blank();
        console.line("More of them, in black and white:");
        console.blank();
        List<Integer> chosen = IntStream.rangeClosed(1, Math.min(10, images.size() - 1))
                .boxed()
                .toList();
        DigitDrawing.small(
                console,
                images,
                chosen,
                chosen.stream().map(i -> "a " + images.labels()[i]).toList());
    }

    private DigitNetwork train(Lesson lesson, DigitTraining.Config config, DigitImages train, DigitImages heldOut)
            throws IOException {
        Console console = lesson.console();
        DigitTraining training = new DigitTraining(config, train, heldOut, lesson.random());
        console.section("Training");
        console.line("  784 brightnesses  →  %d hidden, relu  →  10 logits  →  softmax", config.hidden());
        console.blank();
        console.say(
                "%,d weights and biases; %,d pictures to learn from, %,d others to judge by. A step looks at %d"
                        + " pictures (a mini-batch), then Adam changes every number a little.",
                training.network().parameterCount(), train.size(), heldOut.size(), config.batchSize());
        console.blank();
        long started = System.nanoTime();
        List<Point> history = run(console, training);
        double seconds = (System.nanoTime() - started) / 1e9;
        DigitReport.history(lesson, history);
        Path file = lesson.out().resolve(NETWORK_FILE);
        DigitNetworkFile.save(training.network(), file);
        console.say(
                "%.1f seconds for %,d steps. Saved as %s; --load uses it again.",
                seconds, training.steps(), ProjectPaths.display(file));
        return training.network();
    }

    private static List<Point> run(Console console, DigitTraining training) {
        try (ProgressBar bar = console.progress("training", training.steps())) {
            return training.run(new DigitTraining.Listener() {
                @Override
                public void afterStep(int step, double loss) {
                    bar.update(step, String.format(Locale.ROOT, "loss %.3f", loss));
                }

                @Override
                public void afterEpoch(Point point) {
                    // The table after the training shows all of them.
                }
            });
        }
    }
}

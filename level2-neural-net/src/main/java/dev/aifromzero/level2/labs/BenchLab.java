package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.bench.LoopsPerSample;
import dev.aifromzero.level2.bench.MatrixProduct;
import dev.aifromzero.level2.bench.Nd4jPerSample;
import dev.aifromzero.level2.bench.PerSampleTraining;
import dev.aifromzero.level2.bench.Stopwatch;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.steps.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Lab: what an operation costs, and why everybody works in batches.
 *
 * <p>Lesson: docs/level2.md, "bench: what an operation costs".
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Lab: one training as plain loops, as ND4J per sample, as ND4J batches")
public final class BenchLab extends Step {
    private static final double LEARNING_RATE = 0.05;
    private static final int LOOP_EPOCHS = 1500;
    private static final int FAST_LOOP_EPOCHS = 150;
    private static final int COMPARED_EPOCHS = 4;
    private static final double SAME = 1e-9;
    private static final double SECONDS_A_MEASUREMENT = 0.9;
    private static final double FAST_SECONDS_A_MEASUREMENT = 0.1;
    private static final int[] SIZES = {1, 8, 64, 256};
    private static final int SHORTEST_TEXT = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "text to learn from (default: data/india.txt)")
    private Path data = ProjectPaths.data("india.txt");

    @Option(
            names = "--characters",
            paramLabel = "N",
            description = "how much of the text to use, 20 to 100000 (default: 314)")
    private int characters = 314;

    @Option(names = "--hidden", paramLabel = "N", description = "hidden neurons, 1 to 1024 (default: 64)")
    private int hidden = 64;

    /** One way of training, timed. */
    private record Way(String name, double microsecondsAPair) {}

    @Override
    public void run(Lesson lesson) throws IOException {
        range("--characters", characters, SHORTEST_TEXT, 100_000);
        range("--hidden", hidden, 1, 1024);
        Console console = lesson.console();
        PairCounts text = text();
        int[] ids = text.tokenizer().encode(textOf());
        console.section("Lab: what an operation costs");
        console.say(
                "The character network of step 3 again: %d different characters, %d hidden neurons, %,d pairs of"
                        + " neighbours. This time it learns as the textbooks tell it first: pair by pair, a step of SGD after"
                        + " each. We write that twice, as plain Java loops and with the array library ND4J, and then give ND4J"
                        + " all pairs at once.",
                text.vocabSize(), hidden, ids.length - 1);
        console.blank();
        same(lesson, text, ids);
        List<Way> ways = List.of(
                new Way("loops, pair by pair", loops(lesson, text, ids)),
                new Way("ND4J, pair by pair", library(lesson, text, ids)),
                new Way("ND4J, all at once (batch)", batches(lesson, text)));
        times(console, ways);
        wholeTraining(lesson, text, ids, ways);
        operations(lesson);
        console.blank();
        console.say(
                "Think about it: a letter goes by post for a few rupees, whether it holds one word or a thousand. Where in this lab is"
                        + " the postage, and where are the words? And why does a GPU, which computes far faster but is called"
                        + " from further away, need even larger batches?");
    }

    private void range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    private String textOf() throws IOException {
        int[] all = Corpus.read(data).codePoints().limit(characters).toArray();
        if (all.length < SHORTEST_TEXT) {
            throw new UserError(
                    ProjectPaths.display(data) + " has only " + all.length + " characters",
                    "Choose a text of at least " + SHORTEST_TEXT);
        }
        return new String(all, 0, all.length);
    }

    private PairCounts text() throws IOException {
        return TrainingOptions.LONGER_TEXT.around(() -> PairCounts.of(textOf()));
    }

    private FeedForwardNetwork network(int vocabSize, RandomGenerator random) {
        return new FeedForwardNetwork(
                new DenseLayer("hidden", vocabSize, hidden, Activation.SIGMOID, Initialiser.XAVIER, random),
                new DenseLayer("output", hidden, vocabSize, Activation.IDENTITY, Initialiser.XAVIER, random));
    }

    private Nd4jPerSample freshLibrary(Lesson lesson, PairCounts text) {
        return new Nd4jPerSample(network(text.vocabSize(), lesson.random()), text.vocabSize());
    }

    private LoopsPerSample freshLoops(Lesson lesson, PairCounts text) {
        return new LoopsPerSample(freshLibrary(lesson, text).parameters());
    }

    /** A race is fair only if all runners run the same way. */
    private void same(Lesson lesson, PairCounts text, int[] ids) {
        PerSampleTraining loops = freshLoops(lesson, text);
        PerSampleTraining library = freshLibrary(lesson, text);
        Table table = new Table("Epoch", "loss, plain loops", "loss, ND4J pair by pair");
        double apart = 0;
        for (int epoch = 1; epoch <= lesson.fastOr(2, COMPARED_EPOCHS); epoch++) {
            double byLoops = loops.epoch(ids, LEARNING_RATE);
            double byLibrary = library.epoch(ids, LEARNING_RATE);
            apart = Math.max(apart, Math.abs(byLoops - byLibrary));
            table.row(
                    epoch,
                    String.format(Locale.ROOT, "%.10f", byLoops),
                    String.format(Locale.ROOT, "%.10f", byLibrary));
        }
        lesson.console()
                .say("First: do both compute the same? Same first weights, same order of pairs; loss in nats, as it"
                        + " was just before each step:");
        lesson.console().blank();
        lesson.console().table(table);
        lesson.console().blank();
        if (!(apart < SAME)) {
            throw new UserError(
                    "Loops and ND4J differ by " + apart + ", so times cannot be compared", "Compare both classes");
        }
        lesson.console().say("They do, to nine digits at least. Now the stopwatch. (Speed: 1 is the slowest way.)");
    }

    private static double seconds(Lesson lesson) {
        return lesson.fast() ? FAST_SECONDS_A_MEASUREMENT : SECONDS_A_MEASUREMENT;
    }

    private double loops(Lesson lesson, PairCounts text, int[] ids) {
        PerSampleTraining loops = freshLoops(lesson, text);
        return Stopwatch.microseconds(() -> loops.epoch(ids, LEARNING_RATE), seconds(lesson)) / (ids.length - 1);
    }

    private double library(Lesson lesson, PairCounts text, int[] ids) {
        PerSampleTraining library = freshLibrary(lesson, text);
        return Stopwatch.microseconds(() -> library.epoch(ids, LEARNING_RATE), 3 * seconds(lesson)) / (ids.length - 1);
    }

    /** An epoch of the batch sees every pair too: they are gathered in the table of counts. */
    private double batches(Lesson lesson, PairCounts text) {
        CharacterTraining.Config config = config(10);
        CharacterTraining training = new CharacterTraining(text, config, lesson.random());
        double microseconds = Stopwatch.microseconds(() -> training.run(point -> {}), 2 * seconds(lesson));
        return microseconds / (config.epochs() + 1) / text.pairs();
    }

    private CharacterTraining.Config config(int epochs) {
        CharacterTraining.Config usual = CharacterTraining.Config.usual();
        return new CharacterTraining.Config(
                hidden, epochs, usual.learningRate(), Activation.SIGMOID, usual.optimizer());
    }

    private static void times(Console console, List<Way> ways) {
        console.section("The same work, three times");
        double slowest = ways.stream().mapToDouble(Way::microsecondsAPair).max().orElse(1);
        Table table = new Table("Way", "time a pair (µs)", "pairs a second", "speed");
        for (Way way : ways) {
            table.row(
                    way.name(),
                    String.format(Locale.ROOT, "%16.3f", way.microsecondsAPair()),
                    Math.round(1e6 / way.microsecondsAPair()),
                    String.format(Locale.ROOT, "%,7.1f x", slowest / way.microsecondsAPair()));
        }
        console.table(table);
        console.blank();
        console.say(
                "Pair by pair, the library makes dozens of calls for each pair, each with checks, a new array and a way"
                        + " from Java to machine code and back; the arithmetic in between is tiny. Plain loops have no calls, and"
                        + " they know that a one-hot input needs one row of the weights only. In a batch the same calls are made"
                        + " once for all pairs. (Every way ran for a while before it was timed, and the fastest of %d rounds counts.)",
                Stopwatch.ROUNDS);
    }

    private void wholeTraining(Lesson lesson, PairCounts text, int[] ids, List<Way> ways) {
        Console console = lesson.console();
        int epochs = lesson.fastOr(FAST_LOOP_EPOCHS, LOOP_EPOCHS);
        PerSampleTraining loops = freshLoops(lesson, text);
        long started = System.nanoTime();
        for (int epoch = 0; epoch < epochs; epoch++) {
            loops.epoch(ids, LEARNING_RATE);
        }
        double loopSeconds = (System.nanoTime() - started) / 1e9;
        CharacterTraining.Config config =
                config(CharacterTraining.Config.usual().epochs());
        CharacterTraining batch = new CharacterTraining(text, config, lesson.random());
        started = System.nanoTime();
        List<CharacterTraining.Point> history = batch.run(point -> {});
        double batchSeconds = (System.nanoTime() - started) / 1e9;
        double loopLoss = lossOf(loops, text);
        console.section("A whole training");
        Table table = new Table("Way", "epochs", "seconds", "loss (nats)");
        table.row("plain loops, SGD", epochs, String.format(Locale.ROOT, "%7.2f", loopSeconds), loopLoss);
        double estimate = ways.get(1).microsecondsAPair() / 1e6 * epochs * (ids.length - 1);
        table.row("ND4J pair by pair, SGD (reckoned)", epochs, String.format(Locale.ROOT, "%7.2f", estimate), loopLoss);
        table.row(
                "ND4J batch, Adam",
                config.epochs(),
                String.format(Locale.ROOT, "%7.2f", batchSeconds),
                history.get(history.size() - 1).loss());
        table.row("floor of this text", "", "", text.entropyFloor());
        console.table(table);
        console.blank();
        console.say(
                "The second line was not run to its end: its seconds are the time a pair from above, times all pairs."
                        + " And mind: the batch is another algorithm, not the same one made faster. It takes one step an epoch"
                        + " instead of %,d, with the mean gradient of all pairs and Adam's step sizes. That it gets near the floor"
                        + " in fewer passes is Adam's merit; that a pass is cheap is the batch's.",
                ids.length - 1);
    }

    /** The mean surprise of trained loops at the text, at their last weights. */
    private static double lossOf(PerSampleTraining trained, PairCounts text) {
        PerSampleTraining copy = new LoopsPerSample(trained.parameters());
        double[][] counts = text.counts().toDoubleMatrix();
        double nats = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                // A step of length 0 only tells the surprise.
                nats += counts[i][j] == 0 ? 0 : counts[i][j] * copy.epoch(new int[] {i, j}, 0);
            }
        }
        return nats / text.pairs();
    }

    private static void operations(Lesson lesson) {
        Console console = lesson.console();
        console.section("One matrix product, small and large");
        Table table = new Table("Size", "multiplications", "loops (µs)", "ND4J (µs)", "ND4J is");
        List<Double> ratios = new ArrayList<>();
        for (int n : SIZES) {
            RandomGenerator random = lesson.random();
            INDArray a = Initialiser.XAVIER.weights(n, n, random);
            INDArray b = Initialiser.XAVIER.weights(n, n, random);
            INDArray c = Nd4j.zeros(DataType.DOUBLE, n, n);
            double[][] a2 = a.toDoubleMatrix();
            double[][] b2 = b.toDoubleMatrix();
            double[][] c2 = new double[n][n];
            double loops = Stopwatch.microseconds(() -> MatrixProduct.multiply(a2, b2, c2), seconds(lesson) / 2);
            double library = Stopwatch.microseconds(() -> a.mmuli(b, c), seconds(lesson) / 2);
            ratios.add(loops / library);
            table.row(
                    n + " × " + n,
                    (long) n * n * n,
                    String.format(Locale.ROOT, "%10.3f", loops),
                    String.format(Locale.ROOT, "%9.3f", library),
                    loops > library
                            ? String.format(Locale.ROOT, "%.1f × as fast", loops / library)
                            : String.format(Locale.ROOT, "%.1f × as slow", library / loops));
        }
        console.table(table);
        console.blank();
        boolean crosses = ratios.get(0) < 1 && ratios.get(ratios.size() - 1) > 1;
        console.say(
                "The first line is nearly all call: one multiplication. The larger the matrices, the less the call"
                        + " counts"
                        + (crosses
                                ? ", and the library, which uses the processor's wide units, overtakes the loops."
                                : ".")
                        + " So this level gathers its work into batches, and writes word2vec, whose products are tiny, as loops.");
    }
}

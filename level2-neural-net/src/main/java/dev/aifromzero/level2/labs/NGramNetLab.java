package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level2.language.ContextExamples;
import dev.aifromzero.level2.language.NGramNetwork;
import dev.aifromzero.level2.language.NGramTraining;
import dev.aifromzero.level2.language.NGramTraining.Point;
import dev.aifromzero.level2.language.Pieces;
import dev.aifromzero.level2.language.TrainedNGram;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Lab: the n-gram network of 2003, which sees several tokens and knows that some of them are alike.
 *
 * <p>Lesson: docs/level2.md, "ngram-net: several words at once, and what they mean".
 */
@Command(
        name = "ngram-net",
        mixinStandardHelpOptions = true,
        description = "Lab: a network that sees the last few words, pieces or characters (Bengio 2003)")
public final class NGramNetLab extends Step {
    static final String PICTURE = "ngram-net-loss.png";
    private static final int SAMPLE_TOKENS = 40;
    private static final int SAMPLES = 4;
    private static final int ROWS = 8;

    @Mixin
    private NGramOptions options = new NGramOptions();

    private final BufferedReader answers;

    /** The lab as the command line makes it: the user types the questions. */
    public NGramNetLab() {
        this(null);
    }

    /** A lab that is answered from a reader instead of the terminal. */
    NGramNetLab(BufferedReader answers) {
        this.answers = answers;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        options.training(
                lesson, new SmallText(Integer.MAX_VALUE)); // refuses what is out of range before anything is read
        SamplingConfig writing = options.sampling(0.8);
        console.section("Lab: the n-gram network");
        TrainedNGram model = options.load != null ? TrainedNGram.load(options.load) : train(lesson);
        if (options.load != null) {
            console.say(
                    "Loaded from %s: a network that sees %d tokens, with %,d numbers.",
                    ProjectPaths.display(options.load),
                    model.network().config().context(),
                    model.network().parameterCount());
        }
        console.section("Your turn");
        new NGramDialogue(console, model, writing.sampler(), lesson.random()).run(answers);
        console.blank();
        console.say(
                "Think about it: the network has a fixed number of places to look at. What would it cost to give it a hundred places"
                        + " instead of three, and what happens to a word that moves by one place?");
    }

    private TrainedNGram train(Lesson lesson) throws IOException {
        Console console = lesson.console();
        String text = Corpus.read(options.data);
        Pieces pieces = new Remedy("Choose a longer text with --data")
                .around(() -> Pieces.of(text, options.lines, lesson.random()));
        SmallText small = SmallText.of(text);
        NGramTraining.Config training = options.training(lesson, small);
        Tokenizer tokenizer = options.tokenizer(lesson, text, small, pieces.train());
        SplittableRandom random = lesson.random();
        NGramNetwork network = new NGramNetwork(options.network(tokenizer.vocabSize() + 1), random);
        TrainedNGram model = new TrainedNGram(tokenizer, network);
        ContextExamples train = model.examples(pieces.train());
        ContextExamples validation = model.examples(pieces.validation());
        small.warn(console, pieces.setAside());
        idea(console, network.config(), train, validation, pieces.setAside());
        parts(console, network);
        samples(lesson, "Before the training", model);
        NGramTraining run = new NGramTraining(network, training, random);
        List<Point> history = learn(console, run, training, train, validation, pieces.setAside());
        double test = run.loss(model.examples(pieces.test()));
        results(lesson, history, test, network.config().vocabSize(), pieces.setAside());
        samples(lesson, "After the training", model);
        Path folder = options.folder(lesson);
        model.save(folder);
        console.blank();
        console.say("The model is kept in " + ProjectPaths.display(folder) + "; --load takes it from there.");
        return model;
    }

    private void idea(
            Console console,
            NGramNetwork.Config config,
            ContextExamples train,
            ContextExamples validation,
            boolean setAside) {
        console.say(
                "Level 1 counted what follows %d %ss. Counting fails at a context that it has never seen. This network"
                        + " (Bengio and others, 2003) gives each token a vector instead, and tokens that are used alike get"
                        + " vectors that are alike: so a new context is never quite new.",
                config.context(), options.kind.unit());
        Set<List<Integer>> seen = new HashSet<>(contexts(train));
        List<List<Integer>> unseen = contexts(validation);
        long fresh = unseen.stream().filter(context -> !seen.contains(context)).count();
        console.blank();
        Table table = new Table("In " + options.data.getFileName(), "")
                .row("different tokens, with the boundary (V)", count(config.vocabSize()))
                .row("examples to learn from", count(train.count()))
                .row("examples set aside for validation", count(setAside ? validation.count() : 0))
                .row(
                        "possible contexts, V to the power of " + config.context(),
                        count(Math.pow(config.vocabSize(), config.context())))
                .row("contexts that were seen", count(seen.size()));
        if (setAside) {
            table.row(
                    "validation contexts never seen before",
                    String.format(Locale.ROOT, "%16.1f%%", 100.0 * fresh / unseen.size()));
        }
        console.table(table);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, number < 1e12 ? "%,17.0f" : "%17.1e", number);
    }

    private static List<List<Integer>> contexts(ContextExamples examples) {
        List<List<Integer>> contexts = new ArrayList<>(examples.count());
        for (int n = 0; n < examples.count(); n++) {
            Integer[] context = new Integer[examples.tokens().length];
            for (int c = 0; c < context.length; c++) {
                context[c] = examples.tokens()[c][n];
            }
            contexts.add(List.of(context));
        }
        return contexts;
    }

    private static void parts(Console console, NGramNetwork network) {
        console.blank();
        console.say(
                "Its parts. The vectors of the %d places are laid side by side (%d numbers), then come the hidden"
                        + " neurons with tanh and the scores of all tokens:",
                network.config().context(),
                network.config().context() * network.config().embedding());
        console.blank();
        Table table = new Table("Part", "shape", "numbers");
        for (Parameter p : network.parameters()) {
            table.row(p.name(), "(" + p.value().rows() + ", " + p.value().columns() + ")", p.count());
        }
        console.table(table.row("together", "", network.parameterCount()));
    }

    private static List<Point> learn(
            Console console,
            NGramTraining run,
            NGramTraining.Config config,
            ContextExamples train,
            ContextExamples validation,
            boolean setAside) {
        console.section("Training");
        console.say(
                "Passes through all examples (epochs): %d, in batches of %d, %s with a learning rate of %s that falls on"
                        + " the way%s.",
                config.epochs(),
                config.batchSize(),
                config.optimizer(),
                config.learningRate(),
                config.dropout() > 0 ? ", dropout " + config.dropout() : "");
        console.blank();
        long started = System.nanoTime();
        List<Point> history;
        try (ProgressBar bar = console.progress("training", steps(config, train.count()))) {
            history = run.run(
                    train,
                    validation,
                    (step, steps, loss) -> bar.update(step, String.format(Locale.ROOT, "loss %.3f", loss)));
        }
        Point last = history.get(history.size() - 1);
        if (!Double.isFinite(last.trainLoss()) || !Double.isFinite(last.validationLoss())) {
            throw new UserError(
                    "The training blew up in epoch " + last.epoch() + ": the loss is no longer a number",
                    "Take a smaller --learning-rate than " + config.learningRate());
        }
        Table table = new Table("Epoch", "train loss", setAside ? "validation loss" : "whole text", "perplexity");
        int every = Math.max(1, (history.size() + ROWS - 1) / ROWS);
        for (Point point : history) {
            if (point.epoch() % every == 0 || point.equals(last)) {
                table.row(point.epoch(), point.trainLoss(), point.validationLoss(), Math.exp(point.validationLoss()));
            }
        }
        console.table(table);
        console.blank();
        console.line("Seconds: %.1f", (System.nanoTime() - started) / 1e9);
        return history;
    }

    private static long steps(NGramTraining.Config config, int examples) {
        return (long) config.epochs() * ((examples + config.batchSize() - 1) / config.batchSize());
    }

    private static void results(Lesson lesson, List<Point> history, double test, int vocabSize, boolean setAside)
            throws IOException {
        double best = history.stream().mapToDouble(Point::validationLoss).min().orElseThrow();
        LossPicture.show(
                lesson,
                "The n-gram network's loss",
                PICTURE,
                history,
                Point::trainLoss,
                Point::validationLoss,
                setAside);
        Console console = lesson.console();
        console.blank();
        Table table = new Table("Nats a token", "", "perplexity")
                .row("pure guessing, ln " + vocabSize, Math.log(vocabSize), (double) vocabSize)
                .row(setAside ? "validation part, best epoch" : "whole text, best epoch", best, Math.exp(best));
        console.table(setAside ? table.row("test part, looked at once", test, Math.exp(test)) : table);
        console.blank();
        console.say(
                "Perplexity is e to the loss: the network is as unsure as if it chose among that many equally likely"
                        + " tokens. The weights of the best epoch are kept.");
    }

    private void samples(Lesson lesson, String title, TrainedNGram model) {
        lesson.console().section(title);
        SplittableRandom random = lesson.random();
        for (int i = 0; i < SAMPLES; i++) {
            int[] tokens = model.generate(
                    new int[0], SAMPLE_TOKENS, options.sampling(1).sampler(), random);
            lesson.console()
                    .say("· "
                            + Console.visible(model.tokenizer().decode(tokens)).replace('␣', ' '));
        }
    }
}

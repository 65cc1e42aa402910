package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level2.labs.Experiment.Trial;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.LearningByHeart;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.steps.TrainingOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Lab: what each setting does, by changing one at a time.
 *
 * <p>Lesson: docs/level2.md, "experiments: one setting at a time".
 */
@Command(
        name = "experiments",
        mixinStandardHelpOptions = true,
        description = "Lab: train several times with one setting changed, and compare")
public final class ExperimentsLab extends Step {
    private static final List<Integer> HIDDEN = List.of(2, 8, 64);
    private static final double TOO_SMALL = 1.0 / 50;
    private static final double TOO_LARGE = 60;
    private static final int FEWEST_CHARACTERS = 20;
    private static final int MOST_CHARACTERS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    @Option(
            names = "--vary",
            paramLabel = "SETTING",
            description = "what to change: ${COMPLETION-CANDIDATES} (default: all four)")
    private Vary vary;

    @Option(
            names = "--characters",
            paramLabel = "N",
            description = "overfitting: how many characters to learn from, 20 to 1000000 (default: 500)")
    private int characters = 500;

    @Override
    public void run(Lesson lesson) throws IOException {
        if (characters < FEWEST_CHARACTERS || characters > MOST_CHARACTERS) {
            throw new ParameterException(
                    spec.commandLine(), "--characters must be from 20 to 1000000, not " + characters);
        }
        Config config = options.config(lesson);
        String text = options.read();
        PairCounts pairs = TrainingOptions.LONGER_TEXT.around(() -> PairCounts.of(text));
        LearningByHeart byHeart = wanted(Vary.OVERFITTING) ? byHeart(text) : null;
        lesson.console().section("Lab: experiments");
        lesson.console()
                .say(
                        "The character network of step 3 learns several times from %s, always from the same seed."
                                + " Only one setting changes: so whatever differs comes from it.",
                        options.fileName());
        if (wanted(Vary.HIDDEN)) {
            hidden(lesson, pairs, config);
        }
        if (wanted(Vary.LEARNING_RATE)) {
            learningRate(lesson, pairs, config);
        }
        if (wanted(Vary.ACTIVATION)) {
            activation(lesson, pairs, config);
        }
        if (wanted(Vary.OVERFITTING)) {
            overfitting(lesson, byHeart, config);
        }
        lesson.console().blank();
        lesson.console()
                .say(
                        "Think about it: you see only a training curve that falls and falls. Can you tell from it whether the"
                                + " network learns the language or this one text? What else would you have to measure?");
    }

    private boolean wanted(Vary setting) {
        return vary == null || vary == setting;
    }

    private LearningByHeart byHeart(String text) {
        LearningByHeart byHeart = TrainingOptions.LONGER_TEXT.around(() -> new LearningByHeart(text));
        if (characters >= byHeart.trainable()) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "To learn from %d characters and from more of them, the text is too"
                                    + " short: it has %d to learn from",
                            characters,
                            byHeart.trainable()),
                    "Choose fewer with --characters, or a longer text with --data");
        }
        return byHeart;
    }

    private static void hidden(Lesson lesson, PairCounts text, Config config) throws IOException {
        open(
                lesson,
                "How many hidden neurons?",
                "All that the network knows of a letter must pass through the hidden neurons: with two of them, every"
                        + " letter is described by two numbers, and letters that need different answers get in each"
                        + " other's way.");
        List<Trial> trials = HIDDEN.stream()
                .map(n -> new Trial(n + " hidden", config.withHidden(n)))
                .toList();
        new Experiment(text, trials).run(lesson, "Hidden neurons", picture(lesson, Vary.HIDDEN));
    }

    private static void learningRate(Lesson lesson, PairCounts text, Config config) throws IOException {
        open(
                lesson,
                "How long a step?",
                "The gradient says which way is down, the learning rate how far to go. Too short, and the epochs are"
                        + " over before it arrives; too long, and it jumps over the valley.");
        double right = config.learningRate();
        boolean usual = right == config.optimizer().usualLearningRate();
        List<Trial> trials = List.of(
                rate(usual ? "too small" : "a fiftieth", right * TOO_SMALL, config),
                rate(usual ? "right" : "as given", right, config),
                rate(usual ? "too large" : "60 times", right * TOO_LARGE, config));
        new Experiment(text, trials).run(lesson, "Learning rates", picture(lesson, Vary.LEARNING_RATE));
    }

    private static Trial rate(String judgement, double rate, Config config) {
        String number = new BigDecimal(rate)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
        return new Trial(judgement + ": " + number, config.withLearningRate(rate));
    }

    private static void activation(Lesson lesson, PairCounts text, Config config) throws IOException {
        open(
                lesson,
                "Which bend?",
                "Sigmoid and tanh become flat on both sides, relu is flat on one, and gelu is a smooth relu. Where a"
                        + " bend is steep, blame comes through well and learning is fast.");
        List<Trial> trials = Stream.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.GELU)
                .map(bend -> new Trial(bend.name().toLowerCase(Locale.ROOT), config.withActivation(bend)))
                .toList();
        new Experiment(text, trials).run(lesson, "Bends of the hidden layer", picture(lesson, Vary.ACTIVATION));
    }

    private void overfitting(Lesson lesson, LearningByHeart text, Config config) throws IOException {
        Console console = lesson.console();
        open(
                lesson,
                "Learning by heart",
                String.format(
                        Locale.ROOT,
                        "The last tenth of the text, %,d characters, is kept back: the validation"
                                + " text. The network learns once from %,d characters and once from %,d, and after each epoch"
                                + " we ask how surprised it is by what it learned from, and by what it never saw.",
                        text.kept(),
                        characters,
                        text.trainable()));
        LineChart chart = new LineChart("Learning by heart", Experiment.EPOCH_LABEL, Experiment.LOSS_LABEL);
        Table table = new Table("Learned from", "training loss", "validation loss", "lowest", "at epoch");
        LearningByHeart.Curves few = text.train(characters, config, lesson.random());
        add(few, characters, chart, table);
        add(text.train(text.trainable(), config, lesson.random()), text.trainable(), chart, table);
        console.table(table);
        console.blank();
        verdict(console, few);
        console.blank();
        Experiment.save(lesson, chart, picture(lesson, Vary.OVERFITTING));
    }

    private static void add(LearningByHeart.Curves curves, int count, LineChart chart, Table table) {
        String name = String.format(Locale.ROOT, "%,d", count);
        double[] validation =
                curves.validation().stream().mapToDouble(Double::doubleValue).toArray();
        double[] epochs = Experiment.epochs(curves.training());
        double[] training = Experiment.losses(curves.training());
        chart.add(name + ", training", epochs, training);
        chart.add(name + ", validation", epochs, validation);
        int best = curves.bestEpoch();
        table.row(
                name + " characters",
                Experiment.loss(training[training.length - 1]),
                Experiment.loss(validation[validation.length - 1]),
                Experiment.loss(validation[best]),
                best);
    }

    private void verdict(Console console, LearningByHeart.Curves few) {
        int best = few.bestEpoch();
        if (best == few.validation().size() - 1) {
            console.say(
                    "With %,d characters the validation loss fell to the last epoch: so far it learned what helps"
                            + " with other text too. Try fewer --characters or more --epochs.",
                    characters);
            return;
        }
        console.say(
                "With %,d characters the validation loss is lowest after epoch %d. From there on the training loss"
                        + " goes on falling, but the network learns this piece of text by heart: it becomes sure that pairs"
                        + " it never saw do not exist, and is the more surprised when they come. Two cures: stop at the lowest"
                        + " point, or learn from more text.",
                characters, best);
    }

    private static void open(Lesson lesson, String title, String explanation) {
        lesson.console().section(title);
        lesson.console().say(explanation);
        lesson.console().blank();
    }

    private static Path picture(Lesson lesson, Vary vary) {
        return lesson.out().resolve(vary.picture());
    }
}

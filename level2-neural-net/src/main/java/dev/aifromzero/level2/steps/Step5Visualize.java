package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.CharacterTraining.Point;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Step 5: the training in pictures.
 *
 * <p>Lesson: docs/level2.md, "Step 5: pictures".
 */
@Command(
        name = "visualize",
        mixinStandardHelpOptions = true,
        description = "Step 5: loss curve, learning rates compared, samples over time")
public final class Step5Visualize extends Step {
    static final String LOSS_PICTURE = "loss.png";
    static final String RATES_PICTURE = "learning-rates.png";
    static final String SCHEDULES_PICTURE = "schedules.png";
    private static final double TOO_SMALL = 1.0 / 50;
    private static final double TOO_LARGE = 60;
    private static final String LOSS_LABEL = "loss (nats a character)";
    private static final String EPOCH_LABEL = "epoch (passes over the text)";

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    private final Step3Train train;

    /** The step on its own: it trains first. */
    public Step5Visualize() {
        this(null);
    }

    /**
     * The step after step 3 in the lesson: it shows that training.
     *
     * @param train the step whose training is shown, so that nothing is trained twice
     */
    public Step5Visualize(Step3Train train) {
        this.train = train;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        console.section("Step 5: the training in pictures");
        TrainingRun run = train == null ? null : train.lastRun();
        if (run == null) {
            run = TrainingRun.train(lesson, options.text(), options.config(lesson));
        }
        curve(lesson, run);
        samples(console, run);
        rates(lesson, run);
        schedules(lesson);
        console.blank();
        console.say(
                "Think about it: where on the loss curve would you have stopped the training, and why? Try: train --learning-rate 5,"
                        + " then train --hidden 2. Which of the two does more harm?");
    }

    private static void curve(Lesson lesson, TrainingRun run) throws IOException {
        Console console = lesson.console();
        console.say("The surprise falls fast at first, then ever more slowly, towards the floor that no one-character"
                + " model can pass.");
        console.blank();
        LineChart chart = new LineChart("Loss during training", EPOCH_LABEL, LOSS_LABEL)
                .add("network", epochs(run.history()), losses(run.history()))
                .add("floor", ends(run), flat(run.text().entropyFloor()));
        save(lesson, chart, LOSS_PICTURE);
    }

    private static void samples(Console console, TrainingRun run) {
        console.section("What the network wrote on the way");
        Table table = new Table("Epoch", "loss", "text");
        for (TrainingRun.Sample sample : run.samples()) {
            table.row(sample.epoch(), String.format(Locale.ROOT, "%.3f", sample.loss()), sample.written());
        }
        console.table(table);
    }

    private static void rates(Lesson lesson, TrainingRun run) throws IOException {
        Console console = lesson.console();
        console.section("The learning rate: too small, right, too large");
        console.say("The same network from the same start, with three lengths of step. Steps that are too small hardly"
                + " move; steps that are too large jump across the valley and land on the other slope.");
        console.blank();
        double ln = Math.log(run.text().vocabSize());
        double floor = run.text().entropyFloor();
        LineChart chart = new LineChart("Three learning rates, same start", EPOCH_LABEL, LOSS_LABEL)
                .yRange(floor * 0.9, Math.max(ln, run.firstLoss()) * 1.25);
        double right = run.config().learningRate();
        addRate(chart, "too small", right * TOO_SMALL, history(lesson, run.text(), run.config(), right * TOO_SMALL));
        addRate(chart, "right", right, run.history());
        addRate(chart, "too large", right * TOO_LARGE, history(lesson, run.text(), run.config(), right * TOO_LARGE));
        chart.add("floor", ends(run), flat(floor));
        save(lesson, chart, RATES_PICTURE);
        console.blank();
        console.say(
                "With sigmoids, steps that are too large often end on a level line high above the floor: the neurons"
                        + " were pushed to where the sigmoid is flat, its slope is nearly 0 there, and they cannot learn their"
                        + " way back.");
    }

    private static List<Point> history(Lesson lesson, PairCounts text, Config config, double rate) {
        return new CharacterTraining(text, config.withLearningRate(rate), lesson.random()).run(point -> {});
    }

    private static void addRate(LineChart chart, String judgement, double rate, List<Point> history) {
        String number = new BigDecimal(rate)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
        chart.add(judgement + ": " + number, epochs(history), losses(history));
    }

    private static void schedules(Lesson lesson) throws IOException {
        Console console = lesson.console();
        console.section("Learning rates that change on the way");
        console.say("Long steps at first, short ones when it is nearly done: a schedule. These are the usual three;"
                + " step 3 used the falling part of the last one, and large models begin with its warm-up.");
        console.blank();
        int steps = 100;
        double[] x = IntStream.range(0, steps).asDoubleStream().toArray();
        LineChart chart = new LineChart("Learning-rate schedules", "step", "learning rate (part of the highest)")
                .add("constant", x, rates(LearningRateSchedule.constant(1), steps))
                .add("halved every 25", x, rates(LearningRateSchedule.steps(1, 0.5, 25), steps))
                .add("warm-up + cosine", x, rates(LearningRateSchedule.warmUpCosine(1, 0.1, 10, steps), steps));
        save(lesson, chart, SCHEDULES_PICTURE);
    }

    private static double[] rates(LearningRateSchedule schedule, int steps) {
        return IntStream.range(0, steps).mapToDouble(schedule::at).toArray();
    }

    private static void save(Lesson lesson, LineChart chart, String file) throws IOException {
        Path picture = lesson.out().resolve(file);
        chart.show(lesson.console());
        chart.savePng(picture);
        lesson.console().line("Saved as %s", ProjectPaths.display(picture));
    }

    private static double[] epochs(List<Point> history) {
        return history.stream().mapToDouble(Point::epoch).toArray();
    }

    private static double[] losses(List<Point> history) {
        return history.stream().mapToDouble(Point::loss).toArray();
    }

    private static double[] ends(TrainingRun run) {
        return new double[] {0, run.config().epochs()};
    }

    private static double[] flat(double value) {
        return new double[] {value, value};
    }
}

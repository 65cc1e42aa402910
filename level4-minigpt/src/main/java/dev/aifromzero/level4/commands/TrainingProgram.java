package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.Decay;
import dev.aifromzero.level4.train.GptTrainer;
import dev.aifromzero.level4.train.ScheduleConfig;
import dev.aifromzero.level4.train.TrainingConfig;
import dev.aifromzero.level4.train.TrainingSetup;
import dev.aifromzero.level4.train.TrainingState;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Runs a training at the terminal, from the table of its settings to the picture of its loss. */
public final class TrainingProgram {
    private static final String LOSS = "loss.png";
    private static final String LEARNING_RATE = "learning-rate.png";
    /** A picture is not wider, and one of a million points takes half a minute. */
    private static final int MOST_POINTS = 4_000;

    private final Console console;
    private final TrainingSetup setup;

    /**
     * A program for a training that has been set up.
     *
     * @param console where the loss is shown
     * @param setup the model, its text and its settings
     */
    public TrainingProgram(Console console, TrainingSetup setup) {
        this.console = console;
        this.setup = setup;
    }

    /** Writes what will be trained, on what and how. */
    public void describe() {
        TransformerConfig model = setup.model().config();
        TrainingConfig config = setup.config();
        ScheduleConfig schedule = config.loop().schedule();
        Precision precision =
                config.precision().orNearest(setup.model().parameters().manager());
        console.table(new Table("what", "how much")
                .row(
                        "tokens to learn from",
                        String.format(Locale.ROOT, "%,d", setup.data().train().count()))
                .row("vocabulary", model.vocabSize() + " tokens")
                .row("context", model.contextLength() + " tokens")
                .row(
                        "model",
                        model.embeddingDim() + " wide, " + model.numHeads() + " heads, " + model.numBlocks()
                                + " blocks")
                .row(
                        "parameters",
                        String.format(
                                Locale.ROOT, "%,d", setup.model().parameters().count()))
                .row(
                        "windows a step",
                        config.batchSize() + (config.accumulation() == 1 ? "" : " × " + config.accumulation()))
                .row("steps", String.format(Locale.ROOT, "%,d (at most)", schedule.steps()))
                .row(
                        "learning rate",
                        "up to " + plain(schedule.learningRate()) + ", then down to "
                                + plain(schedule.minLearningRate()))
                .row("dropout", String.valueOf(model.dropout()))
                .row("computed in", String.valueOf(precision)));
        if (precision != config.precision()) {
            console.say(
                    "This processor has no fast arithmetic for %s, so the steps are computed in %s.",
                    config.precision(), precision);
        }
    }

    /**
     * Trains, and shows the loss.
     *
     * @return whether the training came to its end; false after Ctrl-C
     * @throws IOException if the model or its state cannot be written
     */
    public boolean run() throws IOException {
        ProgressBar bar = console.progress("training", schedule().steps());
        TrainingView view = new TrainingView(console, bar, setup);
        try (GptTrainer trainer = setup.trainer(view);
                SaveOnInterrupt guard = new SaveOnInterrupt(trainer::stop)) {
            view.hurryWhen(trainer::isStopRequested);
            if (setup.resumed()) {
                console.line("Going on after step %d.", trainer.state().step());
            }
            TrainingState state = trainer.train();
            bar.line("");
            if (!trainer.isFinished()) {
                stopped(trainer, state);
            } else {
                finished(trainer, state);
            }
            guard.release();
            return trainer.isFinished();
        }
    }

    private void stopped(GptTrainer trainer, TrainingState state) throws IOException {
        console.say(
                "Stopped after step %d; everything is saved in %s. To go on exactly from here, give the same command"
                        + " once more with --resume.",
                state.step(), ProjectPaths.display(setup.folder()));
        savePictures(trainer); // last: whoever is impatient has been told what matters
    }

    private void finished(GptTrainer trainer, TrainingState state) throws IOException {
        if (state.step() < schedule().steps()) {
            console.say(
                    "Stopped early: the validation loss has not fallen for %d evaluations. More steps would only make"
                            + " the model learn its text by heart.",
                    state.evaluationsSinceBest());
        }
        console.say(
                "%d steps in %.0f seconds. Best validation loss: %.4f nats a %s, after step %d. That model was kept.",
                state.step(), state.seconds(), state.bestLoss(), unit(), state.bestStep());
        console.blank();
        TrainingView.chart(trainer.state().evaluations(), unit()).show(console);
        savePictures(trainer);
        console.blank();
        console.say(
                "The model is in %s, the curve in %s, and how long the steps were in %s beside it.",
                ProjectPaths.display(setup.folder()),
                ProjectPaths.display(setup.folder().resolve(LOSS)),
                LEARNING_RATE);
    }

    private void savePictures(GptTrainer trainer) throws IOException {
        TrainingView.chart(trainer.state().evaluations(), unit())
                .savePng(setup.folder().resolve(LOSS));
        int all = schedule().steps();
        double[] steps = IntStream.iterate(0, step -> step < all, step -> step + 1 + all / MOST_POINTS)
                .asDoubleStream()
                .toArray();
        LearningRateSchedule rates = schedule().rates();
        new LineChart("Mini-GPT: warm-up, then " + fall(), "steps", "learning rate")
                .add(
                        "learning rate",
                        steps,
                        Arrays.stream(steps).map(step -> rates.at((int) step)).toArray())
                .savePng(setup.folder().resolve(LEARNING_RATE));
    }

    private ScheduleConfig schedule() {
        return setup.config().loop().schedule();
    }

    private String fall() {
        return schedule().decay() == Decay.LINEAR ? "a straight fall" : "half a cosine";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private String unit() {
        return setup.config().text().tokenizer() == TokenizerKind.CHAR ? "character" : "token";
    }
}

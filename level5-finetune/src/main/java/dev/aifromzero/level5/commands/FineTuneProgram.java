package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level4.bench.Machine;
import dev.aifromzero.level4.commands.SaveOnInterrupt;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.train.EpochResult;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuneResult;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Runs a fine-tuning at the terminal, from what will learn to the picture of the losses. */
public final class FineTuneProgram {
    private static final int QUIZ = 40;

    private final Console console;
    private final FineTuneSetup setup;
    private final Path folder;
    private final EpochQuiz quiz;

    /**
     * A fine-tuning with a progress bar, saved to a folder.
     *
     * @param console where it is shown
     * @param setup model, data and settings
     * @param folder where the adapter goes
     * @throws IOException if the school facts for the quiz cannot be read
     */
    public FineTuneProgram(Console console, FineTuneSetup setup, Path folder) throws IOException {
        this.console = console;
        this.setup = setup;
        this.folder = folder;
        this.quiz = EpochQuiz.of(setup, QUIZ);
    }

    /**
     * {@return whether the training came to its end; false after Ctrl-C}
     *
     * @param resume whether to go on from the last saved step
     * @throws IOException if a file cannot be read or written
     */
    @SuppressWarnings("try") // the bar is taken away before the closing words are said
    public boolean run(boolean resume) throws IOException {
        describe();
        FineTuneResult result;
        try (ProgressBar bar = console.progress("training", setup.steps());
                FineTuner trainer = setup.trainer(folder, new View(bar, quiz));
                SaveOnInterrupt guard = new SaveOnInterrupt(trainer::stop)) {
            if (resume) {
                trainer.resume();
                console.line("Going on after step %d.", trainer.steps());
                console.blank();
            }
            console.line(
                    "Epoch  Loss in training  Loss on held-out  Perplexity     Time%s", quiz.asks() ? "  Right" : "");
            console.line("─".repeat(quiz.asks() ? 68 : 61));
            result = trainer.run();
            bar.close();
            if (result.ending() == FineTuneResult.Ending.STOPPED) {
                console.say(
                        "Stopped after step %d; everything is saved in %s. To go on exactly from here, give the same"
                                + " command once more with --resume.",
                        trainer.steps(), ProjectPaths.display(folder));
                guard.release();
                return false;
            }
        }
        summary(result);
        return true;
    }

    private void describe() {
        FineTuneConfig config = setup.settings().config();
        Method method = setup.settings().method();
        long learning = setup.tuning().parameters().count();
        long all = setup.opened().model().weights().count();
        console.say(
                "%,d numbers learn (%s), %,d are frozen; %d examples to learn from, %d to test on; batches of %d%s,"
                        + " step size at most %s, template '%s'.",
                learning,
                method,
                method == Method.LORA ? all : all - learning,
                setup.data().train().size(),
                setup.data().heldOut().size(),
                config.batchSize(),
                config.accumulation() == 1 ? "" : " × " + config.accumulation(),
                config.learningRate(),
                setup.settings().template().name());
        Precision precision = config.precision().orNearest(setup.opened().root());
        if (precision != config.precision()) {
            console.say(
                    "This processor has no fast arithmetic for %s, so the steps are computed in %s.",
                    config.precision(), precision);
        } else if (precision == Precision.BF16) {
            console.say("The steps are computed in %s.", precision);
        }
        console.blank();
    }

    private void summary(FineTuneResult result) throws IOException {
        EpochResult base = result.base();
        EpochResult best = result.best();
        boolean stuck = result.ending() == FineTuneResult.Ending.NO_PROGRESS;
        console.blank();
        console.say(
                "On held-out answers (%s epoch %d was best%s):",
                stuck ? "stopped early," : "all epochs run,",
                best.epoch(),
                best.epoch() == 0 ? ", so nothing was gained and nothing is kept" : "");
        console.blank();
        console.table(new Table("Model", "Loss (nats a token)", "Perplexity")
                .row("base", base.heldOutLoss(), base.perplexity())
                .row("fine-tuned", best.heldOutLoss(), best.perplexity()));
        console.blank();
        console.say(
                "Perplexity: between how many equally likely tokens the model hesitates. It is now %.0f%% of what it"
                        + " was. A step took %.0f ms.%s",
                100 * best.perplexity() / base.perplexity(), 1000 * result.secondsPerStep(), memory());
        console.blank();
        Path png = folder.resolve("loss.png");
        chart(result, png);
        console.blank();
        if (best.epoch() > 0) {
            kept();
        }
        console.line("Picture: %s", ProjectPaths.display(png));
    }

    private static String memory() {
        OptionalLong peak = Machine.peakMemory();
        return peak.isEmpty()
                ? ""
                : String.format(Locale.ROOT, " The whole program occupied at most %,.0f MB.", peak.getAsLong() / 1e6);
    }

    private void kept() throws IOException {
        long baseBytes = setup.opened().model().weights().count() * Float.BYTES;
        if (setup.settings().method() == Method.LORA) {
            console.line(
                    "Adapter: %s (%,d bytes; the base has %,d)",
                    ProjectPaths.display(folder), Files.size(folder.resolve(PeftFiles.WEIGHTS)), baseBytes);
        } else {
            console.line(
                    "Model:   %s (%,d bytes): open it with --base %s",
                    ProjectPaths.display(folder),
                    Files.size(folder.resolve("model.safetensors")),
                    ProjectPaths.display(folder));
        }
    }

    /** Draws the losses in the terminal and as a picture. */
    private void chart(FineTuneResult result, Path png) throws IOException {
        List<EpochResult> epochs = result.epochs();
        double[] x = epochs.stream().mapToDouble(EpochResult::epoch).toArray();
        LineChart chart = new LineChart("Fine-tuning: loss on answers", "epoch", "loss (nats a token)")
                .add(
                        "training",
                        x,
                        epochs.stream().mapToDouble(EpochResult::trainLoss).toArray())
                .add(
                        "held-out",
                        x,
                        epochs.stream().mapToDouble(EpochResult::heldOutLoss).toArray());
        chart.show(console);
        chart.savePng(png);
    }

    /** Shows a training while it runs: a bar that moves, and a line for each epoch. */
    private record View(ProgressBar bar, EpochQuiz quiz) implements FineTuneListener {
        @Override
        public void onStep(long step, long steps, double loss) {
            bar.update(step, String.format(Locale.ROOT, "loss %.3f", loss));
        }

        @Override
        public void onEpoch(EpochResult result, boolean best) {
            String train = result.epoch() == 0 ? "–" : String.format(Locale.ROOT, "%.3f", result.trainLoss());
            String name = result.epoch() == 0 ? "base" : Integer.toString(result.epoch());
            bar.line(String.format(
                    Locale.ROOT,
                    "%5s  %16s  %16.3f  %10.1f  %6.1f s%s%s",
                    name,
                    train,
                    result.heldOutLoss(),
                    result.perplexity(),
                    result.seconds(),
                    right(),
                    best ? "  best" : ""));
        }

        private String right() {
            return quiz.asks()
                    ? String.format(Locale.ROOT, "  %4.0f%%", 100 * quiz.run().accuracy())
                    : "";
        }
    }
}

package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.ProgressBar;
import dev.aifromzero.level2.chart.LineChart;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.train.EpochResult;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuneResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a fine-tuning while it runs, and keeps the best adapter on disk. */
final class FineTuneReport implements FineTuneListener {
    private final Console console;
    private final ProgressBar bar;
    private final String baseModel;
    private final Path folder;

    FineTuneReport(Console console, ProgressBar bar, String baseModel, Path folder) {
        this.console = console;
        this.bar = bar;
        this.baseModel = baseModel;
        this.folder = folder;
    }

    static void heading(Console console) {
        console.line("Epoch  Loss in training  Loss on held-out  Perplexity     Time");
        console.line("─".repeat(61));
    }

    @Override
    public void onStep(long step, long steps, double loss) {
        bar.update(step, String.format(Locale.ROOT, "loss %.3f", loss));
    }

    @Override
    public void onEpoch(EpochResult result, LoraAdapter adapter, boolean best) throws IOException {
        String train = result.epoch() == 0 ? "–" : String.format(Locale.ROOT, "%.3f", result.trainLoss());
        String name = result.epoch() == 0 ? "base" : Integer.toString(result.epoch());
        bar.line(String.format(
                Locale.ROOT,
                "%5s  %16s  %16.3f  %10.1f  %6.1f s%s",
                name, train, result.heldOutLoss(), result.perplexity(), result.seconds(), best ? "  best" : ""));
        if (best && result.epoch() > 0) {
            PeftFiles.save(adapter, baseModel, folder);
            PromptTemplate.STANDARD.save(folder);
        }
    }

    /** Draws the losses in the terminal and as a picture. */
    void chart(FineTuneResult result, Path png) throws IOException {
        List<EpochResult> epochs = result.epochs();
        double[] x = epochs.stream().mapToDouble(EpochResult::epoch).toArray();
        LineChart chart = new LineChart("Fine-tuning: loss on answers", "epoch", "loss (nats an answer token)")
                .add("training", x, epochs.stream().mapToDouble(EpochResult::trainLoss).toArray())
                .add("held-out", x, epochs.stream().mapToDouble(EpochResult::heldOutLoss).toArray());
        chart.show(console);
        chart.savePng(png);
    }
}

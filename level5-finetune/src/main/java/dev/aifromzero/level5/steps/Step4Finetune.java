package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.ProgressBar;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.train.EpochResult;
import dev.aifromzero.level5.train.FineTuneConfig;
import dev.aifromzero.level5.train.FineTuneResult;
import dev.aifromzero.level5.train.FineTuner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a LoRA adapter on questions and answers. */
@Command(
        name = "finetune",
        mixinStandardHelpOptions = true,
        description = "Train a LoRA adapter on answers; --adapter DIR says where it is kept")
public final class Step4Finetune extends Level5Step {
    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private LoraOptions lora = new LoraOptions();

    @Mixin
    private TrainOptions train = new TrainOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        LoraConfig config = fromOptions(lora::config);
        fromOptions(() -> train.config(lesson, 1)); // wrong usage is said before a model is opened
        Console console = lesson.console();
        console.section("Step 4: fine-tuning");
        console.say("Now the adapter learns: predict the answer's tokens, measure the surprise, follow the gradient. After"
                + " each epoch (one round through all examples) the model is tested on answers that it never learned"
                + " from, and the best adapter is kept.");
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            FineTuneConfig training = train.config(lesson, opened.base().config().embeddingDim());
            Dataset dataset = data.dataset(data.read(), opened, lesson);
            LoraAdapter adapter = LoraAdapter.create(config, opened.base().config(), opened.root(), lesson.seed());
            console.say("%,d trainable numbers, %,d frozen; %d examples to learn from, %d to test on; batches of %d,"
                            + " step size at most %s.",
                    adapter.parameters().trainableCount(), opened.model().weights().count(), dataset.train().size(),
                    dataset.heldOut().size(), training.batchSize(), training.learningRate());
            console.blank();
            train(lesson, opened, adapter, training, dataset);
        }
        console.blank();
        console.say("Think about it: where the training loss goes on falling and the held-out loss does not, what is the"
                + " adapter learning then?");
    }

    private void train(
            Lesson lesson, OpenedModel opened, LoraAdapter adapter, FineTuneConfig training, Dataset dataset)
            throws IOException {
        Console console = lesson.console();
        Path folder = choice().adapterFolder(lesson);
        String baseName = ProjectPaths.display(choice().baseFolder());
        FineTuneResult result;
        FineTuneReport report;
        try (ProgressBar bar = console.progress("training", (long) training.epochs() * steps(dataset, training))) {
            FineTuneReport.heading(console);
            report = new FineTuneReport(console, bar, baseName, folder);
            result = new FineTuner(opened.base(), adapter, training, opened.model().endToken()).run(dataset, report);
        }
        console.blank();
        summary(console, result);
        Path png = lesson.out().resolve("loss.png");
        report.chart(result, png);
        console.blank();
        if (result.best().epoch() > 0) {
            console.line("Adapter: %s (%,d bytes; the base has %,d)", ProjectPaths.display(folder),
                    Files.size(folder.resolve(PeftFiles.WEIGHTS)), opened.model().weights().count() * Float.BYTES);
        }
        console.line("Picture: %s", ProjectPaths.display(png));
    }

    private static long steps(Dataset dataset, FineTuneConfig training) {
        return (dataset.train().size() + training.batchSize() - 1) / training.batchSize();
    }

    private static void summary(Console console, FineTuneResult result) {
        EpochResult base = result.base();
        EpochResult best = result.best();
        console.say("On held-out answers (%s epoch %d was best%s):",
                result.stoppedEarly() ? "stopped early," : "all epochs run,", best.epoch(),
                best.epoch() == 0 ? ", so nothing was gained and no adapter is kept" : "");
        console.blank();
        console.table(new Table("Model", "Loss (nats a token)", "Perplexity")
                .row("base", base.heldOutLoss(), base.perplexity())
                .row("fine-tuned", best.heldOutLoss(), best.perplexity()));
        console.blank();
        console.say("Perplexity: between how many equally likely tokens the model hesitates. It is now %.0f%% of what it"
                + " was.", 100 * best.perplexity() / base.perplexity());
        console.blank();
    }
}

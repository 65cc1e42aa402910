package dev.aifromzero.level4.steps;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.commands.ModelOption;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.evaluate.CopyCheck;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenListener;
import dev.aifromzero.level4.train.TrainingSetup;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the trained model writes, and whether it is its own.
 *
 * <p>Lesson: docs/level4.md, "Step 3: writing".
 */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Step 3: samples at three temperatures, and how much of them is copied.")
public final class Step3Generate extends Step {
    private static final double[] TEMPERATURES = {0.4, 0.8, 1.2};

    @Option(names = "--prompt", paramLabel = "TEXT", description = "beginning of the samples (default: One day)")
    private String prompt = "One day"; // no space after it: byte pairs have it at the beginning of the next word

    @Option(names = "--tokens", paramLabel = "N", description = "length of a sample (default: 90)")
    private int tokens = 90;

    @Mixin
    private ModelOption model = new ModelOption();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        Dataset data = TrainingSetup.data(model.folder(lesson));
        String trainingText = CopyCheck.readable(data.tokenizer(), data.train());
        try (NDManager root = model.newRoot()) {
            LoadedModel loaded = model.load(lesson, root);
            console.section("Step 3: what has it learned to write?");
            console.say(
                    "The model gives each next token a probability; chance decides. The temperature makes the likely ones"
                            + " likelier still (below 1) or gives the unlikely ones a chance (above 1). The beginning is always"
                            + " \"%s\".",
                    prompt.strip());
            Table table = new Table("temperature", "longest copied run", "copied", "that run");
            for (double temperature : TEMPERATURES) {
                String sample = sample(lesson, loaded, temperature);
                console.blank();
                console.line(console.paint(Style.BOLD, "temperature " + temperature));
                console.say(Printable.of(prompt + sample));
                CopyCheck copy = CopyCheck.of(sample, trainingText);
                table.row(
                        String.valueOf(temperature),
                        copy.longestRun().codePointCount(0, copy.longestRun().length()) + " characters",
                        String.format(Locale.ROOT, "%.0f%%", copy.copiedFraction() * 100),
                        Console.visible(copy.longestRun()));
            }
            copies(console, table);
        }
        console.blank();
        console.say(
                "Think about it: at which temperature would you let it write a story? And an answer to an arithmetic"
                        + " question?");
    }

    private String sample(Lesson lesson, LoadedModel loaded, double temperature) {
        Tokenizer tokenizer = loaded.tokenizer();
        int[] ids = new TextGenerator(loaded.model())
                .generate(
                        tokenizer.encode(Dataset.keepKnown(tokenizer, prompt)),
                        new GenerationConfig(tokens, SamplingConfig.defaults().withTemperature(temperature)),
                        lesson.random(),
                        TokenListener.SILENT);
        return Documents.readable(tokenizer, ids);
    }

    private static void copies(Console console, Table table) {
        console.section("Its own words, or learned by heart?");
        console.say(
                "The longest run of characters that stands in the training text exactly like this, and how much of the"
                        + " sample lies in runs of %d characters or more:",
                CopyCheck.LONG_RUN);
        console.blank();
        console.table(table);
        console.blank();
        console.say(
                "Short runs are words and phrases that everybody uses. A model that was trained too long on too little"
                        + " text has runs of whole sentences: its loss on the training text is wonderful, and it has learned"
                        + " nothing else.");
    }
}

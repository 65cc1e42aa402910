package dev.aifromzero.level4.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level4.data.Batch;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.large.Preparation;
import dev.aifromzero.level4.data.large.TextFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From a text file to the batches that a model learns from.
 *
 * <p>Lesson: docs/level4.md, "Step 1: data".
 */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Step 1: from text to tokens, windows and batches.")
public final class Step1Data extends Step {
    private static final int SHOWN_TOKENS = 12;
    private static final int SMALL_WINDOW = 8;
    private static final int SMALL_BATCH = 3;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "text files (default: data/stories.txt)")
    private List<Path> data = List.of();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        List<Path> files = data.isEmpty() ? List.of(ProjectPaths.data("stories.txt")) : data;
        String text = TextFiles.read(files);
        Tokenizer tokenizer = Dataset.tokenizer(text, TokenizerKind.CHAR, 0);
        Dataset dataset = Dataset.of(text, tokenizer);
        tokens(console, files, text, tokenizer);
        split(console, dataset);
        windows(console, dataset);
        batches(lesson, dataset);
        console.blank();
        console.say(
                "Think about it: one window of 8 characters gives 8 tasks at once, not one. Why does the model not see"
                        + " the answer, although all 8 characters go in together? (Level 3, step 2 has the reason.)");
    }

    private static void tokens(Console console, List<Path> files, String text, Tokenizer tokenizer) {
        console.section("Step 1: from text to tokens");
        console.say(
                "A model reads numbers. The text %s has %,d characters, %d different ones; each gets a number, its token"
                        + " id. The text begins like this:",
                files.stream().map(ProjectPaths::display).collect(Collectors.joining(", ")),
                text.codePointCount(0, text.length()),
                tokenizer.vocabSize());
        console.blank();
        int end = text.offsetByCodePoints(0, Math.min(SHOWN_TOKENS, text.codePointCount(0, text.length())));
        int[] ids = tokenizer.encode(text.substring(0, end));
        console.line("  text  "
                + Arrays.stream(ids).mapToObj(id -> cell(shown(tokenizer, id))).collect(Collectors.joining()));
        console.line("  id    "
                + Arrays.stream(ids).mapToObj(id -> cell(String.valueOf(id))).collect(Collectors.joining()));
    }

    private static void split(Console console, Dataset dataset) {
        console.section("Three parts");
        console.say(
                "The model learns from the first 90%. The next 5% tell when to stop, because whoever learns by heart gets"
                        + " worse there. The last 5% are looked at once, at the end.");
        console.blank();
        double all = dataset.train().count()
                + dataset.validation().count()
                + dataset.test().count();
        Table table = new Table("part", "tokens", "share", "what it is for");
        table.row("training", dataset.train().count(), share(dataset.train().count() / all), "to learn from");
        table.row(
                "validation",
                dataset.validation().count(),
                share(dataset.validation().count() / all),
                "to choose with");
        table.row("test", dataset.test().count(), share(dataset.test().count() / all), "to judge with, once");
        console.table(table);
    }

    private static void windows(Console console, Dataset dataset) {
        console.section("Windows");
        console.say(
                "The model sees a window of the text, x. What it should say is y: the same window, one character further"
                        + " on. At each place it has to guess y from all x up to there:");
        console.blank();
        Tokenizer tokenizer = dataset.tokenizer();
        int[] ids = dataset.train().first(SMALL_WINDOW + 1);
        Table table = new Table("place", "x so far", "y: what comes next");
        for (int t = 1; t < ids.length; t++) {
            table.row(
                    String.valueOf(t),
                    Console.visible(tokenizer.decode(Arrays.copyOf(ids, t))),
                    shown(tokenizer, ids[t]));
        }
        console.table(table);
    }

    private static void batches(Lesson lesson, Dataset dataset) {
        Console console = lesson.console();
        console.section("Batches");
        console.say(
                "Several windows from random places make a batch; their mean loss gives a steadier direction than one"
                        + " window alone. The places come from the seed and the step number, so a training that was stopped can go on"
                        + " with exactly the batches that it would have seen. (The lesson's own recipe takes every"
                        + " window once per epoch, in a new order each time.) Step 0 and step 1 with %d windows of %d:",
                SMALL_BATCH, SMALL_WINDOW);
        console.blank();
        BatchSource source =
                Preparation.MORE_TEXT.around(() -> new BatchSource(dataset.train(), SMALL_WINDOW, lesson.seed()));
        Table table = new Table("step", "window", "x", "y", "ids of x");
        for (int step = 0; step < 2; step++) {
            Batch batch = source.draw(step, SMALL_BATCH);
            for (int b = 0; b < batch.size(); b++) {
                int from = b * batch.length();
                long[] x = Arrays.copyOfRange(batch.inputs(), from, from + batch.length());
                long[] y = Arrays.copyOfRange(batch.targets(), from, from + batch.length());
                table.row(
                        String.valueOf(step),
                        String.valueOf(b + 1),
                        decoded(dataset.tokenizer(), x),
                        decoded(dataset.tokenizer(), y),
                        LongStream.of(x).mapToObj(Long::toString).collect(Collectors.joining(" ")));
            }
        }
        console.table(table);
    }

    private static String decoded(Tokenizer tokenizer, long[] ids) {
        return Console.visible(
                tokenizer.decode(Arrays.stream(ids).mapToInt(id -> (int) id).toArray()));
    }

    private static String shown(Tokenizer tokenizer, int id) {
        return Console.visible(tokenizer.token(id));
    }

    private static String cell(String text) {
        return DisplayWidth.padLeft(text, 4);
    }

    private static String share(double fraction) {
        return String.format(Locale.ROOT, "%.0f%%", fraction * 100);
    }
}

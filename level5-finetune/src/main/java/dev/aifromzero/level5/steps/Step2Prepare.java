package dev.aifromzero.level5.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level1.io.AtomicFiles;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.JsonlReader;
import dev.aifromzero.level5.data.PromptTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From a file of questions and answers to token ids with a mask. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Turn questions and answers into token ids: template, mask, split, statistics")
public final class Step2Prepare extends Level5Step {
    private static final int PROBLEMS_SHOWN = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private DataOptions data = new DataOptions();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        console.section("Step 2: questions and answers become numbers");
        console.say("To teach the model to answer, we show it questions with good answers, one pair a line in %s.",
                ProjectPaths.display(data.file()));
        console.blank();
        JsonlReader.Contents contents = data.read();
        report(console, contents);
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            Dataset dataset = data.dataset(contents, opened, lesson);
            template(console, dataset.train().get(0), opened);
            statistics(console, dataset, opened);
            Path folder = lesson.out().resolve("prepared");
            write(dataset.train(), folder.resolve("train.jsonl"));
            write(dataset.heldOut(), folder.resolve("heldout.jsonl"));
            console.line("Written: %s/train.jsonl and heldout.jsonl", ProjectPaths.display(folder));
        }
        console.blank();
        console.say("Think about it: every subject is in both parts. What would a test on science only have told us?");
    }

    private static void report(Console console, JsonlReader.Contents contents) {
        console.say("%,d pairs can be used, %d lines cannot, %d ask a question that was there before.",
                contents.pairs().size(), contents.problems().size(), contents.duplicates());
        contents.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> Paragraphs.show(
                        console, "  ", "Line " + problem.line() + " is skipped: " + problem.reason() + "."));
        if (contents.problems().size() > PROBLEMS_SHOWN) {
            console.line("  … and %d more.", contents.problems().size() - PROBLEMS_SHOWN);
        }
    }

    private static void template(Console console, Example example, OpenedModel opened) {
        console.say("Each pair is put into the same form, so that the model can learn where an answer begins:");
        console.blank();
        String text = PromptTemplate.STANDARD.format(example.pair()) + " <|endoftext|>";
        text.lines().forEach(line -> Paragraphs.show(console, "  │ ", line));
        console.blank();
        console.say("As tokens. These are only read; the model is not asked to write questions:");
        Paragraphs.show(console, "  ", tokens(example, 0, example.promptLength(), opened.model().tokenizer()));
        console.blank();
        console.say("And these it must learn to predict (mask 1), with the end token that says \"I am done\":");
        Paragraphs.show(
                console, "  ", tokens(example, example.promptLength(), example.ids().length, opened.model().tokenizer()));
        console.blank();
    }

    private static String tokens(Example example, int from, int to, BpeTokenizer tokenizer) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            shown.append(i == from ? "[" : " [")
                    .append(Console.visible(tokenizer.token(example.ids()[i])))
                    .append(']');
        }
        return shown.toString();
    }

    private static void statistics(Console console, Dataset data, OpenedModel opened) {
        console.say("Nine tenths to learn from, one tenth to test on, subject by subject. Lengths are in tokens, the end"
                + " token counted.");
        console.blank();
        Map<String, int[]> subjects = new TreeMap<>();
        data.train().forEach(e -> subjects.computeIfAbsent(e.pair().subject(), s -> new int[2])[0]++);
        data.heldOut().forEach(e -> subjects.computeIfAbsent(e.pair().subject(), s -> new int[2])[1]++);
        Table table = new Table("Subject", "To learn", "To test");
        subjects.forEach((subject, counts) -> table.row(subject, counts[0], counts[1]));
        console.table(table.row("all", data.train().size(), data.heldOut().size()));
        console.blank();
        Table lengths = new Table("Tokens of", "Shortest", "Middle", "Longest", "Together");
        lengths.row(lengths("question and form", data.train(), Example::promptLength));
        lengths.row(lengths("answer", data.train(), Example::answerLength));
        console.table(lengths);
        console.blank();
        console.say("The context holds %d tokens: %d answers were cut, %d questions were too long.",
                opened.base().config().contextLength(), data.truncated(), data.tooLong());
    }

    private static Object[] lengths(String name, List<Example> examples, ToIntFunction<Example> length) {
        int[] sorted = examples.stream().mapToInt(length).sorted().toArray();
        long sum = examples.stream().mapToLong(length::applyAsInt).sum();
        return new Object[] {name, sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1], sum};
    }

    private static void write(List<Example> examples, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Example example : examples) {
            lines.append(JSON.writeValueAsString(
                            Map.of("ids", example.ids(), "prompt_length", example.promptLength())))
                    .append('\n');
        }
        AtomicFiles.writeString(file, lines.toString());
    }
}

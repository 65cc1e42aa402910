package dev.aifromzero.level5.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level5.commands.DataChoice;
import dev.aifromzero.level5.commands.DataOptions;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.Paragraphs;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.JsonlReader;
import dev.aifromzero.level5.data.LossOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * From a file of questions and answers to token ids with a mask.
 *
 * <p>Lesson: docs/level5.md, "Step 2: questions and answers become numbers".
 */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Turn questions and answers into token ids: template, mask, split, statistics")
public final class Step2Prepare extends Level5Step {
    private static final int LINES_SHOWN = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--loss-on",
            paramLabel = "WHAT",
            description = "answer: learn to predict answers only; all: questions too (default: answer)")
    private LossOn lossOn = LossOn.ANSWER;

    @Override
    public void run(Lesson lesson) throws Exception {
        DataChoice choice = fromOptions(() -> options.apply(DataChoice.standard(lesson)));
        Console console = lesson.console();
        console.section("Step 2: questions and answers become numbers");
        JsonlReader.Contents contents = choice.read();
        boolean byPhrasing = !contents.in(choice.language()).heldOut().isEmpty();
        console.say(
                byPhrasing
                        ? "To teach the model to answer, we show it facts, each with one good answer and many ways to ask for"
                                + " it. They are in %s."
                        : "To teach the model to answer, we show it questions with good answers, one pair per line in %s.",
                ProjectPaths.display(choice.file()));
        console.blank();
        report(console, contents, choice.language());
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            Dataset dataset = choice.dataset(contents, opened);
            template(console, choice, dataset.train().get(0), opened.model().tokenizer());
            new DataReport(console, dataset, opened.base().config().contextLength(), byPhrasing).show(lesson.out());
            Path folder = lesson.out().resolve("prepared");
            write(dataset.train(), folder.resolve("train.jsonl"));
            write(dataset.heldOut(), folder.resolve("heldout.jsonl"));
            choice.template().save(folder);
            console.line("Written: %s/train.jsonl and heldout.jsonl", ProjectPaths.display(folder));
        }
        console.blank();
        console.say(
                byPhrasing
                        ? "Think about it: every fact is in both parts, but no phrasing is. What would the test tell us if it"
                                + " asked in the very words that were learned?"
                        : "Think about it: every subject is in both parts. What would a test on science only have told us?");
    }

    private static void report(Console console, JsonlReader.Contents contents, String language) {
        console.say(
                "%,d pairs can be used, %d lines cannot, %d ask a question that was there before.",
                contents.pairs().size(),
                contents.problems().size(),
                contents.duplicates().size());
        lines(
                console,
                contents.problems().stream()
                        .map(problem -> "Line " + problem.line() + " is skipped: " + problem.reason() + ".")
                        .toList());
        lines(
                console,
                contents.duplicates().stream()
                        .map(twice ->
                                "Line " + twice.line() + " is left out: line " + twice.first() + " asks the same.")
                        .toList());
        int chosen = contents.in(language).pairs().size();
        if (chosen < contents.pairs().size()) {
            console.say(
                    "In the language '%s' are %,d of them; the others stay out (--language all takes all).",
                    language, chosen);
        }
    }

    private static void lines(Console console, List<String> lines) {
        lines.stream().limit(LINES_SHOWN).forEach(line -> Paragraphs.show(console, "  ", line));
        if (lines.size() > LINES_SHOWN) {
            console.line("  … and %d more.", lines.size() - LINES_SHOWN);
        }
    }

    private void template(Console console, DataChoice choice, Example example, BpeTokenizer tokenizer) {
        console.say(
                "Each pair is put into the same form, so that the model can learn where an answer begins. This form"
                        + " is called '%s' (another one: --template):",
                choice.template().name());
        console.blank();
        String text = choice.template().format(example.pair()) + " <|endoftext|>";
        text.lines().forEach(line -> Paragraphs.show(console, "  │ ", line));
        console.blank();
        if (lossOn == LossOn.ANSWER) {
            console.say("As tokens. These are only read; the model is not asked to write questions:");
            Paragraphs.show(console, "  ", tokens(example, 0, example.promptLength(), tokenizer));
            console.blank();
            console.say("And these it must learn to predict (mask 1), with the end token that says \"I am done\":");
            Paragraphs.show(console, "  ", tokens(example, example.promptLength(), example.ids().length, tokenizer));
        } else {
            console.say("As tokens. With --loss-on all, the model must learn to predict all of them but the first, with"
                    + " the end token that says \"I am done\":");
            Paragraphs.show(console, "  ", tokens(example, 0, example.ids().length, tokenizer));
        }
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

    private void write(List<Example> examples, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Example example : examples) {
            boolean[] counts = example.lossMask(lossOn);
            int[] mask = new int[counts.length];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = counts[i] ? 1 : 0;
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ids", example.ids());
            fields.put("prompt_length", example.promptLength());
            fields.put("loss_mask", mask);
            lines.append(JSON.writeValueAsString(fields)).append('\n');
        }
        AtomicFiles.writeString(file, lines.toString());
    }
}

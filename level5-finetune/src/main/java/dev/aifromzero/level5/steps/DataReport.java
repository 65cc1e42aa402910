package dev.aifromzero.level5.steps;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level5.commands.Paragraphs;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.Histogram;
import dev.aifromzero.level5.data.LengthStatistics;
import dev.aifromzero.level5.data.NearDuplicates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shows what a dataset is made of: the split, what nearly repeats, and how long everything is. */
final class DataReport {
    private static final int MATCHES_SHOWN = 3;
    private static final int RANGES = 10;

    private final Console console;
    private final Dataset data;
    private final int contextLength;

    DataReport(Console console, Dataset data, int contextLength) {
        this.console = console;
        this.data = data;
        this.contextLength = contextLength;
    }

    /** Writes all of it; the picture of the lengths goes into the folder. */
    void show(Path folder) throws IOException {
        split();
        nearDuplicates();
        lengths(folder.resolve("lengths.png"));
    }

    private void split() {
        console.say(
                "Nine tenths to learn from, one tenth to test on, subject by subject (another --seed draws others).");
        console.blank();
        Map<String, int[]> subjects = new TreeMap<>();
        data.train().forEach(e -> subjects.computeIfAbsent(e.pair().subject(), s -> new int[2])[0]++);
        data.heldOut().forEach(e -> subjects.computeIfAbsent(e.pair().subject(), s -> new int[2])[1]++);
        Table table = new Table("Subject", "To learn", "To test");
        subjects.forEach((subject, counts) -> table.row(subject, counts[0], counts[1]));
        console.table(table.row("all", data.train().size(), data.heldOut().size()));
        console.blank();
    }

    private void nearDuplicates() {
        List<NearDuplicates.Match> moved = data.moved();
        if (moved.isEmpty()) {
            console.say("No question to test on nearly repeats one to learn from (half of all runs of three words in"
                    + " common, or more).");
        } else {
            console.say(
                    "%d drawn for the test nearly %s one that is learned from, which would be no test: %s learned from"
                            + " too. For example:",
                    moved.size(), moved.size() == 1 ? "repeats" : "repeat", moved.size() == 1 ? "it is" : "they are");
            moved.stream()
                    .limit(MATCHES_SHOWN)
                    .forEach(match -> Paragraphs.show(
                            console,
                            "  ",
                            String.format(
                                    Locale.ROOT,
                                    "%.0f%%: %s / %s",
                                    100 * match.similarity(),
                                    match.tested().question(),
                                    match.learned().question())));
        }
        console.blank();
    }

    private void lengths(Path png) throws IOException {
        console.say("Lengths in tokens, the end token counted:");
        console.blank();
        List<Example> all = new ArrayList<>(
                Stream.concat(data.train().stream(), data.heldOut().stream()).toList());
        Table table = new Table("Tokens of", "Shortest", "Middle", "95% up to", "Longest", "Together");
        row(table, "question and form", LengthStatistics.of(all, Example::promptLength));
        row(table, "answer", LengthStatistics.of(all, Example::answerLength));
        row(table, "both", LengthStatistics.of(all, example -> example.ids().length));
        console.table(table);
        console.blank();
        int[] lengths = all.stream().mapToInt(example -> example.ids().length).toArray();
        Histogram histogram = Histogram.of(lengths, RANGES);
        BarChart chart = new BarChart(
                "How long the examples are",
                "tokens of an example",
                "examples",
                histogram.names(),
                histogram.heights());
        chart.show(console);
        chart.savePng(png);
        console.blank();
        console.say(
                "The context holds %d tokens: %d %s cut, %d %s too long. Picture: %s",
                contextLength,
                data.truncated(),
                data.truncated() == 1 ? "answer was" : "answers were",
                data.tooLong(),
                data.tooLong() == 1 ? "question was" : "questions were",
                ProjectPaths.display(png));
        console.blank();
    }

    private static void row(Table table, String name, LengthStatistics lengths) {
        table.row(
                name,
                lengths.shortest(),
                lengths.median(),
                lengths.nineteenTwentieths(),
                lengths.longest(),
                lengths.total());
    }
}

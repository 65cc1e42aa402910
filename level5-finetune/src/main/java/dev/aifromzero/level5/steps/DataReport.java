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
    private static final int LEARNED_SHOWN = 2;
    private static final int RANGES = 10;

    private final Console console;
    private final Dataset data;
    private final int contextLength;
    private final boolean byPhrasing;

    /** A report; by phrasing means that each answer has some questions to learn from and others to be tested on. */
    DataReport(Console console, Dataset data, int contextLength, boolean byPhrasing) {
        this.console = console;
        this.data = data;
        this.contextLength = contextLength;
        this.byPhrasing = byPhrasing;
    }

    /** Writes all of it; the picture of the lengths goes into the folder. */
    void show(Path folder) throws IOException {
        if (byPhrasing) {
            phrasings();
        } else {
            split();
            nearDuplicates();
        }
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

    /** How many facts there are, and one of them with two learned wordings and one that is held out. */
    private void phrasings() {
        long facts = data.train().stream().map(DataReport::fact).distinct().count();
        console.say(
                "%,d facts, each asked in many phrasings: %,d phrasings to learn from, %,d held out. Every fact is"
                        + " learned, but the test asks for it in words that were never learned from.",
                facts, data.train().size(), data.heldOut().size());
        console.blank();
        Example held = data.heldOut().get(0);
        console.say("One fact: %s", held.pair().answer());
        data.train().stream()
                .filter(example -> fact(example).equals(fact(held)))
                .limit(LEARNED_SHOWN)
                .forEach(example ->
                        Paragraphs.show(console, "  learned:   ", example.pair().question()));
        Paragraphs.show(console, "  held out:  ", held.pair().question());
        console.blank();
        Map<String, List<Example>> subjects = new TreeMap<>();
        data.train()
                .forEach(example -> subjects.computeIfAbsent(subject(example), name -> new ArrayList<>())
                        .add(example));
        Table table = new Table("Subject", "Facts", "To learn", "To test");
        subjects.forEach((subject, examples) -> table.row(
                subject,
                examples.stream().map(DataReport::fact).distinct().count(),
                examples.size(),
                data.heldOut().stream()
                        .filter(example -> subject(example).equals(subject))
                        .count()));
        console.table(
                table.row("all", facts, data.train().size(), data.heldOut().size()));
        console.blank();
    }

    private static String subject(Example example) {
        return example.pair().subject();
    }

    /** Two facts of one subject never have the same answer. */
    private static String fact(Example example) {
        return subject(example) + "\n" + example.pair().answer();
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

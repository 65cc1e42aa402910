package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Step 1: reads a text and counts which character follows which.
 *
 * <p>Lesson: docs/level1.md, "Step 1: pairs".
 */
@Command(name = "count", description = "Step 1: count which letter follows which")
public final class Step1CountBigrams extends Step {
    private static final int MOST_FREQUENT = 15;
    private static final int MATRIX_SIZE = 10;
    private static final int FOLLOWERS = 6;
    private static final int BAR = 30;
    private static final String LOOKED_AT = "tae ";

    @Option(names = "--data", paramLabel = "FILE", description = "the text to count (default: data/india.txt)")
    private Path data = ProjectPaths.data("india.txt");

    private Console console;
    private CharTokenizer alphabet;
    private BigramModel model;
    private int[] frequency;
    private List<Integer> byFrequency;

    private record Pair(int first, int second, int count) {}

    @Override
    public void run(Lesson lesson) throws Exception {
        console = lesson.console();
        String text = Corpus.read(data);
        alphabet = CharTokenizer.fromText(text);
        model = new Remedy("Choose a text with at least two characters with --data")
                .around(() -> BigramModel.count(alphabet, text, 0));
        countCharacters(text);
        console.section("Step 1: which letter follows which?");
        showText(text);
        showPairs();
        showFollowers();
        showMatrix();
        showArithmetic();
        console.blank();
        console.say("Think about it: 'q' is nearly always followed by 'u'. What could a machine that knows only such"
                + " facts write, and what could it never write? Step 2 lets it try.");
    }

    private void countCharacters(String text) {
        frequency = new int[alphabet.vocabSize()];
        for (int id : alphabet.encode(text)) {
            frequency[id]++;
        }
        byFrequency = IntStream.range(0, frequency.length)
                .boxed()
                .sorted(Comparator.comparingInt(id -> -frequency[id]))
                .toList();
    }

    private String shown(int id) {
        return Shown.character(alphabet.token(id));
    }

    private void showText(String text) {
        int characters = text.codePointCount(0, text.length());
        console.say(
                "A language model guesses what comes next. The smallest one looks at a single letter. It learns from"
                        + " this text (" + ProjectPaths.display(data) + "), which begins:");
        console.blank();
        console.say(beginning(text));
        console.blank();
        long words = text.split("\\s+").length;
        long letters = text.codePoints().filter(Character::isLetter).count();
        long spaces = text.codePoints().filter(Character::isWhitespace).count();
        console.table(new Table("The text in numbers", "")
                .row("characters", characters)
                .row("different characters", alphabet.vocabSize())
                .row("words", words)
                .row("letters", letters)
                .row("spaces and line ends", spaces)
                .row("digits and signs", characters - letters - spaces));
        console.blank();
        console.say("The characters in it, most frequent first (␣ is a space, ↵ a line end):");
        console.say(String.join(" ", byFrequency.stream().map(this::shown).toList()));
    }

    private static String beginning(String text) {
        String line = text.lines().findFirst().orElse("");
        int end = Math.min(line.codePointCount(0, line.length()), 150);
        String start = line.substring(0, line.offsetByCodePoints(0, end));
        return "\"" + start + (start.length() < text.length() ? " …\"" : "\"");
    }

    private void showPairs() {
        console.section("Pairs: the bigrams of the text");
        int pairs =
                IntStream.range(0, alphabet.vocabSize()).map(model::rowTotal).sum();
        console.say(
                "Two neighbouring characters are a bigram. We slide along the text and make a tally mark for each:"
                        + " %,d marks, on %,d different pairs, out of %,d × %,d = %,d that could be. The most frequent:",
                pairs,
                model.pairsSeen(),
                alphabet.vocabSize(),
                alphabet.vocabSize(),
                (long) alphabet.vocabSize() * alphabet.vocabSize());
        console.blank();
        List<Pair> top = topPairs();
        Table table = new Table("Pair", "Count", "Share", "");
        for (Pair pair : top) {
            table.row(
                    shown(pair.first) + shown(pair.second),
                    pair.count,
                    String.format(Locale.ROOT, "%5.2f%%", 100.0 * pair.count / pairs),
                    console.bar(pair.count / (double) top.get(0).count, BAR));
        }
        console.table(table);
    }

    private List<Pair> topPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < alphabet.vocabSize(); first++) {
            for (int second = 0; second < alphabet.vocabSize(); second++) {
                if (model.count(first, second) > 0) {
                    pairs.add(new Pair(first, second, model.count(first, second)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::count).reversed());
        return pairs.subList(0, Math.min(MOST_FREQUENT, pairs.size()));
    }

    private void showFollowers() {
        console.section("What follows one character?");
        console.say("Now we ask of one character only: what came after it, and how often? This is all that the model"
                + " will know. Capital letters count as characters of their own.");
        LOOKED_AT.codePoints().filter(alphabet::knows).forEach(character -> {
            int first = alphabet.encode(Character.toString(character))[0];
            if (model.rowTotal(first) > 0) {
                console.blank();
                console.line(
                        console.paint(Style.BOLD, "After " + shown(first)) + ": %,d characters", model.rowTotal(first));
                followers(first).forEach(second -> {
                    double p = model.probability(first, second);
                    console.line(
                            "  %s %,5d  %5.1f%%  %s",
                            DisplayWidth.padRight(shown(second), 2),
                            model.count(first, second),
                            100 * p,
                            console.bar(p, BAR));
                });
            }
        });
    }

    private List<Integer> followers(int first) {
        return IntStream.range(0, alphabet.vocabSize())
                .boxed()
                .filter(second -> model.count(first, second) > 0)
                .sorted(Comparator.comparingInt(second -> -model.count(first, second)))
                .limit(FOLLOWERS)
                .toList();
    }

    private void showMatrix() {
        console.section("The probability matrix");
        List<Integer> shown = byFrequency.subList(0, Math.min(MATRIX_SIZE, byFrequency.size()));
        console.say("The same facts for the " + shown.size() + " most frequent characters, as one picture. The row is"
                + " the character before, the column the one after; "
                + (console.colours() ? "a deeper blue" : "a denser mark (░▒▓█)")
                + " is a greater probability. (Rows do not sum to 1 here, because the other columns are left out.)");
        console.blank();
        double greatest = shown.stream()
                .flatMap(a -> shown.stream().map(b -> model.probability(a, b)))
                .max(Double::compare)
                .orElse(1.0);
        StringBuilder head = new StringBuilder("     ");
        shown.forEach(second -> head.append("   ").append(DisplayWidth.padRight(shown(second), 3)));
        console.line(console.paint(Style.BOLD, head.toString().stripTrailing()));
        for (int first : shown) {
            StringBuilder row =
                    new StringBuilder("  " + console.paint(Style.BOLD, DisplayWidth.padRight(shown(first), 3)));
            for (int second : shown) {
                double p = model.probability(first, second);
                row.append(console.heatCell(greatest == 0 ? 0 : p / greatest, String.format(Locale.ROOT, "%.2f", p)));
                row.append(' ');
            }
            console.line(row.toString().stripTrailing());
        }
    }

    private void showArithmetic() {
        int first = byFrequency.stream()
                .filter(id -> id == idOfT() || idOfT() < 0)
                .findFirst()
                .orElse(0);
        if (model.rowTotal(first) == 0) {
            return;
        }
        int second = followers(first).get(0);
        console.section("From counts to probabilities");
        console.say("A probability is a share: the count of the pair, divided by the count of everything that came"
                + " after its first character.");
        console.blank();
        String pair = "P(" + shown(second) + " after " + shown(first) + ")";
        console.line("  %s = count(%s%s) / count(%s and anything)", pair, shown(first), shown(second), shown(first));
        console.line(
                "  %s = %,d / %,d = %.4f",
                " ".repeat(pair.length()),
                model.count(first, second),
                model.rowTotal(first),
                model.probability(first, second));
        console.blank();
        double sum = IntStream.range(0, alphabet.vocabSize())
                .mapToDouble(s -> model.probability(first, s))
                .sum();
        console.say(
                "All %d shares after %s together: %.4f. They must give 1, because something always follows.",
                IntStream.range(0, alphabet.vocabSize())
                        .filter(s -> model.count(first, s) > 0)
                        .count(),
                shown(first),
                sum);
    }

    /** The letter of the lesson's example, or −1 where the text does not have it. */
    private int idOfT() {
        return alphabet.knows('t') ? alphabet.encode("t")[0] : -1;
    }
}

package dev.aifromzero.level1.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Style;
import dev.aifromzero.level1.console.Table;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Step 3: looks further back than one character, and finds out where counting ends. */
@Command(name = "context", description = "Step 3: look further back, and see where counting ends")
public final class Step3LongerContext extends Step {
    private static final int HIGHEST = 6;
    private static final Smoothing SIMPLE = Smoothing.addK(0.01);
    private static final int SAMPLE = 130;
    private static final int BAR = 22;
    private static final int SHORTEST_TEXT = 200;

    @Option(names = "--data", paramLabel = "FILE", description = "the text to learn from (default: data/stories.txt)")
    private Path data = ProjectPaths.data("stories.txt");

    private Console console;
    private CharTokenizer alphabet;
    private int[] train;
    private int[] heldOut;

    /** What one order reached. */
    private record Row(NGramModel model, double trainNats, double heldOutNats, double kneserNeyNats, double unseen) {}

    @Override
    public void run(Lesson lesson) throws Exception {
        console = lesson.console();
        split(Corpus.read(data));
        console.section("Step 3: looking further back");
        List<Row> rows = new ArrayList<>();
        for (int order = 1; order <= HIGHEST; order++) {
            rows.add(measure(order));
        }
        explain();
        showSurprise(rows);
        showContexts(rows);
        showSamples(rows, lesson);
        showBetterSmoothing(rows);
        console.blank();
        console.say("To think about: \"the cat\" and \"the dog\" are different contexts, and what was learned about one"
                + " says nothing about the other. What would a machine have to notice about cats and dogs to learn from"
                + " both at once? That is the road of the next levels.");
    }

    private void split(String text) {
        if (text.codePointCount(0, text.length()) < SHORTEST_TEXT) {
            throw new UserError(
                    ProjectPaths.display(data) + " is too short for this step: it needs at least " + SHORTEST_TEXT
                            + " characters",
                    "Choose a longer text");
        }
        TextSplit split = TextSplit.of(text, 0.9);
        alphabet = CharTokenizer.fromText(split.train());
        train = alphabet.encode(split.train());
        heldOut = alphabet.encode(split.validation() + split.test(), alphabet.vocabSize());
    }

    private Row measure(int order) {
        NGramModel model = NGramModel.train(train, alphabet.vocabSize() + 1, order, SIMPLE);
        return new Row(
                model,
                model.crossEntropy(train),
                model.crossEntropy(heldOut),
                model.with(Smoothing.kneserNey()).crossEntropy(heldOut),
                model.unseenContexts(heldOut));
    }

    private void explain() {
        console.say("One letter of memory is little. A model of order n looks at the last n − 1 characters: order 1 at"
                + " none, order 2 at one (the bigrams of step 1), order 4 at three. Is more always better?");
        console.blank();
        console.say("To find out we play fair: the models learn from the first %,d characters of %s and are then asked"
                + " about the other %,d, which they have never seen (held out). The question is how surprised they are."
                + " A character that the model gave the probability P costs −ln P nats of surprise: nothing if it was"
                + " certain, 0.69 for a coin toss, 2.30 for one in ten. Pairs that were never seen would cost"
                + " infinitely much, so every count gets %s more (%s smoothing).",
                train.length, ProjectPaths.display(data), heldOut.length, SIMPLE.k(), SIMPLE.label());
    }

    private void showSurprise(List<Row> rows) {
        console.section("Surprise: on text it knows, and on new text");
        double worst = rows.stream().mapToDouble(r -> Math.max(r.trainNats, r.heldOutNats)).max().orElse(1);
        console.line("%5s  %-11s  %5s", "order", "text", "nats");
        for (Row row : rows) {
            console.line("%5d  learned from  %.3f  %s", row.model.order(), row.trainNats, bar(row.trainNats / worst, Style.CYAN));
            console.line("%5s  never seen    %.3f  %s", "", row.heldOutNats, bar(row.heldOutNats / worst, Style.MAGENTA));
        }
        Row best = rows.stream().min(Comparator.comparingDouble(Row::heldOutNats)).orElseThrow();
        console.blank();
        console.say("On the text that it has learned from, the surprise falls with every order. On new text it is"
                + " smallest at order %d (%.3f nats: as if the model hesitated between %.1f characters each time) and"
                + " then rises. From there on the model no longer learns the language: it learns its book by heart.",
                best.model.order(), best.heldOutNats, Math.exp(best.heldOutNats));
    }

    private String bar(double fraction, Style style) {
        String bar = console.bar(fraction, Math.min(50, console.width() - 30)).replaceAll("\u001b\\[[0-9;]*m", "");
        return console.paint(style, bar);
    }

    private void showContexts(List<Row> rows) {
        console.section("Why counting stops working");
        console.say("The number of possible contexts is multiplied by " + (alphabet.vocabSize() + 1)
                + " with every order; the text stays as long as it is. So ever fewer of them are ever seen, and ever more"
                + " of the contexts in new text are new:");
        console.blank();
        Table table = new Table("Order", "Contexts seen", "possible", "part seen", "new in new text");
        for (Row row : rows) {
            double possible = row.model.contextsPossible();
            table.row(row.model.order(), row.model.contextsSeen(), large(possible),
                    percent(row.model.contextsSeen() / possible), percent(row.unseen));
        }
        console.table(table);
    }

    private static String large(double value) {
        String format = value < 1e9 ? "%,14.0f" : "%14.1e";
        return String.format(Locale.ROOT, format, value);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%10.3f%%", 100 * part);
    }

    private void showSamples(List<Row> rows, Lesson lesson) {
        console.section("What each order writes");
        Sampler sampler = SamplingConfig.defaults().sampler();
        int[] start = Arrays.copyOf(train, HIGHEST - 1);
        for (Row row : rows) {
            NGramModel writer = row.model.with(Smoothing.kneserNey());
            int[] ids = writer.generate(start, SAMPLE, sampler, lesson.random());
            int[] known = Arrays.stream(ids).filter(id -> id < alphabet.vocabSize()).toArray();
            console.line(console.paint(Style.BOLD, "Order " + row.model.order() + ":"));
            console.say(alphabet.decode(known).replaceAll("\\s+", " "));
            console.pause(200);
        }
        console.blank();
        console.say("(All begin with the first letters of the text. They are written with the better smoothing that"
                + " comes next.)");
    }

    private void showBetterSmoothing(List<Row> rows) {
        console.section("A wiser way to share");
        console.say("Adding a little to every count forgets that a shorter context would have helped: who has never seen"
                + " \"ntha\" may have seen \"tha\". Kneser-Ney smoothing mixes all orders, and asks of the shorter ones"
                + " not how often a letter came but in how many surroundings. The same counts, held-out nats:");
        console.blank();
        double worst = rows.stream().mapToDouble(Row::heldOutNats).max().orElse(1);
        Table table = new Table("Order", SIMPLE.label(), "Kneser-Ney", "");
        for (Row row : rows) {
            table.row(row.model.order(), row.heldOutNats, row.kneserNeyNats, console.bar(row.kneserNeyNats / worst, BAR));
        }
        console.table(table);
        console.blank();
        console.say("Shared wisely, a longer context no longer hurts. But each step helps less than the one before: what"
                + " was never seen cannot be counted.");
    }
}

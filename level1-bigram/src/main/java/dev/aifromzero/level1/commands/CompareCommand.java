package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.CorpusComparison;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.Corpus;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Asks the models of two texts about new pages of both: who wrote this page?
 *
 * <p>Lesson: docs/level1.md, "Step 3: looking further back".
 */
@Command(
        name = "compare",
        description = {
            "Compare two texts: which one's model is less surprised by which text?",
            "Both models share one alphabet and are judged on the last tenth of each text, which neither has learned from."
        })
public final class CompareCommand extends Step {
    private static final int PAGE = 100;
    private static final double MOST_ODDS = 1e6;

    @Parameters(index = "0", arity = "0..1", paramLabel = "A", description = "a text (default: data/india.txt)")
    private Path a = ProjectPaths.data("india.txt");

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "another (default: data/stories.txt)")
    private Path b = ProjectPaths.data("stories.txt");

    @Option(names = "--order", paramLabel = "N", description = "characters of an n-gram, 1 to 8 (default: 4)")
    private int order = 4;

    @Option(names = "--all", description = "learn from all of both texts, even if one is longer")
    private boolean all;

    @Spec
    private CommandSpec spec;

    private final String[] names = {"A", "B"};

    @Override
    public void run(Lesson lesson) throws Exception {
        if (order < 1 || order > NGramModel.HIGHEST_ORDER) {
            throw new ParameterException(spec.commandLine(), "--order must be from 1 to 8, not " + order);
        }
        Console console = lesson.console();
        String textA = Corpus.read(a);
        String textB = Corpus.read(b);
        CorpusComparison comparison = new Remedy("Choose longer texts")
                .around(() -> new CorpusComparison(textA, textB, order, Smoothing.kneserNey(), !all));
        console.section("Two texts, two models");
        explain(console, comparison);
        showTable(console, comparison);
        for (int text = 0; text < 2; text++) {
            console.blank();
            verdict(console, comparison, text);
        }
        console.blank();
        console.say("Think about it: this is how a program tells languages or authors apart, and how unwanted mail is"
                + " found. What would the table look like if A and B were two halves of one book? Try it.");
    }

    private void explain(Console console, CorpusComparison comparison) {
        console.say(
                "A is %s, B is %s. A model of order %d learns from each: %,d characters of A and %,d of B. Then both"
                        + " read the last tenth of A (%,d characters) and of B (%,d), which neither has seen before.",
                ProjectPaths.display(a),
                ProjectPaths.display(b),
                order,
                comparison.learned(0),
                comparison.learned(1),
                comparison.heldOut(0),
                comparison.heldOut(1));
        console.blank();
        console.say(
                "To be fair, both models have the same alphabet, the %,d characters of both texts together: a"
                        + " character that a model has never seen is a great surprise to it, but not an infinite one.%s",
                comparison.alphabetSize(),
                all ? "" : " And both learn from equally many characters (--all lets the longer text keep its lead).");
        console.blank();
    }

    private void showTable(Console console, CorpusComparison comparison) {
        console.say("Surprise in nats a character (in brackets: how many of the characters the model had never seen):");
        console.blank();
        Table table = new Table("", "reads new text of A", "reads new text of B");
        for (int model = 0; model < 2; model++) {
            table.row("model of " + names[model], cell(comparison, model, 0), cell(comparison, model, 1));
        }
        console.table(table);
    }

    private static String cell(CorpusComparison comparison, int model, int text) {
        return String.format(
                Locale.ROOT,
                "%.3f  (%.2f%%)",
                comparison.nats(model, text),
                100 * comparison.unseenCharacters(model, text));
    }

    private void verdict(Console console, CorpusComparison comparison, int text) {
        double own = comparison.nats(text, text);
        double other = comparison.nats(1 - text, text);
        double odds = Math.exp(Math.abs(other - own) * PAGE);
        console.say(
                "New text of %s surprises the model of %s less, by %.3f nats a character. Taken at their word, for a note of"
                        + " %d characters the models give odds of %s to 1 that it is from %s.%s",
                names[text],
                names[own <= other ? text : 1 - text],
                Math.abs(other - own),
                PAGE,
                odds > MOST_ODDS
                        ? "more than a million"
                        : String.format(Locale.ROOT, odds < 10 ? "%.1f" : "%,.0f", odds),
                names[own <= other ? text : 1 - text],
                own <= other ? "" : " A wrong guess: the other text has taught its model more.");
    }
}

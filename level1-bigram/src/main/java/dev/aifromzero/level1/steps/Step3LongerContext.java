package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.commands.OrderReport;
import dev.aifromzero.level1.ngram.OrderExperiment;
import dev.aifromzero.level1.ngram.OrderExperiment.Row;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.ByteAlphabet;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.TokenSplit;
import dev.aifromzero.level1.text.TokenizerKind;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Step 3: looks further back than one character, and finds out where counting ends.
 *
 * <p>Lesson: docs/level1.md, "Step 3: looking further back".
 */
@Command(name = "context", description = "Step 3: look further back, and see where counting ends")
public final class Step3LongerContext extends Step {
    private static final int HIGHEST = 8;
    private static final int HIGHEST_FAST = 6;
    private static final Smoothing SIMPLE = Smoothing.addK(0.01);
    private static final int BAR = 22;
    private static final int SHORTEST_TEXT = 200;
    private static final int LARGEST_VOCABULARY = 50_000;

    @Option(names = "--data", paramLabel = "FILE", description = "the text to learn from (default: data/stories.txt)")
    private Path data = ProjectPaths.data("stories.txt");

    @Option(
            names = "--tokenizer",
            paramLabel = "KIND",
            description = "what is counted: char, word or bpe, pieces of words (default: char)")
    private TokenizerKind kind = TokenizerKind.CHAR;

    @Option(names = "--vocab-size", paramLabel = "N", description = "tokens for bpe, 256 to 50000 (default: 1024)")
    private int vocabSize = TokenizerKind.USUAL_VOCABULARY;

    @Spec
    private CommandSpec spec;

    private Console console;
    private TokenSplit text;

    @Override
    public void run(Lesson lesson) throws Exception {
        if (vocabSize < ByteAlphabet.SIZE || vocabSize > LARGEST_VOCABULARY) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--vocab-size must be from 256 to " + LARGEST_VOCABULARY + ", not " + vocabSize);
        }
        console = lesson.console();
        text = split(Corpus.read(data));
        console.section("Step 3: looking further back");
        List<Row> rows = OrderExperiment.run(text, lesson.fastOr(HIGHEST_FAST, HIGHEST), SIMPLE);
        OrderReport report = new OrderReport(console, text, rows);
        explain();
        showSurprise(report, rows);
        showContexts(report);
        showSamples(report, lesson);
        showBetterSmoothing(rows);
        console.blank();
        console.say("Think about it: \"the cat\" and \"the dog\" are different contexts, and what was learned about one"
                + " says nothing about the other. What would a machine have to notice about cats and dogs to learn from"
                + " both at once? That is the road of the next levels.");
    }

    private TokenSplit split(String read) {
        if (read.codePointCount(0, read.length()) < SHORTEST_TEXT) {
            throw new UserError(
                    ProjectPaths.display(data) + " is too short for this step: it needs at least " + SHORTEST_TEXT
                            + " characters",
                    "Choose a longer text");
        }
        TextSplit parts = TextSplit.of(read, 0.9);
        TokenSplit tokens =
                TokenSplit.of(kind.learn(parts.train(), vocabSize), parts.train(), parts.validation() + parts.test());
        if (tokens.heldOut().length < 2 || tokens.train().length < 2) {
            throw new UserError(
                    ProjectPaths.display(data) + " is too short for this step: a " + kind.unit()
                            + " is all that is held" + " out",
                    "Choose a longer text");
        }
        return tokens;
    }

    private void explain() {
        console.say(
                "One %s of memory is little. A model of order n looks at the last n − 1 %ss: order 1 at none, order 2"
                        + " at one (%s), order 4 at three. Is more always better?",
                kind.unit(), kind.unit(), kind == TokenizerKind.CHAR ? "the bigrams of step 1" : "pairs, as in step 1");
        console.blank();
        console.say(
                "To find out we play fair: the models learn from the first nine tenths of %s (%,d %ss) and are then"
                        + " asked about the last tenth (%,d), which they have never seen: it was held out. The question is how"
                        + " surprised they are. A %s that the model gave the probability P costs −ln P nats of surprise: nothing"
                        + " if it was certain, 0.69 for a coin toss, 2.30 for one in ten. Pairs that were never seen would cost"
                        + " infinitely much, so every count gets %s more (%s smoothing).",
                ProjectPaths.display(data),
                text.train().length,
                kind.unit(),
                text.heldOut().length,
                kind.unit(),
                SIMPLE.k(),
                SIMPLE.label());
    }

    private void showSurprise(OrderReport report, List<Row> rows) {
        console.section("Surprise: on text it knows, and on new text");
        report.showSurprise();
        Row best = OrderExperiment.best(rows);
        boolean last = best.order() == rows.get(rows.size() - 1).order();
        console.blank();
        console.say(
                "On the text that it has learned from, the surprise falls with every order. On new text it is"
                        + " smallest at order %d (%.3f nats: as if the model hesitated between %.1f %ss each time)%s",
                best.order(),
                best.heldOutNats(),
                Math.exp(best.heldOutNats()),
                kind.unit(),
                last
                        ? "."
                        : " and then rises. From there on the model no longer learns the language: it learns its book"
                                + " by heart. The widening gap between the two curves is called overfitting.");
    }

    private void showContexts(OrderReport report) {
        console.section("Why counting stops working");
        console.say(
                "The number of possible contexts is multiplied by %,d with every order; the text stays as long as it"
                        + " is. So ever fewer of them are ever seen, and ever more of the contexts in new text are new:",
                text.vocabSize());
        console.blank();
        report.showContexts();
    }

    private void showSamples(OrderReport report, Lesson lesson) {
        console.section("What each order writes");
        report.showSamples(lesson);
        console.blank();
        console.say(
                "(All begin with the first %ss of the text. They are written with the better smoothing that comes"
                        + " next. Does the last one write, or does it recite?)",
                kind.unit());
    }

    private void showBetterSmoothing(List<Row> rows) {
        console.section("A wiser way to share");
        console.say(
                "Adding a little to every count forgets that a shorter context would have helped: who has never seen"
                        + " \"ntha\" may have seen \"tha\". Kneser-Ney smoothing mixes all orders, and asks of the shorter ones"
                        + " not how often a %s came but in how many surroundings. The same counts, held-out nats:",
                kind.unit());
        console.blank();
        double worst = rows.stream().mapToDouble(Row::heldOutNats).max().orElse(1);
        Table table = new Table("Order", SIMPLE.label(), "Kneser-Ney", "");
        for (Row row : rows) {
            double shared = row.model().with(Smoothing.kneserNey()).crossEntropy(text.heldOut());
            table.row(row.order(), row.heldOutNats(), shared, console.bar(shared / worst, BAR));
        }
        console.table(table);
        console.blank();
        console.say(
                "Shared wisely, a longer context hardly hurts any more. But each step helps less than the one before:"
                        + " what was never seen cannot be counted.");
    }
}

package dev.aifromzero.level2.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.network.CharacterNetwork;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.PairCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Step 3: a network learns which character comes next, by backpropagation.
 *
 * <p>Lesson: docs/level2.md, "Step 3: the network learns".
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Step 3: train a network to guess the next character")
public final class Step3Train extends Step {
    static final String HISTORY_FILE = "history.csv";
    private static final int TEXT_LENGTH = 150;

    @Mixin
    private TrainingOptions options = new TrainingOptions();

    private TrainingRun last;

    /** {@return the last training of this step, or null before the first} */
    TrainingRun lastRun() {
        return last;
    }

    @Override
    public void run(Lesson lesson) throws IOException {
        Console console = lesson.console();
        Config config = options.config(lesson);
        PairCounts text = options.text();
        console.section("Step 3: the network learns");
        task(console, text, config);
        CharacterNetwork untrained = new CharacterTraining(text, config, lesson.random()).network();
        before(lesson, untrained, text);
        GradientTable.show(console, untrained, text);
        last = TrainingRun.train(lesson, text, config);
        after(lesson, last);
        floor(console, last);
        Path history = lesson.out().resolve(HISTORY_FILE);
        AtomicFiles.writeString(history, CharacterTraining.toCsv(last.history()));
        console.line("The loss after every epoch: %s", ProjectPaths.display(history));
        console.blank();
        console.say(
                "Think about it: the trained network guesses nearly as well as a table of counts, with far more work. What could it"
                        + " do that the table cannot, if it were shown more than one character?");
    }

    private void task(Console console, PairCounts text, Config config) {
        int v = text.vocabSize();
        console.say(
                "The task: see one character of %s, guess the next. The text has %,d different characters and %,d"
                        + " pairs of neighbours.",
                options.fileName(), v, text.pairs());
        console.blank();
        console.line(
                "  one-hot (%d)  →  %d hidden, %s  →  %d logits  →  softmax",
                v, config.hidden(), config.activation().name().toLowerCase(Locale.ROOT), v);
        console.blank();
        console.say("One-hot: the character's number as a row of zeros with a single 1. After the softmax every next"
                + " character has a probability p, and the loss is the surprise -ln p at the character that really"
                + " came, averaged over all pairs (cross-entropy, in nats).");
        console.blank();
        console.say(
                "There are %,d pairs but only %d different inputs. Pairs with the same first character share one row"
                        + " of the table of counts, and one pass over %d rows gives the same gradient as going through all %,d"
                        + " pairs.",
                text.pairs(), v, v, text.pairs());
    }

    private static void before(Lesson lesson, CharacterNetwork network, PairCounts text) {
        Console console = lesson.console();
        console.section("Before");
        double loss = network.loss(text);
        console.say(
                "The untrained network knows nothing. If it found all %d characters equally likely, its loss would"
                        + " be ln %d = %.4f. It is %.4f. What it writes:",
                text.vocabSize(), text.vocabSize(), Math.log(text.vocabSize()), loss);
        console.blank();
        quote(console, TrainingRun.write(lesson, network, text, TEXT_LENGTH));
    }

    private static void after(Lesson lesson, TrainingRun run) {
        Console console = lesson.console();
        Config config = run.config();
        console.section("Training");
        console.say(
                "%d epochs with %s, first learning rate %s, falling to a tenth: %.2f seconds.",
                config.epochs(), config.optimizer(), Double.toString(config.learningRate()), run.seconds());
        console.blank();
        Table table = new Table("Epoch", "loss (nats)", "hesitates between", "learning rate");
        int epochs = run.history().size() - 1;
        for (int part = 0; part <= 8; part++) {
            CharacterTraining.Point point = run.history().get(epochs * part / 8);
            table.row(
                    point.epoch(),
                    point.loss(),
                    String.format(Locale.ROOT, "%.1f characters", Math.exp(point.loss())),
                    point.learningRate());
        }
        console.table(table);
        console.section("After");
        quote(console, TrainingRun.write(lesson, run.network(), run.text(), TEXT_LENGTH));
        console.blank();
        console.say("Not yet words, but letters now follow each other as they do in the text. A network that sees one"
                + " letter cannot know which word it is in.");
    }

    private static void floor(Console console, TrainingRun run) {
        double floor = run.text().entropyFloor();
        console.section("How good is that? The floor");
        Table table = new Table("", "nats a character", "hesitates between");
        row(
                table,
                "all characters alike: ln " + run.text().vocabSize(),
                Math.log(run.text().vocabSize()));
        row(table, "untrained network", run.firstLoss());
        row(table, "trained network", run.lastLoss());
        row(table, "floor: exact counts of this text", floor);
        console.table(table);
        console.blank();
        console.say(FloorExample.of(run.text()) + " Whoever sees only one character cannot do better than to give each"
                + " next one exactly its share in the text. The surprise that is left even then is the floor. No network"
                + " that sees one character of this text can go below it, with a million neurons or in a million"
                + " epochs.");
        if (floor > 0) {
            console.say("This one is %.2f%% above its floor.", 100 * (run.lastLoss() / floor - 1));
        }
    }

    /** Writes a generated text, cut to the width wherever that falls: an untrained network rarely writes a space. */
    private static void quote(Console console, String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder line = new StringBuilder();
        for (int character : characters) {
            String next = Character.toString(character);
            if (DisplayWidth.of(line.toString()) + DisplayWidth.of(next) > console.width() - 4) {
                console.line("  " + line);
                line.setLength(0);
            }
            line.append(next);
        }
        console.line("  " + line);
    }

    private static void row(Table table, String name, double nats) {
        table.row(name, nats, String.format(Locale.ROOT, "%.1f characters", Math.exp(nats)));
    }
}

package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.OrderExperiment.Row;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.TokenSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Shows what each order reached: its surprise, its contexts, its writing. */
public final class OrderReport {
    private static final int SAMPLE_CHARACTERS = 130;

    private final Console console;
    private final TokenSplit text;
    private final List<Row> rows;

    /**
     * A report on one experiment.
     *
     * @param console where it is shown
     * @param text what was learned from and what was held out
     * @param rows one row per order
     */
    public OrderReport(Console console, TokenSplit text, List<Row> rows) {
        this.console = console;
        this.text = text;
        this.rows = rows;
    }

    /** The surprise of each order at known and at new text, as a chart and in numbers. */
    public void showSurprise() {
        new OrderChart(console).show(rows);
        console.blank();
        Table table = new Table("Order", "learned from", "never seen", "gap", "nats/char, never seen");
        for (Row row : rows) {
            table.row(
                    row.order(),
                    row.trainNats(),
                    row.heldOutNats(),
                    row.heldOutNats() - row.trainNats(),
                    text.heldOutPerCharacter(row.heldOutNats()));
        }
        console.table(table);
    }

    /** How many contexts were seen, of how many possible ones. */
    public void showContexts() {
        Table table = new Table("Order", "Contexts seen", "possible", "part seen", "new in new text");
        for (Row row : rows) {
            double possible = row.model().contextsPossible();
            table.row(
                    row.order(),
                    row.model().contextsSeen(),
                    large(possible),
                    part(row.model().contextsSeen() / possible),
                    part(row.unseen()));
        }
        console.table(table);
    }

    private static String large(double value) {
        return String.format(Locale.ROOT, value < 1e9 ? "%,14.0f" : "%14.1e", value);
    }

    /** Percent with three decimals; where those would all be zero, in powers of ten. */
    private static String part(double part) {
        double percent = 100 * part;
        return String.format(Locale.ROOT, percent > 0 && percent < 0.0005 ? "%9.0e%%" : "%9.3f%%", percent);
    }

    /**
     * Shows a text written by each order with Kneser-Ney smoothing, all from the beginning of the training text.
     *
     * @param lesson gives the seed and the speed
     */
    public void showSamples(Lesson lesson) {
        Sampler sampler = SamplingConfig.defaults().sampler();
        int highest = rows.get(rows.size() - 1).order();
        int[] start = Arrays.copyOf(text.train(), Math.max(1, highest - 1));
        double charactersAToken = text.trainCharacters() / (double) Math.max(1, text.train().length - 1);
        int length = (int) Math.max(5, SAMPLE_CHARACTERS / charactersAToken - start.length);
        for (Row row : rows) {
            NGramModel writer = row.model().with(Smoothing.kneserNey());
            int[] ids = writer.generate(start, length, sampler, lesson.random());
            int[] known = Arrays.stream(ids)
                    .filter(id -> id < text.tokenizer().vocabSize())
                    .toArray();
            console.line(console.paint(Style.BOLD, "Order " + row.order() + ":"));
            console.say(text.tokenizer().decode(known).replaceAll("\\s+", " "));
            console.pause(200);
        }
    }
}

package dev.aifromzero.level1.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.level1.ngram.OrderExperiment;
import dev.aifromzero.level1.ngram.OrderExperiment.Row;
import java.util.List;
import java.util.Locale;

/** Draws order against surprise: one curve for the text learned from, one for new text. */
final class OrderChart {
    private static final int HEIGHT = 14;
    private static final int COLUMNS_AN_ORDER = 7;
    private static final char LEARNED = '●';
    private static final char NEW = '○';
    private static final char BOTH = '◉';

    private final Console console;

    OrderChart(Console console) {
        this.console = console;
    }

    /** Writes the chart and what its signs mean. */
    void show(List<Row> rows) {
        double top = rows.stream()
                .mapToDouble(row -> Math.max(row.trainNats(), row.heldOutNats()))
                .max()
                .orElse(1);
        console.line("  nats a token (lower is better)");
        for (int line = HEIGHT; line >= 0; line--) {
            String label = line % 2 == 0 ? String.format(Locale.ROOT, "%6.2f ┤", top * line / HEIGHT) : "       │";
            StringBuilder drawn = new StringBuilder(label);
            for (Row row : rows) {
                drawn.append(cell(line, position(row.trainNats(), top), position(row.heldOutNats(), top)));
            }
            console.line(drawn.toString().stripTrailing());
        }
        StringBuilder orders = new StringBuilder();
        rows.forEach(row -> orders.append(String.format(Locale.ROOT, "%" + COLUMNS_AN_ORDER + "d", row.order())));
        console.line("       └" + "─".repeat(COLUMNS_AN_ORDER * rows.size() + 2));
        console.line("  order " + orders);
        Row best = OrderExperiment.best(rows);
        console.line("        " + " ".repeat(COLUMNS_AN_ORDER * best.order() - 1) + "↑ best on new text");
        console.line("  " + LEARNED + " text learned from   " + NEW + " text never seen   " + BOTH + " both");
    }

    private static int position(double nats, double top) {
        return (int) Math.round(nats / top * HEIGHT);
    }

    private String cell(int line, int learned, int unseen) {
        boolean first = line == learned;
        boolean second = line == unseen;
        if (!first && !second) {
            return " ".repeat(COLUMNS_AN_ORDER);
        }
        char sign = first && second ? BOTH : first ? LEARNED : NEW;
        return " ".repeat(COLUMNS_AN_ORDER - 1)
                + console.paint(first ? Style.CYAN : Style.MAGENTA, Character.toString(sign));
    }
}

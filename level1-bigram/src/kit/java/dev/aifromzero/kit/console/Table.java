package dev.aifromzero.kit.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table for the terminal: numbers to the right, words to the left, one rule under the heading and no vertical lines
 * that a narrow terminal could break.
 *
 * <pre>{@code
 * console.table(new Table("Pair", "Count").row("th", 315).row("he", 280));
 * }</pre>
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numeric;

    /**
     * A table with these column headings.
     *
     * @param heading one text a column, at least one
     */
    public Table(String... heading) {
        this.heading = List.of(heading);
        this.numeric = new boolean[heading.length];
        Arrays.fill(numeric, true);
    }

    /**
     * Adds a row. Numbers are shown as they are: integers with thousands separated by commas, others with four decimals.
     * A column with only numbers in it is set to the right.
     *
     * @param cells one value a column: numbers, or anything with a readable {@code toString}
     * @return this table, so that rows can be added in a chain
     * @throws IllegalArgumentException if the number of cells is not the number of columns
     */
    public Table row(Object... cells) {
        if (cells.length != heading.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + heading.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            numeric[i] &= cells[i] instanceof Number || "".equals(cells[i]) || "–".equals(cells[i]);
            row.add(format(cells[i]));
        }
        rows.add(row);
        return this;
    }

    private static String format(Object cell) {
        if (!(cell instanceof Number number)) {
            return String.valueOf(cell);
        }
        return number instanceof Double || number instanceof Float
                ? String.format(Locale.ROOT, "%.4f", number.doubleValue())
                : String.format(Locale.ROOT, "%,d", number.longValue());
    }

    List<String> lines(Console console) {
        int[] widths = widths(console.width());
        List<String> lines = new ArrayList<>();
        lines.add(console.paint(Style.BOLD, join(heading, widths)));
        int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        lines.add(console.paint(Style.CYAN, "─".repeat(total)));
        rows.forEach(row -> lines.add(join(row, widths)));
        return lines;
    }

    /** The widest cell of each column; where all together are too wide, the widest text column gives way. */
    private int[] widths(int available) {
        int[] widths = new int[heading.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(heading.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - available;
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= 4) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private String join(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = DisplayWidth.fit(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP);
            line.append(numeric[i] ? DisplayWidth.padLeft(cell, widths[i]) : DisplayWidth.padRight(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }
}

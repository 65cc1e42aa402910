package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Everything around a drawing in the terminal: title, the two axes with their numbers, and the legend. */
record TerminalAxes(String title, String xLabel, String yLabel, Scale x, Scale y) {
    static final int ROWS = 14;
    private static final int WIDEST_PLOT = 100;
    private static final int MOST_Y_TICKS = 6;
    private static final int COLUMNS_A_X_TICK = 11;

    /**
     * Writes the chart.
     *
     * @param drawing draws on the canvas that is left between the axes
     * @param legend one entry a series; none is written for a single series
     */
    void show(Console console, List<String> legend, BiConsumer<TerminalCanvas, TerminalAxes> drawing) {
        List<Double> yTicks = y.ticks(MOST_Y_TICKS);
        List<String> yNumbers = y.labels(yTicks);
        int margin = yNumbers.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        int columns = Math.max(8, Math.min(WIDEST_PLOT, console.width() - margin - 2));
        TerminalCanvas canvas = new TerminalCanvas(columns, ROWS);
        drawing.accept(canvas, this);

        console.line(console.paint(Style.BOLD, DisplayWidth.fit(title, console.width())));
        console.line(DisplayWidth.fit(yLabel, console.width()));
        String[] numberOfRow = new String[ROWS];
        for (int i = 0; i < yTicks.size(); i++) {
            numberOfRow[canvas.row(y.fraction(yTicks.get(i)))] = yNumbers.get(i);
        }
        for (int row = 0; row < ROWS; row++) {
            String number = numberOfRow[row] == null ? "" : numberOfRow[row];
            String edge = numberOfRow[row] == null ? "│" : "┤";
            console.line(
                    (DisplayWidth.padLeft(number, margin) + " " + edge + canvas.render(row, console)).stripTrailing());
        }
        xAxis(console, margin, columns);
        console.line(DisplayWidth.fit(
                (" ".repeat(margin + 2) + DisplayWidth.center(xLabel, columns)).stripTrailing(), console.width()));
        if (legend.size() > 1) {
            legend(legend, console);
        }
    }

    private void xAxis(Console console, int margin, int columns) {
        List<Double> ticks = x.ticks(Math.max(2, columns / COLUMNS_A_X_TICK));
        List<String> numbers = x.labels(ticks);
        char[] line = "─".repeat(columns).toCharArray();
        // The numbers may reach under the y axis's numbers, but never past the right edge.
        char[] under = new char[margin + 2 + columns];
        Arrays.fill(under, ' ');
        int free = 0;
        for (int i = 0; i < ticks.size(); i++) {
            int column = (int) Math.max(0, Math.min(columns - 1, x.fraction(ticks.get(i)) * columns));
            line[column] = '┬';
            String number = numbers.get(i);
            int start = Math.min(margin + 2 + column - number.length() / 2, under.length - number.length());
            if (start >= free) {
                number.getChars(0, number.length(), under, start);
                free = start + number.length() + 1;
            }
        }
        console.line(" ".repeat(margin + 1) + "└" + new String(line));
        console.line(new String(under).stripTrailing());
    }

    private static void legend(List<String> names, Console console) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String mark = ChartStyle.paint(console, i, Character.toString(ChartStyle.mark(i)));
            String entry = mark + " " + DisplayWidth.fit(names.get(i), console.width() - 4);
            boolean full = DisplayWidth.of(line.toString()) + 3 + DisplayWidth.of(entry) > console.width();
            if (!line.isEmpty() && full) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "  " : "   ").append(entry);
        }
        lines.add(line.toString());
        lines.forEach(console::line);
    }
}

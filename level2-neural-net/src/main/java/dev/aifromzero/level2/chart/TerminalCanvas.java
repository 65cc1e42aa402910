package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;

/**
 * A drawing made of characters. Lines are drawn in Braille patterns, which put 2 × 4 dots into each character cell;
 * marks and words lie on top.
 */
final class TerminalCanvas {
    static final int DOTS_ACROSS = 2;
    static final int DOTS_DOWN = 4;
    private static final int BRAILLE_BLANK = 0x2800;
    /** The bit of each dot of a Braille character, by row and column (Unicode Standard, chapter 21.1). */
    private static final int[][] DOT_BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final int[][] series;
    private final String[][] text;

    TerminalCanvas(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[rows][columns];
        this.series = new int[rows][columns];
        this.text = new String[rows][columns];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /**
     * Draws the part of a straight line that lies on the canvas; both ends are given as fractions of it (0, 0 is bottom
     * left).
     */
    void line(double x0, double y0, double x1, double y1, int ofSeries) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        // How far along the line the canvas begins and ends, from 0 to 1 (Liang and Barsky, 1984).
        double[] part = {0, 1};
        boolean visible =
                clip(-dx, x0, part) && clip(dx, 1 - x0, part) && clip(-dy, y0, part) && clip(dy, 1 - y0, part);
        if (!visible) {
            return;
        }
        double length = part[1] - part[0];
        double dots = Math.max(Math.abs(dx) * columns * DOTS_ACROSS, Math.abs(dy) * rows * DOTS_DOWN) * length;
        int steps = (int) Math.max(1, Math.ceil(dots));
        for (int i = 0; i <= steps; i++) {
            double t = part[0] + length * i / steps;
            dot(x0 + t * dx, y0 + t * dy, ofSeries);
        }
    }

    /** Shortens the visible part to where the line is on the inner side of one edge. {@return whether any is left} */
    private static boolean clip(double direction, double room, double[] part) {
        if (direction == 0) {
            return room >= 0;
        }
        if (direction < 0) {
            part[0] = Math.max(part[0], room / direction);
        } else {
            part[1] = Math.min(part[1], room / direction);
        }
        return part[0] <= part[1];
    }

    private void dot(double x, double y, int ofSeries) {
        int column = (int) Math.max(0, Math.min(columns * DOTS_ACROSS - 1, x * columns * DOTS_ACROSS));
        int row = (int) Math.max(0, Math.min(rows * DOTS_DOWN - 1, (1 - y) * rows * DOTS_DOWN));
        dots[row / DOTS_DOWN][column / DOTS_ACROSS] |= DOT_BITS[row % DOTS_DOWN][column % DOTS_ACROSS];
        series[row / DOTS_DOWN][column / DOTS_ACROSS] = ofSeries;
    }

    int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, x * columns));
    }

    int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, (1 - y) * rows));
    }

    /** Puts a word on top if all its cells are free. {@return whether it was put there} */
    boolean put(int row, int column, String word, int ofSeries) {
        int width = DisplayWidth.of(word);
        if (width == 0 || column < 0 || column + width > columns) {
            return false;
        }
        for (int i = column; i < column + width; i++) {
            if (text[row][i] != null) {
                return false;
            }
        }
        // The first cell holds the whole word; the cells under it hold nothing.
        for (int i = column; i < column + width; i++) {
            text[row][i] = "";
            series[row][i] = ofSeries;
        }
        text[row][column] = word;
        return true;
    }

    /** {@return a row as text, painted; exactly as wide as the canvas} */
    String render(int row, Console console) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            String shown = text[row][column];
            if (shown == null && dots[row][column] == 0) {
                line.append(' ');
            } else if (shown == null) {
                line.append(paint(console, row, column, Character.toString(BRAILLE_BLANK + dots[row][column])));
            } else if (!shown.isEmpty()) {
                line.append(paint(console, row, column, shown));
            }
        }
        return line.toString();
    }

    private String paint(Console console, int row, int column, String shown) {
        return ChartStyle.paint(console, series[row][column], shown);
    }
}

package dev.aifromzero.level3.steps;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shows small matrices in the terminal: one row a token. */
final class Matrices {
    private static final int CELL = 6;

    private Matrices() {}

    /** Writes the numbers of a matrix (rows, columns) with two decimals. */
    static void show(Console console, List<String> rows, List<String> columns, NDArray matrix) {
        double[][] values = values(matrix, rows.size());
        Table table = table(columns);
        for (int r = 0; r < values.length; r++) {
            table.row(cells(rows.get(r), values[r]));
        }
        console.table(table);
    }

    /** {@return names for the dimensions of a vector: d0, d1, …} */
    static List<String> dimensions(int count) {
        return IntStream.range(0, count).mapToObj(i -> "d" + i).toList();
    }

    /** {@return the numbers of a matrix in Java, row by row} */
    static double[][] values(NDArray matrix, int rows) {
        float[] flat = matrix.toFloatArray();
        int columns = flat.length / rows;
        double[][] values = new double[rows][columns];
        for (int i = 0; i < flat.length; i++) {
            values[i / columns][i % columns] = flat[i];
        }
        return values;
    }

    /** {@return a number with two decimals, never −0.00; −∞ as such} */
    static String number(double value) {
        if (value == Double.NEGATIVE_INFINITY) {
            return "-∞";
        }
        return String.format(Locale.ROOT, "%.2f", Math.abs(value) < 0.005 ? 0 : value);
    }

    private static Table table(List<String> columns) {
        String[] heading = new String[columns.size() + 1];
        heading[0] = "";
        for (int c = 0; c < columns.size(); c++) {
            heading[c + 1] = DisplayWidth.padLeft(columns.get(c), CELL);
        }
        return new Table(heading);
    }

    private static Object[] cells(String label, double[] values) {
        Object[] cells = new Object[values.length + 1];
        cells[0] = label + " ";
        for (int c = 0; c < values.length; c++) {
            cells[c + 1] = DisplayWidth.padLeft(number(values[c]), CELL);
        }
        return cells;
    }
}

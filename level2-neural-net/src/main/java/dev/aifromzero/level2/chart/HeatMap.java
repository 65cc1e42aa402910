package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** A table of numbers as a table of colours: the larger the number, the deeper the cell. The first row is on top. */
public final class HeatMap {
    /** Pale to middle blue: black numbers stay legible on all of it. */
    private static final Color[] COLOURS = {new Color(0xFFFFFF), new Color(0xB9DDF5), new Color(0x4A9FDB)};

    private static final int MOST_CELLS_WITH_NUMBERS = 12;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<String> rowLabels;
    private final List<String> columnLabels;
    private final double[][] values;
    private Scale scale;

    /**
     * A heat map, scaled from its smallest to its largest number.
     *
     * @param title stands above the map
     * @param xLabel what the columns are
     * @param yLabel what the rows are
     * @param rowLabels a word for each row, from above
     * @param columnLabels a word for each column, from the left
     * @param values one array a row (rows × columns); a cell that is infinite or not a number counts as the smallest
     * @throws IllegalArgumentException if the labels do not fit the values, or there are none
     */
    public HeatMap(
            String title,
            String xLabel,
            String yLabel,
            List<String> rowLabels,
            List<String> columnLabels,
            double[][] values) {
        boolean fits = values.length == rowLabels.size()
                && !columnLabels.isEmpty()
                && values.length > 0
                && Arrays.stream(values).allMatch(row -> row.length == columnLabels.size());
        if (!fits) {
            throw new IllegalArgumentException("The labels of " + title + " do not fit its values");
        }
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.rowLabels = rowLabels.stream().map(ChartStyle::label).toList();
        this.columnLabels = columnLabels.stream().map(ChartStyle::label).toList();
        this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        this.scale = Scale.around(
                Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }

    /**
     * Gives the numbers of the palest and of the deepest colour, e.g. 0 and 1 for probabilities.
     *
     * @param min this and all below get the palest colour
     * @param max this and all above get the deepest colour
     * @return this map
     */
    public HeatMap range(double min, double max) {
        scale = new Scale(min, max);
        return this;
    }

    /**
     * Saves the map as a PNG picture of 900 × 560 pixels or more, making the folder if it is missing.
     *
     * @param file the picture; an older one is replaced
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file) throws IOException {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(Math.max(ChartStyle.WIDTH, 200 + 26 * columnLabels.size()))
                .height(Math.max(ChartStyle.HEIGHT, 140 + 26 * rowLabels.size()))
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler()
                .setRangeColors(COLOURS)
                .setMin(scale.rounded().min())
                .setMax(scale.rounded().max());
        chart.getStyler().setShowValue(columnLabels.size() <= MOST_CELLS_WITH_NUMBERS);
        chart.getStyler().setValueFont(ChartStyle.VALUE_FONT);
        chart.getStyler().setHeatMapValueDecimalPattern("0.00");
        chart.getStyler().setHeatMapDecimalValueFormatter(HeatMap::number);
        chart.getStyler().setDrawBorder(true);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotMargin(0);
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                // XChart counts rows from below.
                cells.add(new Number[] {column, values.length - 1 - row, finite(values[row][column])});
            }
        }
        List<String> upwards = IntStream.range(0, rowLabels.size())
                .mapToObj(i -> rowLabels.get(rowLabels.size() - 1 - i))
                .toList();
        chart.addSeries(title, columnLabels, upwards, cells);
        ChartStyle.savePng(chart, file);
    }

    private double finite(double value) {
        return Double.isNaN(value) ? scale.min() : Math.max(scale.min(), Math.min(scale.max(), value));
    }

    /**
     * Draws the map in the terminal, never wider than the console: with numbers where they fit.
     *
     * @param console where the map appears; its width decides whether numbers fit, and how many columns
     */
    public void show(Console console) {
        int labelWidth = Math.min(
                console.width() / 4,
                rowLabels.stream().mapToInt(DisplayWidth::of).max().orElse(1));
        int room = console.width() - labelWidth - 1;
        int numberWidth = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .mapToInt(value -> number(value).length())
                .max()
                .orElse(4);
        int shown = Math.min(columnLabels.size(), room);
        boolean numbers = (numberWidth + 1) * columnLabels.size() <= room;
        int cellWidth = numbers ? numberWidth + 1 : Math.max(1, Math.min(3, room / shown));
        console.line(console.paint(Style.BOLD, DisplayWidth.fit(title, console.width())));
        console.line(DisplayWidth.fit("rows: " + yLabel + "; columns: " + xLabel, console.width()));
        console.line(header(labelWidth, cellWidth, shown));
        for (int row = 0; row < values.length; row++) {
            StringBuilder line = new StringBuilder(
                            DisplayWidth.padRight(DisplayWidth.fit(rowLabels.get(row), labelWidth), labelWidth))
                    .append(' ');
            for (int column = 0; column < shown; column++) {
                double value = values[row][column];
                String text = numbers ? DisplayWidth.padLeft(number(value), numberWidth) : " ".repeat(cellWidth - 1);
                line.append(console.heatCell(scale.fraction(finite(value)), text));
            }
            console.line(line.toString());
        }
        String more = shown < columnLabels.size() ? "; " + (columnLabels.size() - shown) + " more columns" : "";
        String ends = "palest " + number(scale.min()) + ", deepest " + number(scale.max()) + more;
        console.line(DisplayWidth.fit(ends, console.width()));
    }

    /** The column labels; where they are wider than the columns, only every second, third … one. */
    private String header(int labelWidth, int cellWidth, int shown) {
        int widest = columnLabels.stream().mapToInt(DisplayWidth::of).max().orElse(1);
        int every = widest <= cellWidth ? 1 : (widest + cellWidth) / cellWidth;
        int width = every * cellWidth;
        StringBuilder header = new StringBuilder(" ".repeat(labelWidth + 1));
        for (int column = 0; column < shown; column += every) {
            String label = DisplayWidth.fit(columnLabels.get(column), width);
            header.append(every == 1 ? DisplayWidth.center(label, width) : DisplayWidth.padRight(label, width));
        }
        return DisplayWidth.fit(header.toString().stripTrailing(), labelWidth + 1 + shown * cellWidth);
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}

package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar for each name, e.g. the probability of each next character. */
public final class BarChart {
    /** More letters than this under the bars, and they are turned to stay legible. */
    private static final int LETTERS_THAT_FIT = 90;

    private static final int MOST_VALUES_WRITTEN = 16;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<String> names;
    private final double[] values;

    /**
     * A chart of one bar a name; the labels say what the names are and what the values measure, with the unit.
     *
     * @param title stands above the chart
     * @param xLabel what the names are
     * @param yLabel what the values measure, with the unit
     * @param names a word for each bar, from left to right
     * @param values the height of each bar; may be negative
     * @throws IllegalArgumentException if there are not as many names as values, or none
     */
    public BarChart(String title, String xLabel, String yLabel, List<String> names, double[] values) {
        if (names.size() != values.length || values.length == 0) {
            throw new IllegalArgumentException(names.size() + " names and " + values.length + " values");
        }
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.names = names.stream().map(ChartStyle::label).toList();
        this.values = values.clone();
    }

    /**
     * Saves the chart as a PNG picture of 900 × 560 pixels, making the folder if it is missing.
     *
     * @param file the picture; an older one is replaced
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        ChartStyle.apply(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.7);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        int letters = names.stream().mapToInt(DisplayWidth::of).sum();
        if (letters > LETTERS_THAT_FIT) {
            chart.getStyler().setXAxisLabelRotation(60);
        }
        chart.getStyler().setLabelsVisible(values.length <= MOST_VALUES_WRITTEN);
        chart.getStyler().setLabelsPosition(0.94);
        chart.getStyler().setLabelsFont(ChartStyle.VALUE_FONT);
        chart.getStyler().setLabelsFontColorAutomaticEnabled(false);
        chart.getStyler().setLabelsFontColor(Color.BLACK);
        chart.getStyler().setDecimalPattern(wholeNumbers() ? "#,##0" : "#,##0.00");
        chart.getStyler().setSeriesColors(new Color[] {ChartStyle.LIGHT});
        chart.addSeries(yLabel, names, Arrays.stream(values).boxed().toList());
        ChartStyle.savePng(chart, file);
    }

    /**
     * Draws the bars in the terminal, one a row, never wider than the console.
     *
     * @param console where the bars appear; its width is the widest a row becomes
     */
    public void show(Console console) {
        int nameWidth = Math.min(
                console.width() / 3,
                names.stream().mapToInt(DisplayWidth::of).max().orElse(1));
        double largest = Arrays.stream(values)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        String[] numbers = Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, wholeNumbers() ? "%,.0f" : "%,.3f", value))
                .toArray(String[]::new);
        int numberWidth = Arrays.stream(numbers).mapToInt(String::length).max().orElse(1);
        int columns = Math.max(4, Math.min(50, console.width() - nameWidth - numberWidth - 4));
        console.line(console.paint(Style.BOLD, DisplayWidth.fit(title, console.width())));
        console.line(DisplayWidth.fit(xLabel + "; bars: " + yLabel, console.width()));
        for (int i = 0; i < values.length; i++) {
            double fraction = largest == 0 ? 0 : Math.abs(values[i]) / largest;
            console.line(DisplayWidth.padRight(DisplayWidth.fit(names.get(i), nameWidth), nameWidth) + "  "
                    + DisplayWidth.padLeft(numbers[i], numberWidth) + "  " + console.bar(fraction, columns));
        }
    }

    /** Counts are shown without decimals. */
    private boolean wholeNumbers() {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }
}

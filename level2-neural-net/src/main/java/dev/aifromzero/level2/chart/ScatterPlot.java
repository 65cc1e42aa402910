package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** A cloud of points with words beside them, e.g. where a network has put similar words. */
public final class ScatterPlot {
    private static final double LABEL_RISE = 0.028;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();

    /**
     * A plot without points yet; the labels name what is measured and its unit.
     *
     * @param title stands above the plot
     * @param xLabel what the x axis shows, with the unit
     * @param yLabel what the y axis shows, with the unit
     */
    public ScatterPlot(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Adds points of one kind.
     *
     * @param name stands in the legend, different from that of the other kinds
     * @param x where each point lies on the x axis (N); copied
     * @param y its height (N); copied
     * @param labels a word for each point, or an empty list for points without words
     * @return this plot
     * @throws IllegalArgumentException if x, y and labels do not go together, or the name is there already
     */
    public ScatterPlot add(String name, double[] x, double[] y, List<String> labels) {
        if (series.stream().anyMatch(old -> old.name().equals(name))) {
            throw new IllegalArgumentException("There are two kinds of points called " + name);
        }
        List<String> visible = labels.stream().map(ChartStyle::label).toList();
        series.add(new Series(name, x.clone(), y.clone(), visible).finite());
        return this;
    }

    /**
     * Saves the plot as a PNG picture of 900 × 560 pixels, making the folder if it is missing.
     *
     * @param file the picture; an older one is replaced
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file) throws IOException {
        XYChart chart = ChartStyle.xyChart(title, xLabel, yLabel, series.size() > 1);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setAnnotationTextFont(ChartStyle.VALUE_FONT);
        double rise = LABEL_RISE
                * (Series.yScale(series).max() - Series.yScale(series).min());
        for (Series s : series) {
            if (s.x().length == 0) {
                continue;
            }
            chart.addSeries(s.name(), s.x(), s.y());
            for (int i = 0; i < s.labels().size(); i++) {
                chart.addAnnotation(new AnnotationText(s.labels().get(i), s.x()[i], s.y()[i] + rise, false));
            }
        }
        ChartStyle.savePng(chart, file);
    }

    /**
     * Draws the plot in the terminal: 14 rows, never wider than the console; words only where there is room.
     *
     * @param console where the plot appears; its width is the widest a row becomes
     */
    public void show(Console console) {
        TerminalAxes axes = new TerminalAxes(title, xLabel, yLabel, Series.xScale(series), Series.yScale(series));
        axes.show(console, series.stream().map(Series::name).toList(), this::draw);
    }

    private void draw(TerminalCanvas canvas, TerminalAxes axes) {
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            for (int i = 0; i < s.x().length; i++) {
                canvas.put(
                        row(canvas, axes, s, i), column(canvas, axes, s, i), Character.toString(ChartStyle.mark(k)), k);
            }
        }
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            for (int i = 0; i < s.labels().size(); i++) {
                String word = s.labels().get(i);
                int row = row(canvas, axes, s, i);
                int column = column(canvas, axes, s, i);
                if (!canvas.put(row, column + 1, word, k)) {
                    canvas.put(row, column - DisplayWidth.of(word), word, k);
                }
            }
        }
    }

    private static int row(TerminalCanvas canvas, TerminalAxes axes, Series s, int point) {
        return canvas.row(axes.y().fraction(s.y()[point]));
    }

    private static int column(TerminalCanvas canvas, TerminalAxes axes, Series s, int point) {
        return canvas.column(axes.x().fraction(s.x()[point]));
    }
}

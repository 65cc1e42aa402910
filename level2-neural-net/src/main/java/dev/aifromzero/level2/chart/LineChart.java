package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One or more curves over a common axis, e.g. the loss during training. Points that are infinite or not a number (a
 * training that blew up) are left out.
 *
 * <pre>{@code
 * new LineChart("Training", "step", "loss (nats a character)").add("train", steps, losses).show(console);
 * }</pre>
 */
public final class LineChart {
    private static final int COLUMNS_BETWEEN_MARKS = 12;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();
    private Scale yRange;

    /**
     * A chart without curves yet; the labels name what is measured and its unit.
     *
     * @param title stands above the chart
     * @param xLabel what the x axis shows, with the unit
     * @param yLabel what the y axis shows, with the unit
     */
    public LineChart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Adds a curve through the points (x[i], y[i]), in this order.
     *
     * @param name stands in the legend, different from that of the other curves
     * @param x where each point lies on the x axis (N); copied
     * @param y its height (N); copied
     * @return this chart
     * @throws IllegalArgumentException if x and y differ in length, or a curve of that name is there already
     */
    public LineChart add(String name, double[] x, double[] y) {
        if (series.stream().anyMatch(old -> old.name().equals(name))) {
            throw new IllegalArgumentException("There are two curves called " + name);
        }
        series.add(new Series(name, x.clone(), y.clone(), List.of()).finite());
        return this;
    }

    /**
     * Shows only this part of the y axis, so that one curve that runs away does not flatten the others.
     *
     * @param min the value at the bottom, in the unit of y
     * @param max the value at the top, above {@code min}
     * @return this chart
     */
    public LineChart yRange(double min, double max) {
        yRange = new Scale(min, max);
        return this;
    }

    /**
     * Saves the chart as a PNG picture of 900 × 560 pixels, making the folder if it is missing.
     *
     * @param file the picture; an older one is replaced
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file) throws IOException {
        XYChart chart = ChartStyle.xyChart(title, xLabel, yLabel, series.size() > 1);
        chart.getStyler().setLegendSeriesLineLength(44);
        if (yRange != null) {
            chart.getStyler().setYAxisMin(yRange.min()).setYAxisMax(yRange.max());
        }
        Scale across = Series.xScale(series);
        double hair = (across.max() - across.min()) * 1e-7;
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            chart.addSeries(one.name(), withOneMore(one.x(), hair, 0), withOneMore(one.y(), 0, Double.NaN))
                    .setMarker(SeriesMarkers.NONE)
                    .setLineStyle(ChartStyle.stroke(i));
        }
        ChartStyle.savePng(chart, file);
    }

    /**
     * XChart refuses a curve without points (a point that is not a number appears in the legend only), and it crowds the
     * axis where all points are equally far apart: the last point again, a hair further on, prevents both unseen.
     */
    private static double[] withOneMore(double[] values, double hair, double ifNone) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = values.length == 0 ? ifNone : values[values.length - 1] + hair;
        return longer;
    }

    /**
     * Draws the chart in the terminal: 14 rows, never wider than the console.
     *
     * @param console where the chart appears; its width is the widest a row becomes
     */
    public void show(Console console) {
        Scale y = yRange == null ? Series.yScale(series) : yRange;
        TerminalAxes axes = new TerminalAxes(title, xLabel, yLabel, Series.xScale(series), y);
        axes.show(console, series.stream().map(Series::name).toList(), this::draw);
    }

    private void draw(TerminalCanvas canvas, TerminalAxes axes) {
        for (int i = series.size() - 1; i >= 0; i--) {
            curve(canvas, axes, i);
        }
        for (int i = 0; i < series.size() && series.size() > 1; i++) {
            marks(canvas, axes, i);
        }
    }

    private void curve(TerminalCanvas canvas, TerminalAxes axes, int index) {
        Series s = series.get(index);
        for (int i = 0; i < s.x().length; i++) {
            int before = Math.max(0, i - 1);
            canvas.line(
                    axes.x().fraction(s.x()[before]),
                    axes.y().fraction(s.y()[before]),
                    axes.x().fraction(s.x()[i]),
                    axes.y().fraction(s.y()[i]),
                    index);
        }
    }

    /** Marks stand at regular columns, a little further on for each series, so that they do not hide each other. */
    private void marks(TerminalCanvas canvas, TerminalAxes axes, int index) {
        Series s = series.get(index);
        String mark = Character.toString(ChartStyle.mark(index));
        boolean marked = false;
        int first = 2 + index * 3 % COLUMNS_BETWEEN_MARKS;
        for (int column = first; column < canvas.columns(); column += COLUMNS_BETWEEN_MARKS) {
            double x = axes.x().min() + (axes.x().max() - axes.x().min()) * (column + 0.5) / canvas.columns();
            double y = axes.y().fraction(valueAt(s, x));
            if (y >= 0 && y <= 1) {
                marked |= canvas.put(canvas.row(y), column, mark, index);
            }
        }
        if (!marked && s.x().length > 0) {
            double y = axes.y().fraction(s.y()[0]);
            canvas.put(canvas.row(y), canvas.column(axes.x().fraction(s.x()[0])), mark, index);
        }
    }

    /** The height of the curve at x, between its two neighbouring points; NaN outside the curve. */
    private static double valueAt(Series s, double x) {
        for (int i = 1; i < s.x().length; i++) {
            double left = s.x()[i - 1];
            double right = s.x()[i];
            if (x >= left && x <= right && right > left) {
                return s.y()[i - 1] + (s.y()[i] - s.y()[i - 1]) * (x - left) / (right - left);
            }
        }
        return Double.NaN;
    }
}

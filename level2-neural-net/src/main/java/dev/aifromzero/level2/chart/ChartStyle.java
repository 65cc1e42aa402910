package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The one look of all pictures: white ground, large type, and colours that colour-blind readers can tell apart. */
final class ChartStyle {
    static final int WIDTH = 900;
    static final int HEIGHT = 560;
    private static final int SPACE_OF_X_NUMBERS = 110;
    /** Terminal colours of the series, in the order of their marks. */
    static final Style[] TERMINAL = {Style.BLUE, Style.RED, Style.GREEN, Style.MAGENTA, Style.CYAN};

    static final String MARKS = "*ox+#@%&";
    /** Light enough for black numbers on it. */
    static final Color LIGHT = new Color(0x8CC8EE);

    private static final Color[] HEAT = {
        new Color(0xFFFFFF), new Color(0xB9DDF5), new Color(0x4A9FDB), new Color(0x0B4F8A)
    };

    static final Font VALUE_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    /** The palette of Okabe and Ito, "Color Universal Design" (2008), without its yellow. */
    private static final Color[] PALETTE = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0x000000), new Color(0x56B4E9), new Color(0xE69F00), new Color(0x7F7F7F)
    };

    private static final BasicStroke[] STROKES = {
        solid(), dashed(10, 5), dashed(3, 4), dashed(12, 4, 3, 4), solid(), dashed(10, 5), dashed(3, 4), solid()
    };
    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND,
        SeriesMarkers.CROSS, SeriesMarkers.PLUS, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.OVAL
    };

    private ChartStyle() {}

    private static BasicStroke solid() {
        return new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float... pattern) {
        return new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /** {@return an empty chart of x and y in the common look, with its legend beside it or none} */
    static XYChart xyChart(String title, String xLabel, String yLabel, boolean legend) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        apply(chart.getStyler());
        chart.getStyler().setLegendVisible(legend);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        return chart;
    }

    /** Gives a chart the common look. */
    static void apply(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setLegendBackgroundColor(Color.WHITE);
        styler.setLegendBorderColor(new Color(0xBBBBBB));
        styler.setPlotBorderColor(new Color(0x888888));
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setChartTitleBoxVisible(false);
        styler.setChartPadding(14);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setSeriesColors(PALETTE);
        styler.setSeriesMarkers(MARKERS);
        styler.setXAxisTickMarkSpacingHint(SPACE_OF_X_NUMBERS);
        styler.setYAxisTickMarkSpacingHint(50);
    }

    /** {@return the line style of a series in a picture: solid, dashed, dotted … so that it can be told without colour} */
    static BasicStroke stroke(int series) {
        return STROKES[series % STROKES.length];
    }

    /** {@return the mark of a series in the terminal} */
    static char mark(int series) {
        return MARKS.charAt(series % MARKS.length());
    }

    /** {@return a label with line breaks made visible, and blanks too where they would get lost: alone or at an end} */
    static String label(String text) {
        return text.equals(text.strip()) ? text.replace("\n", "↵").replace("\t", "⇥") : Console.visible(text);
    }

    /** {@return the text in the terminal colour of a series} */
    static String paint(Console console, int series, String text) {
        return console.paint(TERMINAL[series % TERMINAL.length], text);
    }

    /** {@return the colour of a cell of a heat map: white for 0 or less, over a pale to a deep blue for 1 or more} */
    static Color heat(double value) {
        double place = Math.max(0, Math.min(1, value)) * (HEAT.length - 1);
        int lower = Math.min(HEAT.length - 2, (int) place);
        double part = place - lower;
        return new Color(
                mixed(HEAT[lower].getRed(), HEAT[lower + 1].getRed(), part),
                mixed(HEAT[lower].getGreen(), HEAT[lower + 1].getGreen(), part),
                mixed(HEAT[lower].getBlue(), HEAT[lower + 1].getBlue(), part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    /**
     * Draws a chart into a PNG file, in one step.
     *
     * @throws UserError where Java finds no fonts to write with, as on some servers
     */
    static void savePng(Chart<?, ?> chart, Path file) throws IOException {
        savePng(() -> BitmapEncoder.getBufferedImage(chart), file);
    }

    /**
     * Writes an image into a PNG file, in one step.
     *
     * @throws UserError where Java finds no fonts to write with, as on some servers
     */
    static void savePng(Supplier<BufferedImage> image, Path file) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        // In memory: ImageIO's own way, a temporary file, does not work while the program is ending after Ctrl-C.
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(picture)) {
            ImageIO.write(image.get(), "png", stream);
        } catch (InternalError | UnsatisfiedLinkError | NoClassDefFoundError noFonts) {
            throw new UserError(
                    "This computer has no fonts that Java can draw a picture with",
                    "Install some, e.g. the packages fontconfig and fonts-dejavu on Debian or Ubuntu");
        }
        AtomicFiles.write(file, out -> picture.writeTo(out));
    }
}

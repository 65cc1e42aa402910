package dev.aifromzero.level2.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final double[] X = IntStream.range(0, 300).asDoubleStream().toArray();
    private static final double[] FALLING =
            IntStream.range(0, 300).mapToDouble(i -> 3 * Math.exp(-i / 50.0)).toArray();

    @TempDir
    Path folder;

    private static String shown(int width, boolean colours, Consumer<Console> chart) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chart.accept(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), width, colours, false));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static LineChart lines() {
        return new LineChart(
                        "A long title that says in many words what the curves of this chart are about", "step", "loss")
                .add("first", X, FALLING)
                .add("second", X, IntStream.range(0, 300).mapToDouble(i -> 1).toArray())
                .add("a third one with a very long name that does not fit", X, X);
    }

    private static HeatMap heat(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i][j] = i * columns + j;
            }
        }
        values[0][0] = Double.NEGATIVE_INFINITY;
        return new HeatMap("Heat", "column", "row", labels(rows), labels(columns), values);
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 3 == 0 ? " " : "label" + i)
                .toList();
    }

    private static BarChart bars() {
        return new BarChart(
                "Bars", "model", "nats", List.of("uniform", "a model with a long name", "\n", "क"), new double[] {
                    4.2, 2.1, -1, 0
                });
    }

    private static ScatterPlot points() {
        return new ScatterPlot("Points", "first", "second")
                .add(
                        "animals",
                        new double[] {1, 2, 2},
                        new double[] {1, 5, 5},
                        List.of("cat", "कुत्ता", "a very long word indeed"))
                .add("places", new double[] {-1}, new double[] {0}, List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void nothingIsWiderThanTheConsole(int width) {
        for (boolean colours : new boolean[] {false, true}) {
            String all = shown(width, colours, lines()::show)
                    + shown(width, colours, heat(4, 200)::show)
                    + shown(width, colours, heat(9, 5)::show)
                    + shown(width, colours, bars()::show)
                    + shown(width, colours, points()::show);
            all.lines()
                    .forEach(line -> assertTrue(DisplayWidth.of(line) <= width, DisplayWidth.of(line) + ": " + line));
            assertEquals(colours, all.contains("\u001b["));
        }
    }

    @Test
    void countsAreShownWithoutDecimals() {
        BarChart counts =
                new BarChart("Lengths", "tokens", "examples", List.of("10–19", "20–29"), new double[] {1200, 7});
        List<String> rows = shown(80, false, counts::show).lines().skip(2).toList();
        assertTrue(rows.get(0).startsWith("10–19  1,200  "), rows.get(0));
        assertTrue(rows.get(1).startsWith("20–29      7  "), rows.get(1));
        assertTrue(shown(80, false, bars()::show).contains("4.200"));
    }

    @Test
    void lineChartHasFourteenRowsAxesAndAMarkForEachCurve() {
        List<String> chart = shown(80, false, lines()::show).lines().toList();
        assertEquals(ROWS_AROUND + TerminalAxes.ROWS, chart.size());
        assertTrue(chart.get(0).startsWith("A long title"));
        assertTrue(chart.stream().anyMatch(line -> line.contains("* first") && line.contains("o second")));
        assertTrue(chart.stream().anyMatch(line -> line.contains("┤")));
        assertTrue(chart.stream().skip(2).limit(TerminalAxes.ROWS).anyMatch(line -> line.contains("*")));
    }

    /** Title, y label, axis, its numbers, x label, and the legend. */
    private static final int ROWS_AROUND = 6;

    @Test
    void lossThatFallsIsDrawnFromTopLeftToBottomRight() {
        LineChart chart = new LineChart("t", "x", "y").add("only", new double[] {0, 1}, new double[] {1, 0});
        List<String> rows =
                shown(60, false, chart::show).lines().skip(2).limit(14).toList();
        assertTrue(rows.get(0).stripTrailing().length() < 20, rows.get(0));
        assertTrue(rows.get(13).stripTrailing().length() > 50, rows.get(13));
    }

    @Test
    void curveThatBlewUpIsLeftOutWhereItIsNotANumber() throws IOException {
        LineChart chart = new LineChart("t", "x", "y")
                .add("good", new double[] {0, 1, 2}, new double[] {3, 2, 1})
                .add("wild", new double[] {0, 1, 2}, new double[] {3, Double.POSITIVE_INFINITY, Double.NaN})
                .add("gone", new double[] {0}, new double[] {Double.NaN});
        assertFalse(shown(80, false, chart::show).contains("NaN"));
        chart.savePng(folder.resolve("wild.png"));
        readable(folder.resolve("wild.png"), 900, 560);
    }

    @Test
    void yRangeKeepsARunawayCurveFromFlatteningTheOthers() {
        LineChart chart = new LineChart("t", "x", "y")
                .add("wild", new double[] {0, 1}, new double[] {1, 1e9})
                .yRange(0, 2);
        String text = shown(80, false, chart::show);
        assertTrue(text.contains("2.0 ┤"), text);
        assertTrue(text.lines().skip(2).limit(14).anyMatch(line -> line.contains("⡇")), "the part inside is drawn");
    }

    @Test
    void picturesAreReadablePngsOfTheRightSizeOnWhite() throws IOException {
        lines().savePng(folder.resolve("new/line.png"));
        heat(4, 5).range(0, 20).savePng(folder.resolve("heat.png"));
        bars().savePng(folder.resolve("bar.png"));
        points().savePng(folder.resolve("points.png"));
        for (String name : List.of("new/line.png", "heat.png", "bar.png", "points.png")) {
            readable(folder.resolve(name), 900, 560);
        }
    }

    private static void readable(Path file, int width, int height) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        assertEquals(0xFFFFFFFF, picture.getRGB(1, 1));
        long dark = IntStream.range(0, width * height)
                .filter(i -> (picture.getRGB(i % width, i / width) & 0xFF) < 128)
                .count();
        assertTrue(dark > 1000, "there is hardly anything on " + file);
    }

    @Test
    void blankLabelsBecomeVisibleButBlanksInsideNamesStay() {
        String text = shown(80, false, bars()::show);
        assertTrue(text.contains("↵"));
        assertTrue(text.contains("a model with a long name"));
        assertTrue(shown(80, false, heat(4, 4)::show).contains("␣"));
    }

    @Test
    void chartsOfNothingOrOfOnePointDoNotFail() throws IOException {
        LineChart one = new LineChart("t", "x", "y").add("one", new double[] {5}, new double[] {7});
        assertTrue(shown(80, false, one::show).contains("t"));
        one.savePng(folder.resolve("one.png"));
        readable(folder.resolve("one.png"), 900, 560);
        assertFalse(shown(80, false, new LineChart("none", "x", "y")::show).isBlank());
    }

    @Test
    void dataThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> lines().add("first", X, X));
        assertThrows(IllegalArgumentException.class, () -> lines().add("short", X, new double[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HeatMap("t", "x", "y", List.of("a"), List.of("b"), new double[2][1]));
        assertThrows(IllegalArgumentException.class, () -> new BarChart("t", "x", "y", List.of(), new double[0]));
    }

    @Test
    void scaleTicksAreRoundNumbersInsideTheScale() {
        assertEquals(List.of(0.0, 100.0, 200.0, 300.0), new Scale(0, 399).ticks(5));
        assertEquals(List.of("2.0", "2.5", "3.0"), new Scale(1.8, 3.4).labels(new Scale(1.8, 3.4).ticks(4)));
        assertEquals(new Scale(-0.49, 0.5), new Scale(-0.4859, 0.4936).rounded());
    }
}

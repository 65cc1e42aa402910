package dev.aifromzero.level2.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapGridTest {
    private static final double[][] CAUSAL = {{1, 0}, {0.5, 0.5}};

    private static String shown(HeatMapGrid grid, int columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        grid.show(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false), columns);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static HeatMapGrid grid(int tokens, int maps) {
        List<String> labels = IntStream.range(0, tokens)
                .mapToObj(i -> Character.toString('a' + i % 26))
                .toList();
        HeatMapGrid grid = new HeatMapGrid("Maps", "rows and columns", labels);
        for (int i = 0; i < maps; i++) {
            grid.add("map " + i, new double[tokens][tokens]);
        }
        return grid;
    }

    @Test
    void theTerminalShowsTheMapsSideBySide() {
        HeatMapGrid grid = new HeatMapGrid("Two maps", "row looks at column", List.of("x", " "))
                .add("A", CAUSAL)
                .add("B", new double[][] {{0, 1}, {1, 0}});
        assertEquals(
                List.of("Two maps", "row looks at column", "", "  A   B", "  x␣  x␣", "x █    █", "␣ ▒▒  █"),
                shown(grid, 2).lines().toList());
    }

    @Test
    void itNeverGetsWiderThanTheTerminal() {
        for (int tokens : new int[] {1, 15, 38, 77, 200}) {
            String text = shown(grid(tokens, 5), 4);
            text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
            assertEquals(tokens > 77, text.contains("more columns"), text);
        }
    }

    @Test
    void thePictureHasDeepCellsWhereTheNumbersAreLarge(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new/maps.png");
        new HeatMapGrid("One", "", List.of("a", "b")).add("map", CAUSAL).savePng(file, 3);
        BufferedImage image = ImageIO.read(file.toFile());
        int deep = count(image, ChartStyle.heat(1));
        int middle = count(image, ChartStyle.heat(0.5));
        assertTrue(deep >= 400, "deep pixels: " + deep);
        assertEquals(2.0, middle / (double) deep, 0.1);
    }

    private static int count(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 80; y < image.getHeight(); y++) { // below the legend
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void manyLargeMapsStillMakeAPictureOfSensibleSize(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("many.png");
        grid(64, 12 * 12).savePng(file, 12);
        BufferedImage image = ImageIO.read(file.toFile());
        assertTrue(image.getWidth() < 3_000 && image.getHeight() < 3_000, image.getWidth() + " x " + image.getHeight());
    }

    @Test
    void coloursGoFromWhiteToDeepBlueAndStayThere() {
        assertEquals(Color.WHITE, ChartStyle.heat(0));
        assertEquals(Color.WHITE, ChartStyle.heat(-1));
        assertEquals(ChartStyle.heat(1), ChartStyle.heat(7));
        assertTrue(ChartStyle.heat(0.3).getRed() > ChartStyle.heat(0.6).getRed());
    }

    @Test
    void aMapOfAnotherSizeIsRefused() {
        HeatMapGrid grid = new HeatMapGrid("One", "", List.of("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> grid.add("map", new double[][] {{1}}));
        assertThrows(IllegalArgumentException.class, () -> grid.add("map", new double[][] {{1, 0}, {1}}));
    }
}

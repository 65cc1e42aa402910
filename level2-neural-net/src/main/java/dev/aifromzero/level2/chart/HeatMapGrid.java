package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.console.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many small heat maps that belong together, for example one a head of attention: all with the same rows, the same columns
 * and the same colours, from 0 (white) to 1 (deep).
 */
public final class HeatMapGrid {
    private static final int GAP = 2;

    private final String title;
    private final String subtitle;
    private final List<String> labels;
    private final List<Map> maps = new ArrayList<>();

    /**
     * One of the maps.
     *
     * @param name what it shows, a few words
     * @param values 0 to 1, one array a row, as many rows and columns as there are labels
     */
    record Map(String name, double[][] values) {}

    /**
     * A picture without maps.
     *
     * @param title stands above all maps
     * @param subtitle what rows and columns are
     * @param labels of the rows from above, and of the columns from the left
     */
    public HeatMapGrid(String title, String subtitle, List<String> labels) {
        this.title = title;
        this.subtitle = subtitle;
        this.labels = labels.stream().map(ChartStyle::label).toList();
    }

    /**
     * Adds a map.
     *
     * @param name stands above the map, a few words
     * @param values 0 to 1, one array a row (L, L) for L labels; copied
     * @return this picture
     * @throws IllegalArgumentException if it has not as many rows and columns as there are labels
     */
    public HeatMapGrid add(String name, double[][] values) {
        boolean fits =
                values.length == labels.size() && Arrays.stream(values).allMatch(row -> row.length == labels.size());
        if (!fits) {
            throw new IllegalArgumentException("The labels of " + title + " do not fit the map " + name);
        }
        maps.add(new Map(name, Arrays.stream(values).map(double[]::clone).toArray(double[][]::new)));
        return this;
    }

    /**
     * Saves all maps as one PNG picture, making the folder if it is missing.
     *
     * @param file the picture; an older one is replaced
     * @param columns how many maps stand side by side
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file, int columns) throws IOException {
        ChartStyle.savePng(() -> new HeatMapGridPicture(title, subtitle, labels, maps, columns).draw(), file);
    }

    /**
     * Draws the maps in the terminal, one column a cell, as many side by side as fit.
     *
     * @param console where the maps appear; its width decides how many fit side by side
     * @param columns the most that stand side by side
     */
    public void show(Console console, int columns) {
        int widest = labels.stream().mapToInt(DisplayWidth::of).max().orElse(1);
        int labelWidth = Math.min(widest, console.width() / 8);
        int room = console.width() - labelWidth - 1;
        int shown = Math.min(labels.size(), room);
        int longestName =
                maps.stream().mapToInt(map -> DisplayWidth.of(map.name())).max().orElse(0);
        int mapWidth = Math.min(room, Math.max(shown, longestName));
        int sideBySide = Math.max(1, Math.min(columns, (room + GAP) / (mapWidth + GAP)));
        console.line(console.paint(Style.BOLD, DisplayWidth.fit(title, console.width())));
        console.line(DisplayWidth.fit(subtitle, console.width()));
        for (int from = 0; from < maps.size(); from += sideBySide) {
            console.blank();
            showStrip(
                    console, maps.subList(from, Math.min(maps.size(), from + sideBySide)), labelWidth, shown, mapWidth);
        }
        if (shown < labels.size()) {
            console.line("(" + (labels.size() - shown) + " more columns)");
        }
    }

    private void showStrip(Console console, List<Map> strip, int labelWidth, int shown, int mapWidth) {
        String indent = " ".repeat(labelWidth + 1);
        StringBuilder names = new StringBuilder(indent);
        StringBuilder header = new StringBuilder(indent);
        for (Map map : strip) {
            names.append(DisplayWidth.padRight(DisplayWidth.fit(map.name(), mapWidth), mapWidth + GAP));
            labels.subList(0, shown).forEach(label -> header.append(oneColumn(label)));
            header.append(" ".repeat(mapWidth - shown + GAP));
        }
        console.line(names.toString().stripTrailing());
        console.line(header.toString().stripTrailing());
        for (int row = 0; row < labels.size(); row++) {
            StringBuilder line = new StringBuilder(
                            DisplayWidth.padRight(DisplayWidth.fit(labels.get(row), labelWidth), labelWidth))
                    .append(' ');
            for (Map map : strip) {
                for (int column = 0; column < shown; column++) {
                    line.append(console.heatCell(map.values()[row][column], ""));
                }
                line.append(" ".repeat(mapWidth - shown + GAP));
            }
            console.line(line.toString().stripTrailing());
        }
    }

    /** The first character of a label that takes one column; a dot where there is none. */
    private static String oneColumn(String label) {
        return label.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> DisplayWidth.of(character) == 1 && !character.isBlank())
                .findFirst()
                .orElse("·");
    }
}

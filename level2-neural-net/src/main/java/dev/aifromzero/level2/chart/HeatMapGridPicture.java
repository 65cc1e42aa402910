package dev.aifromzero.level2.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a {@link HeatMapGrid}: rows of maps, token labels left of the first and under the last. */
final class HeatMapGridPicture {
    private static final int MARGIN = 20;
    private static final int TITLE_HEIGHT = 64;
    private static final int NAME_HEIGHT = 20;
    private static final int GAP = 14;
    private static final int MOST_PIXELS = 1_800;
    private static final int LARGEST_CELL = 22;
    private static final int SMALLEST_CELL = 2;
    private static final int SMALLEST_TYPE = 9;
    private static final int LARGEST_TYPE = 13;
    private static final int LEGEND_WIDTH = 120;
    private static final int LEGEND_HEIGHT = 12;
    private static final Color FRAME = new Color(0x888888);

    private final String title;
    private final String subtitle;
    private final List<String> labels;
    private final List<HeatMapGrid.Map> maps;
    private final int columns;
    private final int cell;
    private final Font font;

    HeatMapGridPicture(String title, String subtitle, List<String> labels, List<HeatMapGrid.Map> maps, int columns) {
        this.title = title;
        this.subtitle = subtitle;
        this.labels = labels;
        this.maps = maps;
        this.columns = Math.min(columns, maps.size());
        this.cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, MOST_PIXELS / (this.columns * (labels.size() + 1))));
        this.font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(SMALLEST_TYPE, Math.min(LARGEST_TYPE, cell - 2)));
    }

    BufferedImage draw() {
        FontMetrics metrics = metrics();
        int labelWidth = labels.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 6;
        int side = labels.size() * cell;
        int rows = (maps.size() + columns - 1) / columns;
        int width = Math.max(ChartStyle.WIDTH, 2 * MARGIN + labelWidth + columns * (side + GAP));
        int height = 2 * MARGIN + TITLE_HEIGHT + rows * (NAME_HEIGHT + side + GAP) + labelWidth;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        drawHead(graphics, width);
        for (int i = 0; i < maps.size(); i++) {
            int x = MARGIN + labelWidth + i % columns * (side + GAP);
            int y = MARGIN + TITLE_HEIGHT + i / columns * (NAME_HEIGHT + side + GAP);
            drawMap(graphics, maps.get(i), x, y);
            if (i % columns == 0) {
                drawRowLabels(graphics, metrics, x, y + NAME_HEIGHT);
            }
            if (i + columns >= maps.size()) {
                drawColumnLabels(graphics, metrics, x, y + NAME_HEIGHT + side);
            }
        }
        graphics.dispose();
        return image;
    }

    private FontMetrics metrics() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = graphics.getFontMetrics(font);
        graphics.dispose();
        return metrics;
    }

    private void drawHead(Graphics2D graphics, int width) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
        graphics.drawString(title, MARGIN, MARGIN + 20);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        graphics.drawString(subtitle, MARGIN, MARGIN + 44);
        int legend = width - MARGIN - LEGEND_WIDTH - 20;
        graphics.drawString("0", legend - 14, MARGIN + LEGEND_HEIGHT);
        graphics.drawString("1", legend + LEGEND_WIDTH + 6, MARGIN + LEGEND_HEIGHT);
        for (int x = 0; x < LEGEND_WIDTH; x++) {
            graphics.setColor(ChartStyle.heat(x / (LEGEND_WIDTH - 1.0)));
            graphics.drawLine(legend + x, MARGIN, legend + x, MARGIN + LEGEND_HEIGHT);
        }
    }

    private void drawMap(Graphics2D graphics, HeatMapGrid.Map map, int x, int y) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LARGEST_TYPE));
        graphics.drawString(map.name(), x, y + NAME_HEIGHT - 5);
        int side = labels.size() * cell;
        for (int row = 0; row < labels.size(); row++) {
            for (int column = 0; column < labels.size(); column++) {
                graphics.setColor(ChartStyle.heat(map.values()[row][column]));
                graphics.fillRect(x + column * cell, y + NAME_HEIGHT + row * cell, cell, cell);
            }
        }
        graphics.setColor(FRAME);
        graphics.drawRect(x - 1, y + NAME_HEIGHT - 1, side + 1, side + 1);
    }

    /** Only every second, third … label where the cells are lower than the type. */
    private int every() {
        return Math.max(1, (font.getSize() + cell - 1) / cell);
    }

    private void drawRowLabels(Graphics2D graphics, FontMetrics metrics, int x, int y) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(font);
        for (int row = 0; row < labels.size(); row += every()) {
            int baseline = y + row * cell + (cell + metrics.getAscent() - metrics.getDescent()) / 2;
            graphics.drawString(labels.get(row), x - 4 - metrics.stringWidth(labels.get(row)), baseline);
        }
    }

    /** Upright where one character wide, else turned to be read from below. */
    private void drawColumnLabels(Graphics2D graphics, FontMetrics metrics, int x, int y) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(font);
        boolean upright = labels.stream().allMatch(label -> metrics.stringWidth(label) <= cell);
        for (int column = 0; column < labels.size(); column += every()) {
            String label = labels.get(column);
            if (upright) {
                int centred = x + column * cell + (cell - metrics.stringWidth(label)) / 2;
                graphics.drawString(label, centred, y + metrics.getAscent() + 2);
                continue;
            }
            AffineTransform before = graphics.getTransform();
            int baseline = x + column * cell + (cell + metrics.getAscent() - metrics.getDescent()) / 2;
            graphics.rotate(-Math.PI / 2, baseline, y + 4.0);
            graphics.drawString(label, baseline - metrics.stringWidth(label), y + 4);
            graphics.setTransform(before);
        }
    }
}

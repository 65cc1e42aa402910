package dev.aifromzero.level2.chart;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A computation graph: one box per value, with the number and its gradient, and an arrow from each value to what was
 * computed from it. Inputs are on the left, the result is on the right.
 */
public final class GraphPicture {
    private static final int BOX_WIDTH = 120;
    private static final int BOX_HEIGHT = 66;
    private static final int COLUMN = 172;
    private static final int ROW = 92;
    private static final int MARGIN = 30;
    private static final int TITLE_HEIGHT = 60;
    private static final int ARROW = 9;
    private static final Color INK = new Color(0x333333);
    private static final Color GRADIENT = new Color(0xB04A00);
    private static final Color LEAF = new Color(0xE3F1FB);

    private final String title;
    private final List<Node> nodes = new ArrayList<>();

    private record Node(String name, double value, double gradient, List<Integer> parents) {}

    /**
     * A picture without boxes yet.
     *
     * @param title stands above the graph
     */
    public GraphPicture(String title) {
        this.title = title;
    }

    /**
     * Adds a box; parents must have been added before.
     *
     * @param name what the value is called, or the operation that computed it
     * @param value the number
     * @param gradient how the result changes with it
     * @param parents the numbers of the boxes that it was computed from, counted from 0; none for an input
     * @return this picture
     * @throws IllegalArgumentException if a parent has not been added yet
     */
    public GraphPicture add(String name, double value, double gradient, List<Integer> parents) {
        for (int parent : parents) {
            if (parent < 0 || parent >= nodes.size()) {
                throw new IllegalArgumentException(name + " has parent " + parent + " of " + nodes.size() + " values");
            }
        }
        nodes.add(new Node(name, value, gradient, List.copyOf(parents)));
        return this;
    }

    /**
     * Shows the graph in the terminal, as a table with one row per value.
     *
     * @param console where it appears
     */
    public void show(Console console) {
        Table table = new Table("number", "value of", "computed from", "value", "gradient");
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            String from = String.join(
                    ", ",
                    node.parents.stream().map(p -> Integer.toString(p + 1)).toList());
            table.row(i + 1, node.name, from, number(node.value), number(node.gradient));
        }
        console.table(table);
    }

    /**
     * Saves the graph as a PNG picture, as large as it has to be.
     *
     * @param file the picture; an older one is replaced
     * @throws IOException if the file or its folder cannot be written
     */
    public void savePng(Path file) throws IOException {
        ChartStyle.savePng(this::draw, file);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private BufferedImage draw() {
        int[] columns = columns();
        double[] rows = rows(columns);
        int width = 2 * MARGIN + BOX_WIDTH;
        int height = 2 * MARGIN + TITLE_HEIGHT + BOX_HEIGHT;
        for (int i = 0; i < nodes.size(); i++) {
            width = Math.max(width, 2 * MARGIN + columns[i] * COLUMN + BOX_WIDTH);
            height = Math.max(height, 2 * MARGIN + TITLE_HEIGHT + (int) (rows[i] * ROW) + BOX_HEIGHT);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
        graphics.drawString(title, MARGIN, MARGIN + 20);
        graphics.setStroke(new BasicStroke(1.6f));
        for (int i = 0; i < nodes.size(); i++) {
            int x = MARGIN + columns[i] * COLUMN;
            int y = MARGIN + TITLE_HEIGHT + (int) (rows[i] * ROW);
            for (int parent : nodes.get(i).parents) {
                int fromX = MARGIN + columns[parent] * COLUMN + BOX_WIDTH;
                int fromY = MARGIN + TITLE_HEIGHT + (int) (rows[parent] * ROW) + BOX_HEIGHT / 2;
                arrow(graphics, fromX, fromY, x, y + BOX_HEIGHT / 2);
            }
            box(graphics, nodes.get(i), x, y);
        }
        graphics.dispose();
        return image;
    }

    /** A result stands right of all its parents, an input just left of the first value that uses it. */
    private int[] columns() {
        int[] columns = new int[nodes.size()];
        for (int i = 0; i < columns.length; i++) {
            for (int parent : nodes.get(i).parents) {
                columns[i] = Math.max(columns[i], columns[parent] + 1);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            if (nodes.get(i).parents.isEmpty()) {
                int first = Integer.MAX_VALUE;
                for (int user = 0; user < columns.length; user++) {
                    first = nodes.get(user).parents.contains(i) ? Math.min(first, columns[user]) : first;
                }
                columns[i] = first == Integer.MAX_VALUE ? 0 : first - 1;
            }
        }
        return columns;
    }

    /** Each input has a row of its own; a result stands at the mean height of its parents, or lower where that is taken. */
    private double[] rows(int[] columns) {
        double[] rows = new double[nodes.size()];
        int inputs = 0;
        for (int i = 0; i < rows.length; i++) {
            List<Integer> parents = nodes.get(i).parents;
            rows[i] = parents.isEmpty()
                    ? inputs++
                    : parents.stream().mapToDouble(p -> rows[p]).average().orElse(0);
            for (int other = 0; other < i; other++) {
                if (columns[other] == columns[i] && Math.abs(rows[other] - rows[i]) < 1) {
                    rows[i] = rows[other] + 1;
                    other = -1; // compare with all others again
                }
            }
        }
        return rows;
    }

    private static void arrow(Graphics2D graphics, int fromX, int fromY, int toX, int toY) {
        graphics.setColor(INK);
        double angle = Math.atan2(toY - fromY, toX - fromX);
        graphics.drawLine(fromX, fromY, toX - (int) (ARROW * Math.cos(angle)), toY - (int) (ARROW * Math.sin(angle)));
        int[] x = {toX, wing(toX, Math.cos(angle - 0.4)), wing(toX, Math.cos(angle + 0.4))};
        int[] y = {toY, wing(toY, Math.sin(angle - 0.4)), wing(toY, Math.sin(angle + 0.4))};
        graphics.fillPolygon(x, y, x.length);
    }

    private static int wing(int tip, double direction) {
        return (int) Math.round(tip - (ARROW + 3) * direction);
    }

    private static void box(Graphics2D graphics, Node node, int x, int y) {
        graphics.setColor(node.parents.isEmpty() ? LEAF : Color.WHITE);
        graphics.fillRoundRect(x, y, BOX_WIDTH, BOX_HEIGHT, 12, 12);
        graphics.setColor(INK);
        graphics.drawRoundRect(x, y, BOX_WIDTH, BOX_HEIGHT, 12, 12);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        centred(graphics, node.name, x, y + 20);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        centred(graphics, "value " + number(node.value), x, y + 40);
        graphics.setColor(GRADIENT);
        centred(graphics, "gradient " + number(node.gradient), x, y + 58);
    }

    private static void centred(Graphics2D graphics, String text, int x, int baseline) {
        int space = BOX_WIDTH - graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, x + space / 2, baseline);
    }
}

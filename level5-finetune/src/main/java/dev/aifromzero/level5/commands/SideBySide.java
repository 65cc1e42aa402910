package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.level5.chat.Answer;
import java.util.ArrayList;
import java.util.List;

/** Two texts next to each other. */
public final class SideBySide {
    private static final String GAP = "  │  ";

    private SideBySide() {}

    /** {@return the lines of two columns under their titles, together at most {@code width} wide} */
    static List<String> lines(String leftTitle, String left, String rightTitle, String right, int width) {
        int column = (width - GAP.length()) / 2;
        List<String> leftLines = DisplayWidth.wrap(left, column);
        List<String> rightLines = DisplayWidth.wrap(right, column);
        List<String> lines = new ArrayList<>();
        lines.add(row(leftTitle, rightTitle, column));
        lines.add("─".repeat(column) + "──┼──" + "─".repeat(column));
        for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
            lines.add(row(at(leftLines, i), at(rightLines, i), column));
        }
        return lines;
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static String row(String left, String right, int column) {
        String cell = DisplayWidth.padRight(DisplayWidth.fit(left, column), column);
        return (cell + GAP + DisplayWidth.fit(right, column)).stripTrailing();
    }

    /**
     * Shows two answers in two columns, and why each ended.
     *
     * @param console where they are shown
     * @param question shown above them, or null
     * @param leftName heading of the left column
     * @param left its answer
     * @param rightName heading of the right column
     * @param right its answer
     */
    public static void show(
            Console console, String question, String leftName, Answer left, String rightName, Answer right) {
        if (question != null) {
            console.say("Question: " + question);
            console.blank();
        }
        lines(leftName, text(left), rightName, text(right), Math.min(console.width(), 100))
                .forEach(console::line);
        console.blank();
    }

    private static String text(Answer answer) {
        String words = answer.text().isEmpty() ? "(nothing)" : answer.text();
        return words + "\n(" + Endings.describe(answer.ending()) + ".)";
    }
}

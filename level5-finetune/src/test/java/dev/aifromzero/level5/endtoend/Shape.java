package dev.aifromzero.level5.endtoend;

import java.util.ArrayList;
import java.util.List;

/**
 * What a lesson's output is made of, without its numbers and sentences: banners, sections, the headers of tables, and
 * that there is text, a table or a chart. It changes when the layout changes, and not when a digit does.
 */
final class Shape {
    private static final String RULE = "─{3,}.*";
    private static final String SECTION = "── (.+) ─{2,}";
    private static final String BANNER = "║ *(.*?) *║";
    private static final String CHART = ".*[┤│└╰┬┴█▏▎▍▌▋▊▉░▒▓\u2801-\u28ff].*";

    private Shape() {}

    static String of(String output) {
        List<String> lines = output.lines().map(String::stripTrailing).toList();
        List<String> shape = new ArrayList<>();
        boolean inTable = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean header = i + 1 < lines.size() && lines.get(i + 1).matches(RULE) && !line.isBlank();
            inTable = (inTable || header) && !line.isBlank();
            String part = header ? "table: " + cells(line) : inTable ? "" : part(line);
            if (!part.isEmpty()
                    && (shape.isEmpty() || !shape.get(shape.size() - 1).equals(part))) {
                shape.add(part);
            }
        }
        return String.join("\n", shape).strip() + "\n";
    }

    private static String part(String line) {
        if (line.matches(SECTION)) {
            return "\nsection: " + withoutNumbers(line.replaceFirst(SECTION, "$1"));
        }
        if (line.matches(BANNER)) {
            return "banner: " + withoutNumbers(line.replaceFirst(BANNER, "$1"));
        }
        if (line.isBlank() || line.matches("[╔╚].*")) {
            return "";
        }
        return line.matches(CHART) ? "chart" : "text";
    }

    private static String cells(String header) {
        return withoutNumbers(header.strip().replaceAll(" {2,}", " | "));
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+([.,][0-9]+)*", "#");
    }
}

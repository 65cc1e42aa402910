package dev.aifromzero.kit.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * How many terminal columns a text takes. Hindi vowel signs take none and emoji take two, so counting chars, or even
 * code points, would break every table.
 */
public final class DisplayWidth {
    private DisplayWidth() {}

    /**
     * {@return the number of columns of the text; escape sequences for colour take none}
     *
     * @param text one line; a Chinese character takes two columns, a combining sign none
     */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '\u001b') {
                int end = text.indexOf('m', i);
                i = end < 0 ? text.length() : end + 1;
            } else {
                width += Math.max(0, WCWidth.wcwidth(codePoint));
                i += Character.charCount(codePoint);
            }
        }
        return width;
    }

    /**
     * {@return the text with spaces after it up to the given width}
     *
     * @param text one line, which stays as it is where it is wider
     * @param width columns, not characters
     */
    public static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /**
     * {@return the text with spaces before it up to the given width}
     *
     * @param text one line, which stays as it is where it is wider
     * @param width columns, not characters
     */
    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /**
     * {@return the text in the middle of the given width}
     *
     * @param text one line, which stays as it is where it is wider
     * @param width columns, not characters
     */
    public static String center(String text, int width) {
        int left = Math.max(0, (width - of(text)) / 2);
        return padRight(" ".repeat(left) + text, width);
    }

    /**
     * {@return the text, or as much of it as fits with an ellipsis at the end; colours are lost where it is cut}
     *
     * @param text one line, with or without colours
     * @param width columns, at least 1
     */
    public static String fit(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        int used = 0;
        for (int codePoint : plain.codePoints().toArray()) {
            int columns = Math.max(0, WCWidth.wcwidth(codePoint));
            if (used + columns > width - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
            used += columns;
        }
        return kept.append('…').toString();
    }

    /**
     * {@return the text broken at spaces into lines of at most the given width; a longer word keeps a line of its own}
     *
     * @param text paragraphs; each line break in it begins a new line
     * @param width columns, not characters
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

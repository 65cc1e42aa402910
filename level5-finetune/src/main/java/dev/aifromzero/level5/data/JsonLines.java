package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.List;

/** The lines of a JSON Lines file: one object per line, blank lines do not count. */
public final class JsonLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonLines() {}

    /**
     * A line that is not blank.
     *
     * @param number its place in the file, from 1
     * @param text without its line end
     */
    public record Line(int number, String text) {}

    /**
     * {@return the lines that are not blank, in order}
     *
     * @param text a whole file; Windows' mark at its beginning is left out
     */
    public static List<Line> of(String text) {
        String[] all = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).split("\n");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isBlank()) {
                lines.add(new Line(i + 1, all[i]));
            }
        }
        return lines;
    }
}

package dev.aifromzero.kit.error;

/**
 * Makes a model's words safe to show. A byte-level vocabulary can express everything, also the control characters with
 * which a terminal is recoloured or cleared; a model that writes them by chance must not steer the terminal.
 */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int LONGEST_EXCERPT = 100;

    private Printable() {}

    /**
     * {@return the text with control characters other than line breaks and tabs replaced by U+FFFD}
     *
     * @param text of unknown origin; an escape sequence in it could redraw the terminal
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            boolean harmless = codePoint == '\n' || codePoint == '\t' || !Character.isISOControl(codePoint);
            safe.appendCodePoint(harmless ? codePoint : REPLACEMENT);
        });
        return safe.toString();
    }

    /**
     * {@return the beginning of the text on one line: for sentences that quote from a file of unknown origin}
     *
     * @param text of any length; a cut is shown by an ellipsis
     */
    public static String excerpt(String text) {
        return excerpt(text, LONGEST_EXCERPT);
    }

    /**
     * {@return the beginning of the text on one line}
     *
     * @param text of any length; a cut is shown by an ellipsis
     * @param most characters (code points) to show
     */
    public static String excerpt(String text, int most) {
        int end = text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length())));
        String start = of(text.substring(0, end)).replace('\n', ' ').replace('\t', ' ');
        return end < text.length() ? start + "…" : start;
    }
}

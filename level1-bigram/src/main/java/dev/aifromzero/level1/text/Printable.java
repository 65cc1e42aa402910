package dev.aifromzero.level1.text;

/**
 * Makes a model's words safe to show. A byte-level vocabulary can express everything, also the control characters with
 * which a terminal is recoloured or cleared; a model that writes them by chance must not steer the terminal.
 */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** {@return the text with control characters other than line breaks and tabs replaced by U+FFFD} */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            boolean harmless = codePoint == '\n' || codePoint == '\t' || !Character.isISOControl(codePoint);
            safe.appendCodePoint(harmless ? codePoint : REPLACEMENT);
        });
        return safe.toString();
    }
}

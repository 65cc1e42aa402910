package dev.aifromzero.kit.console;

/** Breaks text that comes piece by piece between words: a word is shown when it is complete. */
public final class WordStream {
    private final int width;
    private final StringBuilder word = new StringBuilder();
    private int column;

    /**
     * A stream in the middle of a line.
     *
     * @param width columns of a line
     * @param column columns that are used already
     */
    public WordStream(int width, int column) {
        this.width = width;
        this.column = column;
    }

    /**
     * {@return a stream as wide as the terminal; a pipe or file gets the text as it comes, without new line breaks}
     *
     * @param console where the text will be written
     * @param column columns that are used already
     */
    public static WordStream on(Console console, int column) {
        return new WordStream(console.isATerminal() ? console.width() : Integer.MAX_VALUE, column);
    }

    /**
     * {@return what may be shown after this piece came, with line breaks where the width is used up}
     *
     * @param piece any length, even part of a word; its own line breaks are kept
     */
    public String accept(String piece) {
        StringBuilder shown = new StringBuilder();
        piece.codePoints().forEach(codePoint -> {
            if (codePoint == ' ' || codePoint == '\n') {
                shown.append(finish());
                shown.append(codePoint == '\n' ? newLine() : "");
                word.append(codePoint == ' ' ? " " : "");
            } else {
                word.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }

    /** {@return the last word, which no blank ended} */
    public String finish() {
        String last = word.toString();
        word.setLength(0);
        if (column + DisplayWidth.of(last) > width && column > 0) {
            return newLine() + place(last.stripLeading());
        }
        return place(last);
    }

    private String place(String text) {
        column += DisplayWidth.of(text);
        return text;
    }

    private String newLine() {
        column = 0;
        return "\n";
    }
}

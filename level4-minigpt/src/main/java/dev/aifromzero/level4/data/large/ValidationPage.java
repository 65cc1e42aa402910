package dev.aifromzero.level4.data.large;

/** Collects the text that a training is checked with: the validation part, or as much of it as is worth the time. */
final class ValidationPage implements TextSink {
    /** Enough text for a steady number, and no more time at each evaluation than it deserves. */
    static final int MOST_CHARACTERS = 1 << 17;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void accept(String piece) {
        if (text.length() <= 2 * MOST_CHARACTERS) { // a character is at most two chars
            text.append(piece);
        }
    }

    /** {@return the text; a long one ends where a word ends} */
    String text() {
        if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
            return text.toString();
        }
        int most = text.offsetByCodePoints(0, MOST_CHARACTERS);
        int end = most;
        while (end > 1 && !SafeCuts.isSafe(text, end)) {
            end--;
        }
        return text.substring(0, end > 1 ? end : most);
    }
}

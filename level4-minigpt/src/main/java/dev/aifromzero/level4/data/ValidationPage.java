package dev.aifromzero.level4.data;

/** Collects the text that a training is checked with: the validation part, or as much of it as is worth the time. */
final class ValidationPage implements TextSink {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void accept(String piece) {
        if (text.length() <= 2 * Dataset.MOST_VALIDATION_CHARACTERS) { // a character is at most two chars
            text.append(piece);
        }
    }

    /** {@return the text; a long one ends where a word ends} */
    String text() {
        if (text.codePointCount(0, text.length()) <= Dataset.MOST_VALIDATION_CHARACTERS) {
            return text.toString();
        }
        int most = text.offsetByCodePoints(0, Dataset.MOST_VALIDATION_CHARACTERS);
        int end = most;
        while (end > 1 && !SafeCuts.isSafe(text, end)) {
            end--;
        }
        return text.substring(0, end > 1 ? end : most);
    }
}

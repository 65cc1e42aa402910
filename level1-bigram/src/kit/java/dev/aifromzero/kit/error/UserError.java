package dev.aifromzero.kit.error;

/**
 * Something that the person at the keyboard can put right: a missing file, a text that is too short, a broken
 * checkpoint.
 *
 * <p>The program shows it as one sentence and one remedy, never as a stack trace, and ends with exit code 1.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int REPLACEMENT = 0xFFFD;

    /** What to do next, one sentence. */
    private final String remedy;

    /**
     * An error for the person at the keyboard.
     *
     * @param problem one sentence that says what is wrong, naming the file or value, e.g. "There is no file
     *     data/x.txt."
     * @param remedy one sentence that says what to do next, e.g. "Check the spelling, or leave out --data."
     */
    public UserError(String problem, String remedy) {
        super(showable(problem));
        this.remedy = showable(remedy);
    }

    /** What is quoted from a file of unknown origin must not steer the terminal, wherever the sentence is shown. */
    private static String showable(String sentence) {
        StringBuilder safe = new StringBuilder();
        String.valueOf(sentence)
                .codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : Character.isISOControl(c) ? REPLACEMENT : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** {@return what to do next, one sentence} */
    public String remedy() {
        return remedy;
    }
}

package dev.aifromzero.level1.cli;

/**
 * Something that the person at the keyboard can put right: a missing file, a text that is too short, a broken
 * checkpoint.
 *
 * <p>The program shows it as one sentence and one remedy, never as a stack trace, and ends with exit code 1.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

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
        super(problem);
        this.remedy = remedy;
    }

    /** {@return what to do next, one sentence} */
    public String remedy() {
        return remedy;
    }
}

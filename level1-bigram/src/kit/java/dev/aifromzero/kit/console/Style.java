package dev.aifromzero.kit.console;

/**
 * The few text styles of the lessons, chosen to be legible on dark and on light terminals: no yellow, no white, no
 * bright colours.
 */
public enum Style {
    /** Heavier letters, for headings and questions. */
    BOLD("1"),
    /** Paler letters, for what passes by. */
    DIM("2"),
    /** For what is wrong. */
    RED("31"),
    /** For what is right or best. */
    GREEN("32"),
    /** Takes turns with magenta where neighbours must be told apart. */
    BLUE("34"),
    /** Takes turns with blue where neighbours must be told apart. */
    MAGENTA("35"),
    /** For frames and lines. */
    CYAN("36");

    static final String RESET = "\u001b[0m";
    private final String code;

    Style(String code) {
        this.code = code;
    }

    String start() {
        return "\u001b[" + code + "m";
    }
}

package dev.aifromzero.level1.console;

/**
 * The few text styles of the lessons, chosen to be legible on dark and on light terminals: no yellow, no white, no
 * bright colours.
 */
public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    BLUE("34"),
    MAGENTA("35"),
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

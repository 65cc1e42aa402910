package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.console.Console;

/** Single characters as a table can show them. */
final class Shown {
    private static final String CARRIER = "◌";

    private Shown() {}

    /** {@return the character; spaces made visible, and accents and vowel signs carried by a dotted circle} */
    static String character(String character) {
        int type = Character.getType(character.codePointAt(0));
        boolean needsCarrier = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        return needsCarrier ? CARRIER + character : Console.visible(character);
    }
}

package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.console.Style;

/** How a finding is to be taken. */
public enum Status {
    /** As it should be. */
    OK("ok", Style.GREEN),
    /** Good to know, and nothing that stops the level. */
    NOTE("note", Style.MAGENTA),
    /** The level will fail, or look wrong, until something is done. */
    PROBLEM("PROBLEM", Style.RED);

    private final String label;
    private final Style style;

    Status(String label, Style style) {
        this.label = label;
        this.style = style;
    }

    /** {@return the word that stands before the finding, so that it is understood without colours} */
    String label() {
        return label;
    }

    Style style() {
        return style;
    }
}

package dev.aifromzero.level4.data.large;

import java.io.IOException;

/** Passes a text on without the white space at its two ends, as {@link String#strip} would. */
final class Stripped implements TextSink {
    private final TextSink next;
    private final StringBuilder blanks = new StringBuilder();
    private boolean begun;

    Stripped(TextSink next) {
        this.next = next;
    }

    @Override
    public void accept(String piece) throws IOException {
        String rest = begun ? piece : piece.stripLeading();
        String visible = rest.stripTrailing();
        if (!visible.isEmpty()) {
            // White space counts only when something follows it.
            next.accept(blanks.isEmpty() ? visible : blanks + visible);
            blanks.setLength(0);
            begun = true;
        }
        if (begun) {
            blanks.append(rest, visible.length(), rest.length());
        }
    }

    /** {@return whether nothing but white space has come so far} */
    boolean isBlank() {
        return !begun;
    }
}

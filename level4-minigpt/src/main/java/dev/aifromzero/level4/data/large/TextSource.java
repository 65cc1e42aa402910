package dev.aifromzero.level4.data.large;

import java.io.IOException;

/**
 * A text that need not fit into the memory: it is handed over in pieces, as often as it is asked for.
 *
 * <p>Joined, the pieces are the text; where they are cut means nothing.
 */
@FunctionalInterface
interface TextSource {
    /** Hands over the text from its beginning, in order. */
    void read(TextSink pieces) throws IOException;

    /** {@return a text that is in the memory already} */
    static TextSource of(String text) {
        return pieces -> pieces.accept(text);
    }

    /** {@return the whole text in one: only where it is known to be small} */
    default String whole() throws IOException {
        StringBuilder text = new StringBuilder();
        read(text::append);
        return text.toString();
    }
}

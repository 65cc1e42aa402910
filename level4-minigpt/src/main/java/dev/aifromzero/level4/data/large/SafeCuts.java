package dev.aifromzero.level4.data.large;

import java.io.IOException;

/**
 * Cuts a text anew, into pieces that can be tokenized one by one: the ids are the same as if it had been done in one go.
 *
 * <p>A cut lies before a space or line break that follows something visible. No token of any of our tokenizers crosses
 * such a place: a word ends there, and byte pairs are never merged across it. Unicode's normal form does not cross it
 * either. (After white space a cut would be wrong: what becomes of the space depends on what follows.)
 */
final class SafeCuts implements TextSink {
    private static final int PIECE = 1 << 19;

    private final TextSink next;
    private final int length;
    private final StringBuilder waiting = new StringBuilder();
    private int looked;

    SafeCuts(TextSink next) {
        this(next, PIECE);
    }

    /** Pieces of about this many characters; longer ones where there is no safe place. */
    SafeCuts(TextSink next, int length) {
        this.next = next;
        this.length = length;
    }

    @Override
    public void accept(String piece) throws IOException {
        for (int from = 0; from < piece.length(); from += length) {
            waiting.append(piece, from, Math.min(piece.length(), from + length));
            if (waiting.length() >= length) {
                cut();
            }
        }
    }

    private void cut() throws IOException {
        for (int at = waiting.length() - 1; at > looked; at--) {
            if (isSafe(waiting, at)) {
                hand(at);
                return;
            }
        }
        looked = waiting.length() - 1;
    }

    private void hand(int end) throws IOException {
        String piece = waiting.substring(0, end);
        waiting.delete(0, end);
        looked = 0;
        next.accept(piece);
    }

    /** Hands over what is left: the text is over. */
    void end() throws IOException {
        if (waiting.length() > 0) {
            hand(waiting.length());
        }
    }

    /** {@return whether a text may be cut before the character at an index, 1 or more} */
    static boolean isSafe(CharSequence text, int at) {
        char here = text.charAt(at);
        return (here == ' ' || here == '\n') && !isWhite(text.charAt(at - 1));
    }

    private static boolean isWhite(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}

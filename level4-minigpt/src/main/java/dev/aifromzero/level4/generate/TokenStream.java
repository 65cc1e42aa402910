package dev.aifromzero.level4.generate;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns token ids into text piece by piece, as they come.
 *
 * <p>A byte-level token may be only a part of a character: a Hindi letter is three bytes and an emoji four, often in
 * several tokens. Bytes are held back until their character is complete.
 */
public final class TokenStream {
    private static final int NONE = -1;
    private static final int LONGEST_CHARACTER = 4;

    private final Tokenizer tokenizer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer waiting = ByteBuffer.allocate(0);
    private int previous = NONE;

    /**
     * A stream at the start of a text.
     *
     * @param tokenizer the vocabulary of the ids that will come
     */
    public TokenStream(Tokenizer tokenizer) {
        this(tokenizer, new int[0]);
    }

    /**
     * A stream that goes on after these tokens, which were shown already (words want a space between them).
     *
     * @param tokenizer the vocabulary of the ids
     * @param before ids that were shown already, in order; may be empty
     */
    public TokenStream(Tokenizer tokenizer, int[] before) {
        this.tokenizer = tokenizer;
        if (before.length > 0) {
            previous = before[before.length - 1];
        }
    }

    /**
     * {@return the text that this token completes; may be empty}
     *
     * @param id the next token's id, below the vocabulary size
     */
    public String accept(int id) {
        return tokenizer instanceof BpeTokenizer bpe ? decode(bpe.bytes(id), false) : next(id);
    }

    /** {@return what is still held back when no token follows: U+FFFD for half a character, usually nothing} */
    public String finish() {
        String rest = decode(new byte[0], true);
        decoder.reset();
        waiting = ByteBuffer.allocate(0);
        previous = NONE;
        return rest;
    }

    /** Whether a space belongs between two words depends on both, so a word is decoded after the one before it. */
    private String next(int id) {
        String text = previous == NONE
                ? tokenizer.decode(new int[] {id})
                : tokenizer
                        .decode(new int[] {previous, id})
                        .substring(tokenizer.decode(new int[] {previous}).length());
        previous = id;
        return text;
    }

    private String decode(byte[] more, boolean end) {
        ByteBuffer bytes = ByteBuffer.allocate(waiting.remaining() + more.length);
        bytes.put(waiting).put(more).flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + LONGEST_CHARACTER);
        decoder.decode(bytes, text, end);
        if (end) {
            decoder.flush(text);
        }
        waiting = bytes;
        return text.flip().toString();
    }
}

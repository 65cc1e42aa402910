package dev.aifromzero.level4.evaluate;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How long the text of some tokens is, in units that do not depend on the tokenizer. The end token {@code <|endoftext|>}
 * counts as the blank line that it stands for, see {@link dev.aifromzero.level4.data.Documents}.
 *
 * @param characters Unicode code points
 * @param bytes bytes in UTF-8
 */
record TextLength(long characters, long bytes) {
    private static final int BLANK_LINE = "\n\n".length();
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    /** {@return the length of the text of all tokens after the first} */
    static TextLength afterFirst(Tokenizer tokenizer, int[] ids) {
        if (tokenizer instanceof BpeTokenizer bpe) {
            return ofBytes(bpe, ids);
        }
        String whole = tokenizer.decode(ids);
        String first = tokenizer.decode(Arrays.copyOf(ids, 1));
        String rest = whole.substring(first.length());
        return new TextLength(rest.codePointCount(0, rest.length()), rest.getBytes(StandardCharsets.UTF_8).length);
    }

    private static TextLength ofBytes(BpeTokenizer bpe, int[] ids) {
        OptionalInt end = bpe.specialId(BpeTokenizer.END_OF_TEXT);
        long characters = 0;
        long bytes = 0;
        for (int i = 1; i < ids.length; i++) {
            if (end.isPresent() && ids[i] == end.getAsInt()) {
                characters += BLANK_LINE; // what it stands for in the text
                bytes += BLANK_LINE;
                continue;
            }
            for (byte value : bpe.bytes(ids[i])) {
                bytes++;
                // In UTF-8 every byte of a character but its first has the form 10xxxxxx.
                characters += (value & CONTINUATION_MASK) == CONTINUATION ? 0 : 1;
            }
        }
        return new TextLength(characters, bytes);
    }
}

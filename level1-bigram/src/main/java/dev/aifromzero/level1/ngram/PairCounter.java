package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.text.CharTokenizer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes the tally marks of a bigram model: how often each character comes right after each other one. */
final class PairCounter {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAIRS_IN_EIGHT = 7;
    private static final int ASCII = 128;
    /** Characters that are turned into bytes at a time: few enough to stay in the processor's cache. */
    private static final int PIECE = 1 << 13;
    /** Two neighbouring bytes below 128 as one number: the first in the low 8 bits, the second in the next. */
    private static final int PAIR = 0x7F7F;

    private PairCounter() {}

    /**
     * {@return the counts (V, V), row after row: [first * V + second]}
     *
     * @param text at least one character
     * @throws dev.aifromzero.kit.error.UserError if the text has a character that the tokenizer does not know
     */
    static int[] count(CharTokenizer tokenizer, String text) {
        int[] ascii = countAscii(text);
        return ascii != null
                ? byIds(tokenizer, text.substring(0, 1), ascii)
                : countIds(tokenizer.encode(text), tokenizer.vocabSize());
    }

    private static int[] countIds(int[] ids, int vocabSize) {
        int[] counts = new int[vocabSize * vocabSize];
        for (int i = 0; i + 1 < ids.length; i++) {
            counts[ids[i] * vocabSize + ids[i + 1]]++;
        }
        return counts;
    }

    /**
     * The same for plain English letters and signs, several times as fast: their bytes are below 128 and serve as ids.
     * Null where another character is found: it takes more bytes than Java chars. Neighbouring pieces share a character.
     */
    private static int[] countAscii(String text) {
        int[] counts = new int[PAIR + 1];
        for (int from = 0; from == 0 || from + 1 < text.length(); from += PIECE) {
            int last = Math.min(from + PIECE, text.length() - 1);
            byte[] bytes = text.substring(from, last + 1).getBytes(StandardCharsets.UTF_8);
            if (text.charAt(last) >= ASCII || bytes.length > last + 1 - from) {
                return null;
            }
            countBytes(bytes, counts);
        }
        return counts;
    }

    /** Eight bytes, which are seven pairs, are fetched from memory at once. */
    private static void countBytes(byte[] text, int[] counts) {
        int i = 0;
        for (; i + Long.BYTES <= text.length; i += PAIRS_IN_EIGHT) {
            long eight = (long) EIGHT_BYTES.get(text, i);
            for (int pair = 0; pair < PAIRS_IN_EIGHT; pair++) {
                counts[(int) eight & PAIR]++;
                eight >>>= Byte.SIZE;
            }
        }
        for (; i + 1 < text.length; i++) {
            counts[text[i] | text[i + 1] << Byte.SIZE]++;
        }
    }

    /** The counts of ASCII pairs as a table of the tokenizer's ids (V, V). */
    private static int[] byIds(CharTokenizer tokenizer, String firstCharacter, int[] ascii) {
        int vocabSize = tokenizer.vocabSize();
        int[] counts = new int[vocabSize * vocabSize];
        int first = tokenizer.encode(firstCharacter)[0]; // refuses an unknown one; all others are the second of a pair
        int[] ids = new int[ASCII];
        Arrays.fill(ids, first);
        for (int pair = 0; pair < ascii.length; pair++) {
            if (ascii[pair] > 0 && ids[pair >>> 8] == first) {
                ids[pair >>> 8] = tokenizer.encode(Character.toString(pair >>> 8))[0];
            }
        }
        for (int pair = 0; pair < ascii.length; pair++) {
            if (ascii[pair] > 0) {
                counts[ids[pair & 0xFF] * vocabSize + ids[pair >>> 8]] = ascii[pair];
            }
        }
        return counts;
    }
}

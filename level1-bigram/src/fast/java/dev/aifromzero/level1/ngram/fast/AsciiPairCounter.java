package dev.aifromzero.level1.ngram.fast;

import dev.aifromzero.level1.text.CharTokenizer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts the pairs of a text of plain English letters several times as fast as {@link
 * dev.aifromzero.level1.ngram.BigramModel}'s loop, with the same result. Such letters are single bytes in UTF-8, so the bytes
 * themselves serve as ids, and eight of them are fetched from memory at once.
 */
public final class AsciiPairCounter {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAIRS_IN_EIGHT = 7;
    private static final int ASCII = 128;
    /** Characters that are turned into bytes at a time: few enough to stay in the processor's cache. */
    private static final int PIECE = 1 << 13;
    /** Two neighbouring bytes below 128 as one number: the first in the low 8 bits, the second in the next. */
    private static final int PAIR = 0x7F7F;

    private AsciiPairCounter() {}

    /**
     * {@return the counts (V, V): row the first character of a pair, column the second; null if the text has a character
     * that is not ASCII}
     *
     * @param tokenizer knows all characters of the text
     * @param text at least one character
     */
    public static int[][] count(CharTokenizer tokenizer, String text) {
        int[] ascii = countAscii(text);
        return ascii == null ? null : byIds(tokenizer, text.substring(0, 1), ascii);
    }

    /** Null where another character is found: it takes more bytes than Java chars. Neighbouring pieces share a character. */
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

    /** (128 · 128) counts of byte pairs -> (V, V) counts of the tokenizer's ids. */
    private static int[][] byIds(CharTokenizer tokenizer, String firstCharacter, int[] ascii) {
        int vocabSize = tokenizer.vocabSize();
        int[][] counts = new int[vocabSize][vocabSize];
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
                counts[ids[pair & 0xFF]][ids[pair >>> 8]] = ascii[pair];
            }
        }
        return counts;
    }
}

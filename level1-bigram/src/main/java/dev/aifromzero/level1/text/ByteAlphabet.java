package dev.aifromzero.level1.text;

import java.util.Arrays;

/**
 * GPT-2's printable alphabet for bytes: each of the 256 bytes has one visible character, so that a vocabulary of byte
 * strings can be kept in a text file.
 *
 * <p>Bytes that are visible in Latin-1 stand for themselves ({@code A} is {@code A}); the others (space, line break,
 * control bytes) take the characters from U+0100 on, in order: the space becomes {@code Ġ}, the line break {@code Ċ}.
 * Source: Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), section 2.2, and the released
 * vocabulary.
 */
public final class ByteAlphabet {
    /** The number of bytes, and so of the tokens that every byte-level vocabulary starts with. */
    public static final int SIZE = 256;

    private static final int FIRST_STAND_IN = 0x100;
    private static final char[] CHARACTER_OF_BYTE = new char[SIZE];
    /** Bytes in the order of GPT-2's first 256 ids: the visible ones, then the others. */
    private static final int[] BYTES_BY_ID = new int[SIZE];

    private static final int[] BYTE_OF_CHARACTER = new int[2 * SIZE];

    static {
        Arrays.fill(BYTE_OF_CHARACTER, -1);
        int id = 0;
        for (int value = 0; value < SIZE; value++) {
            if (isVisible(value)) {
                id = assign(id, value, (char) value);
            }
        }
        int standIn = FIRST_STAND_IN;
        for (int value = 0; value < SIZE; value++) {
            if (!isVisible(value)) {
                id = assign(id, value, (char) standIn++);
            }
        }
    }

    private ByteAlphabet() {}

    private static boolean isVisible(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }

    private static int assign(int id, int value, char character) {
        CHARACTER_OF_BYTE[value] = character;
        BYTE_OF_CHARACTER[character] = value;
        BYTES_BY_ID[id] = value;
        return id + 1;
    }

    /** {@return the visible character of a byte} */
    static char character(byte value) {
        return CHARACTER_OF_BYTE[value & 0xFF];
    }

    /** {@return the byte (0 to 255) that has this id, 0 to 255, in GPT-2's numbering: {@code !} is 0} */
    static int byteOfId(int id) {
        return BYTES_BY_ID[id];
    }

    /** {@return the bytes in visible characters, e.g. {@code Ġthe} for the bytes of " the"} */
    static String toVisible(byte[] bytes) {
        StringBuilder visible = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            visible.append(character(value));
        }
        return visible.toString();
    }

    /** {@return whether every character of the text stands for a byte} */
    static boolean isVisibleBytes(String text) {
        return text.chars().allMatch(c -> c < BYTE_OF_CHARACTER.length && BYTE_OF_CHARACTER[c] >= 0);
    }

    /**
     * {@return the bytes that the visible characters stand for}
     *
     * @throws IllegalArgumentException if a character stands for no byte
     */
    static byte[] toBytes(String visible) {
        if (!isVisibleBytes(visible)) {
            throw new IllegalArgumentException("Not in the byte alphabet: " + visible);
        }
        byte[] bytes = new byte[visible.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) BYTE_OF_CHARACTER[visible.charAt(i)];
        }
        return bytes;
    }
}

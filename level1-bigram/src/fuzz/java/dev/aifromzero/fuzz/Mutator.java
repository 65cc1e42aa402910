package dev.aifromzero.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Damages files: bytes are changed, cut off, repeated, and words and numbers put in that hostile files like to contain.
 *
 * @param words what may be put in, besides the words that harm any format
 */
public record Mutator(List<String> words) {
    private static final List<String> ANYWHERE = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"\"",
            "\"x\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\u001b[2J",
            "\u0000",
            "\u001b[2J",
            "\uFEFF",
            "\u2028",
            "é",
            "न",
            "😀",
            " ",
            "\t",
            "\n",
            "\r\n",
            "%s",
            "$1",
            "../../x",
            "[[[[[[[[",
            "{\"a\":");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "0.5",
            "-0",
            "1e999",
            "1e-320",
            "\"NaN\"",
            "NaN",
            "Infinity",
            "255",
            "65536",
            "1048577",
            "1000000000",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4611686018427387904",
            "9223372036854775807",
            "99999999999999999999");
    /** Where most formats say what follows; the rest of a large file is numbers. */
    private static final int BEGINNING = 1_500;

    private static final int LONGEST_CUT = 12;
    private static final int MOST_REPETITIONS = 2_000;

    /** A mutator with the words that harm any format. */
    public Mutator() {
        this(List.of());
    }

    /**
     * {@return the file damaged in one to three places}
     *
     * @param file its bytes, not changed
     * @param random chooses the damage
     */
    public byte[] damaged(byte[] file, SplittableRandom random) {
        byte[] bytes = file.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes = damagedOnce(bytes, random);
        }
        return bytes;
    }

    /**
     * {@return the text damaged in one to three places}
     *
     * @param text any text
     * @param random chooses the damage
     */
    public byte[] damaged(String text, SplittableRandom random) {
        return damaged(text.getBytes(StandardCharsets.UTF_8), random);
    }

    private byte[] damagedOnce(byte[] bytes, SplittableRandom random) {
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, BEGINNING);
        int at = random.nextInt(reach + 1);
        int end = Math.min(bytes.length, at + random.nextInt(LONGEST_CUT));
        return switch (random.nextInt(10)) {
            case 0 -> withBit(bytes, at, random.nextInt(8));
            case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> replaced(bytes, at, end, new byte[0]);
            case 5 -> withValue(bytes, at, random);
            case 6, 7 -> withNumber(bytes, at, random);
            case 8 -> replaced(bytes, at, end, bytes(word(random).repeat(random.nextInt(MOST_REPETITIONS))));
            default -> replaced(bytes, at, end, bytes(word(random)));
        };
    }

    private String word(SplittableRandom random) {
        return !words.isEmpty() && random.nextBoolean() ? any(words, random) : any(ANYWHERE, random);
    }

    private static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withBit(byte[] bytes, int at, int bit) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << bit);
        }
        return bytes;
    }

    /** The next number, as it is written in texts, replaced. */
    private static byte[] withNumber(byte[] bytes, int at, SplittableRandom random) {
        int from = next(bytes, at, c -> c >= '0' && c <= '9');
        int to = next(bytes, from, c -> (c < '0' || c > '9') && c != '.');
        return replaced(bytes, from, to, bytes(any(NUMBERS, random)));
    }

    /** The next value, as it is written in JSON, replaced. */
    private byte[] withValue(byte[] bytes, int at, SplittableRandom random) {
        int from = Math.min(bytes.length, next(bytes, at, c -> c == ':') + 1);
        int to = next(bytes, from, c -> c == ',' || c == '}' || c == ']' || c == '\n');
        return replaced(bytes, from, to, bytes(random.nextBoolean() ? any(NUMBERS, random) : word(random)));
    }

    private static int next(byte[] bytes, int from, IntPredicate wanted) {
        int at = from;
        while (at < bytes.length && !wanted.test(bytes[at])) {
            at++;
        }
        return at;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = new byte[from + piece.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}

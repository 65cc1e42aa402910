package dev.aifromzero.level2.language;

import java.util.Arrays;
import java.util.List;

/**
 * Words, each with the one that came after it.
 *
 * @param words ids of N words
 * @param next the word after each (N)
 */
public record WordPairs(int[] words, int[] next) {
    /**
     * {@return the pairs of these pieces of text; none reaches from one piece into the next}
     *
     * @param pieces word ids; a piece of n words has n − 1 pairs
     */
    public static WordPairs of(List<int[]> pieces) {
        return new WordPairs(
                pieces.stream()
                        .flatMapToInt(piece -> Arrays.stream(piece, 0, piece.length - 1))
                        .toArray(),
                pieces.stream()
                        .flatMapToInt(piece -> Arrays.stream(piece).skip(1))
                        .toArray());
    }

    /** {@return N, how many pairs there are} */
    public int count() {
        return words.length;
    }

    /**
     * {@return the first pairs}
     *
     * @param most how many, at least 1; all if there are fewer
     */
    public WordPairs first(int most) {
        int count = Math.min(most, count());
        return new WordPairs(Arrays.copyOf(words, count), Arrays.copyOf(next, count));
    }
}

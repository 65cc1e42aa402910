package dev.aifromzero.level1.exercises;

import java.util.List;
import java.util.Optional;

/**
 * Task 1.3: one step of byte pair encoding.
 *
 * <p>GPT-2's tokens were made by repeating one step many thousand times: find the two neighbouring tokens that come most
 * often, and make them one new token. Tokens are numbers here. A word is an array of them, and pairs never reach from one
 * word into the next.
 *
 * <p>Example: let e be 1, n 2, s 3, t 4, w 5 and take {@code newest} six times and {@code widest} three times (i is 6, d is
 * 7). The pairs (1, 3) = es and (3, 4) = st both come nine times, more than any other. Ties go to the pair with the smaller
 * left number, and if those are equal too, to the one with the smaller right number: so (1, 3) wins. Merged as token 8,
 * {@code newest} = [2, 1, 5, 1, 3, 4] becomes [2, 1, 5, 8, 4].
 *
 * <p>In the lesson: docs/level1.md, "Step 4: what is a token?".
 */
public final class BpeMergeStep {
    private BpeMergeStep() {}

    /**
     * Two neighbouring tokens.
     *
     * @param left the first token's number
     * @param right the second token's number
     */
    public record Pair(int left, int right) {}

    /**
     * {@return the pair of neighbours that comes most often in all words together; empty where no word has two tokens}
     *
     * @param words the words of a text, each an array of token numbers; a word that comes twice is there twice
     */
    public static Optional<Pair> mostFrequentPair(List<int[]> words) {
        throw new UnsupportedOperationException("Task 1.3: count the pairs of all words and find the most frequent");
    }

    /**
     * {@return a new array in which every {@code pair} has become {@code merged}, found from left to right; the given array
     * stays as it is}
     *
     * <p>A token can be used only once: merging (7, 7) in [7, 7, 7] gives [merged, 7].
     */
    public static int[] merge(int[] word, Pair pair, int merged) {
        throw new UnsupportedOperationException("Task 1.3: go from left to right and replace the pair");
    }
}

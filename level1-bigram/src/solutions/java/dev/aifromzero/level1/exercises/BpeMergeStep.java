package dev.aifromzero.level1.exercises;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Solution of task 1.3. */
public final class BpeMergeStep {
    private BpeMergeStep() {}

    /**
     * Two neighbouring tokens.
     *
     * @param left the first token's number
     * @param right the second token's number
     */
    public record Pair(int left, int right) {}

    /** {@return the pair of neighbours that comes most often; ties go to the smaller numbers} */
    public static Optional<Pair> mostFrequentPair(List<int[]> words) {
        Map<Pair, Integer> counts = new HashMap<>();
        for (int[] word : words) {
            for (int i = 0; i + 1 < word.length; i++) {
                counts.merge(new Pair(word[i], word[i + 1]), 1, Integer::sum);
            }
        }
        return counts.keySet().stream()
                .min(Comparator.<Pair>comparingInt(pair -> -counts.get(pair))
                        .thenComparingInt(Pair::left)
                        .thenComparingInt(Pair::right));
    }

    /** {@return the word with every such pair merged, from left to right} */
    public static int[] merge(int[] word, Pair pair, int merged) {
        int[] result = new int[word.length];
        int length = 0;
        for (int i = 0; i < word.length; i++) {
            boolean found = word[i] == pair.left() && i + 1 < word.length && word[i + 1] == pair.right();
            result[length++] = found ? merged : word[i];
            if (found) {
                i++; // the right token is used up
            }
        }
        return Arrays.copyOf(result, length);
    }
}

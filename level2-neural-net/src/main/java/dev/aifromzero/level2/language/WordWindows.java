package dev.aifromzero.level2.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stretches of T + 1 words that lie one after the other in a text: the first T are read, the last T are to be guessed.
 *
 * @param words {@code words[t][n]} is word t of stretch n: (T + 1, N)
 */
record WordWindows(int[][] words) {
    /**
     * {@return the stretches of pieces of text; none reaches from one piece into the next}
     *
     * <p>A piece of fewer than T + 1 words is a shorter stretch by itself. Stretches that are read together must be equally
     * long, so each length has its own windows, the longest first.
     *
     * @param pieces word ids, at least two in each piece
     * @param steps T, at least 1
     * @param offset where the first stretch of each piece begins, or earlier if it would not fit
     * @param stride how far apart the beginnings are, at least 1
     */
    static List<WordWindows> of(List<int[]> pieces, int steps, int offset, int stride) {
        Map<Integer, List<int[]>> byLength = new TreeMap<>(Comparator.reverseOrder());
        for (int[] piece : pieces) {
            int length = Math.min(steps + 1, piece.length);
            for (int from = Math.min(offset, piece.length - length); from + length <= piece.length; from += stride) {
                byLength.computeIfAbsent(length, same -> new ArrayList<>())
                        .add(Arrays.copyOfRange(piece, from, from + length));
            }
        }
        return byLength.values().stream().map(WordWindows::sideBySide).toList();
    }

    private static WordWindows sideBySide(List<int[]> stretches) {
        int[][] words = new int[stretches.get(0).length][stretches.size()];
        for (int n = 0; n < stretches.size(); n++) {
            for (int t = 0; t < words.length; t++) {
                words[t][n] = stretches.get(n)[t]; // (N, T + 1) -> (T + 1, N)
            }
        }
        return new WordWindows(words);
    }

    /** {@return T, how many words are read} */
    int steps() {
        return words.length - 1;
    }

    /** {@return N, how many stretches there are} */
    int count() {
        return words[0].length;
    }

    /**
     * {@return the stretches with the numbers {@code order[from]} to {@code order[to - 1]}}
     *
     * @param order the numbers of the stretches in the order of this epoch
     * @param from the first place in {@code order} that is taken
     * @param to the place after the last
     */
    WordWindows pick(int[] order, int from, int to) {
        int[][] some = new int[words.length][to - from];
        for (int t = 0; t < words.length; t++) {
            for (int i = from; i < to; i++) {
                some[t][i - from] = words[t][order[i]];
            }
        }
        return new WordWindows(some);
    }
}

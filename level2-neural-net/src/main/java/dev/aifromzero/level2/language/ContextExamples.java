package dev.aifromzero.level2.language;

import java.util.List;

/**
 * Contexts of fixed length with the token that came after each.
 *
 * @param tokens {@code tokens[c][n]} is the token at place c of example n, the oldest first: (C, N)
 * @param targets the token that came next (N)
 */
public record ContextExamples(int[][] tokens, int[] targets) {
    /**
     * {@return every token of these sequences with the tokens before it}
     *
     * <p>Before a sequence stand as many boundary symbols as the context is long, after it one. So "ab" with context 2
     * and boundary "." gives {@code ..→a  .a→b  ab→.}
     *
     * @param sequences token ids of each piece of text
     * @param context C, at least 1
     * @param boundary the id of the symbol that marks both ends
     */
    public static ContextExamples of(List<int[]> sequences, int context, int boundary) {
        int total = sequences.stream().mapToInt(sequence -> sequence.length + 1).sum();
        int[][] tokens = new int[context][total];
        int[] targets = new int[total];
        int n = 0;
        for (int[] sequence : sequences) {
            for (int i = 0; i <= sequence.length; i++) {
                for (int c = 0; c < context; c++) {
                    int at = i - context + c;
                    tokens[c][n] = at < 0 ? boundary : sequence[at];
                }
                targets[n++] = i == sequence.length ? boundary : sequence[i];
            }
        }
        return new ContextExamples(tokens, targets);
    }

    /** {@return N, the number of examples} */
    public int count() {
        return targets.length;
    }

    /**
     * {@return the examples with the numbers {@code order[from]} to {@code order[to - 1]}}
     *
     * @param order the numbers of the examples in the order of this epoch
     * @param from the first place in {@code order} that is taken
     * @param to the place after the last
     */
    ContextExamples pick(int[] order, int from, int to) {
        int[][] some = new int[tokens.length][to - from];
        int[] answers = new int[to - from];
        for (int i = from; i < to; i++) {
            for (int c = 0; c < tokens.length; c++) {
                some[c][i - from] = tokens[c][order[i]];
            }
            answers[i - from] = targets[order[i]];
        }
        return new ContextExamples(some, answers);
    }
}

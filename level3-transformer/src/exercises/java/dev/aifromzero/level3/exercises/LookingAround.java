package dev.aifromzero.level3.exercises;

/**
 * Task 3.7: attention, with your own loops.
 *
 * <p>Each token asks a question, its query q. Each also has a label, its key k, and a bag, its value v. A token compares its
 * query with all keys and takes a mixture of the bags home:
 *
 * <pre>
 * score(t, s)  = q of t times k of s (number by number, added up), divided by √D, D being the length of a query
 * weight(t, s) = e^score(t, s) / (sum of e^score(t, …) over all s that t may see); 0 for those it may not see
 * result(t)    = sum over s of weight(t, s) · v of s
 * </pre>
 *
 * <p>With the causal mask, token t may see the tokens 0 to t only; without it, all.
 *
 * <p>Example, the word "bat" with D = 2: q = (0, 1), (1, 0), (1, 2); k = (2, 0), (0, 2), (1, −1); v = (1, 0), (0, 1), (1,
 * 1). For the last letter: q · k is 2, 4, −1; divided by √2: 1.414, 2.828, −0.707; e to each: 4.113, 16.919, 0.493, together
 * 21.525; the weights are 0.191, 0.786, 0.023; and the mixture is 0.191 · (1, 0) + 0.786 · (0, 1) + 0.023 · (1, 1) = (0.214,
 * 0.809). For a the weights are 0.804, 0.196, 0 with the mask, and 0.576, 0.140, 0.284 without. For b with the mask: 1, 0,
 * 0.
 *
 * <p>Scores may be so large that e to them overflows: take the largest score that t may see off first, the weights stay the
 * same.
 *
 * <p>In the lesson: docs/level3.md, "Step 2: attention".
 */
public final class LookingAround {
    private LookingAround() {}

    /**
     * {@return how much each token (row) looks at each token (column), (T, T); each row sums to 1}
     *
     * @param queries one row a token, (T, D)
     * @param keys one row a token, (T, D)
     * @param causal whether the mask hides the future
     */
    public static double[][] weights(double[][] queries, double[][] keys, boolean causal) {
        throw new UnsupportedOperationException("Task 3.7: scores, then the softmax over those that the token may see");
    }

    /**
     * {@return what each token takes home, (T, E); the given tables stay as they are}
     *
     * @param weights as above, (T, T)
     * @param values one row a token, (T, E); E need not be D
     */
    public static double[][] mix(double[][] weights, double[][] values) {
        throw new UnsupportedOperationException("Task 3.7: for each token the weighted sum of all values");
    }
}

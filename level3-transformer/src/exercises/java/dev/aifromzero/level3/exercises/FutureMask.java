package dev.aifromzero.level3.exercises;

/**
 * Task 3.2: nobody may look ahead.
 *
 * <p>A model that is to predict the next token must not see it. So before the softmax we add −∞ to the score of every token
 * that comes later than the one that asks; e to the −∞ is 0, and the later token gets no weight at all. Row t of the mask
 * belongs to the token that asks (query), column s to the token that is asked (key).
 *
 * <p>Example: for three tokens the mask is
 *
 * <pre>
 * 0  −∞  −∞        the first sees only itself
 * 0   0  −∞
 * 0   0   0        the last sees all
 * </pre>
 *
 * <p>When a model writes token by token, it keeps the past, and only the newest tokens ask: the queries are then the
 * <i>last</i> of the keys. One query and three keys give the single row (0, 0, 0); two queries and three keys give (0, 0,
 * −∞) and (0, 0, 0).
 *
 * <p>And the weights: row a of the lesson has the scores (1.414, 0, 0.707). With the mask (0, 0, −∞) they become (1.414, 0,
 * −∞), e to each is (4.113, 1, 0), their sum 5.113, and the weights are (0.804, 0.196, 0).
 *
 * <p>In the lesson: docs/level3.md, "Step 2: attention". Double.NEGATIVE_INFINITY is −∞, and Math.exp of it is 0.
 */
public final class FutureMask {
    private FutureMask() {}

    /**
     * {@return the mask, one row a query and one column a key, (T, S): 0 where it may look, −∞ where it may not}
     *
     * @param queries T, how many tokens ask; they are the last T of the S tokens
     * @param keys S, how many tokens can be asked, at least T
     */
    public static double[][] mask(int queries, int keys) {
        throw new UnsupportedOperationException("Task 3.2: which keys come later than the query?");
    }

    /**
     * {@return the attention weights (T, S): the softmax of scores + mask in each row, which sums to 1}
     *
     * @param scores how well each query fits each key (T, S), of any size up to 1000; stays as it is
     * @param mask 0 or −∞, (T, S), at least one 0 in each row; stays as it is
     */
    public static double[][] weights(double[][] scores, double[][] mask) {
        throw new UnsupportedOperationException("Task 3.2: add the mask, then the softmax of each row");
    }
}

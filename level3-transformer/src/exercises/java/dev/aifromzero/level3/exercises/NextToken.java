package dev.aifromzero.level3.exercises;

import java.util.List;

/**
 * Task 3.4: what is asked of the model, and how wrong it is.
 *
 * <p>At every place the model is to predict the token that comes next. So the right answers (targets) are the text itself,
 * moved by one place. A long text is cut into windows of at most T tokens, T being the model's context length.
 *
 * <p>Example: the text 7, 3, 5, 8, 2, 9 with T = 2 gives
 *
 * <pre>
 * inputs 7 3   targets 3 5
 * inputs 5 8   targets 8 2
 * inputs 2     targets 9        the last window is shorter
 * </pre>
 *
 * <p>Every token but the first is predicted exactly once. The last token is never an input: nothing comes after it.
 *
 * <p>The loss at one place is −ln p of the right token, where p comes from the softmax of the scores (logits) at this place:
 * −ln p = ln(sum of all e^logit) − logit of the right token. The loss of a window is the mean over its places. Example: one
 * place, the logits (0, ln 3), right is token 0: the sum is 1 + 3 = 4, p = 1/4, and the loss is ln 4 − 0 = 1.386.
 *
 * <p>And a prediction: an untrained model with V tokens has no opinion. What must its loss be, very nearly? The test builds
 * one and measures.
 *
 * <p>In the lesson: docs/level3.md, "Step 4: the whole model".
 */
public final class NextToken {
    private NextToken() {}

    /**
     * What the model sees, and what it should say at each place.
     *
     * @param inputs 1 to T token ids
     * @param targets as many: the ids that come next
     */
    public record Window(int[] inputs, int[] targets) {}

    /**
     * {@return the windows of a text, from left to right; none if the text has fewer than two tokens}
     *
     * @param text token ids; stays as it is
     * @param contextLength T, at least 1
     */
    public static List<Window> windows(int[] text, int contextLength) {
        throw new UnsupportedOperationException("Task 3.4: cut the text, and move the targets by one");
    }

    /**
     * {@return the mean loss over all places, in nats a token}
     *
     * @param logits one row a place, one column a token of the vocabulary, (T, V), between −500 and 500
     * @param targets the right token of each place, (T)
     */
    public static double loss(double[][] logits, int[] targets) {
        throw new UnsupportedOperationException("Task 3.4: the mean of −ln p at the right tokens");
    }

    /** {@return the loss of an untrained model with so many different tokens, very nearly} */
    public static double untrainedLoss(int vocabSize) {
        throw new UnsupportedOperationException("Task 3.4: what is p, if every token gets the same?");
    }
}

package dev.aifromzero.level2.exercises;

/**
 * Task 2.4: from scores to probabilities, to a loss, and back.
 *
 * <p>A network ends with scores (logits), one for each possible answer. The softmax makes probabilities of them:
 *
 * <pre>
 * pᵢ = e^logitᵢ / (sum of all e^logit)
 * </pre>
 *
 * <p>The loss of one example is −ln p at the right answer. Its gradient is as simple as can be: p − 1 at the right answer
 * and p everywhere else. Of a batch of B examples we take the mean, so the loss is the mean of the B losses, and each
 * gradient is divided by B.
 *
 * <p>Example: the logits 2, 1, 0.1 give e² = 7.389, e¹ = 2.718, e^0.1 = 1.105, together 11.212, so p = (0.659, 0.242,
 * 0.099). If the second answer (number 1, for we count from 0) was right, the loss is −ln 0.242 = 1.417 and the gradient is
 * (0.659, −0.758, 0.099).
 *
 * <p>A trap: e^1000 is too large for a computer. Subtract the largest logit from all of them first; the probabilities stay
 * the same, for top and bottom of the fraction are divided by the same number. And where p is so small that the computer
 * says 0, ln p would be −∞; but ln pᵢ = logitᵢ − largest − ln(sum of all e^(logit − largest)) has no such trouble. Use that
 * for the loss.
 *
 * <p>In the lesson: docs/level2.md, "Step 2: a network" (softmax) and "Step 3: the network learns" (loss and gradient).
 */
public final class SoftmaxSurprise {
    private SoftmaxSurprise() {}

    /** {@return the probabilities, as many as logits, summing to 1; the given array stays as it is} */
    public static double[] softmax(double[] logits) {
        throw new UnsupportedOperationException("Task 2.4: e to each logit (less the largest), divided by their sum");
    }

    /**
     * {@return the mean loss of a batch in nats}
     *
     * @param logits one row an example, (B, C), B at least 1
     * @param targets the number of the right answer of each example, 0 to C − 1
     */
    public static double loss(double[][] logits, int[] targets) {
        throw new UnsupportedOperationException("Task 2.4: the mean of −ln p at the right answers");
    }

    /** {@return how the mean loss changes with each logit, (B, C); the given arrays stay as they are} */
    public static double[][] gradient(double[][] logits, int[] targets) {
        throw new UnsupportedOperationException("Task 2.4: p, less 1 at the right answer, divided by B");
    }
}

package dev.aifromzero.level1.exercises;

/**
 * Task 1.5: how good is a model, in one number that is fair?
 *
 * <p>Let a model read text that it has <em>not</em> learned from, and write down the probability that it gave to each
 * character that really came. The surprise at a character is −ln p. The mean surprise is the cross-entropy (in nats), and e
 * to the cross-entropy is the perplexity: among how many equally likely characters the model seems to hesitate.
 *
 * <p>Example: three characters had the probabilities 0.5, 0.25 and 0.5. The surprises are 0.693, 1.386 and 0.693, their
 * mean is 0.924 nats, and the perplexity is e^0.924 = 2.52.
 *
 * <p>In the lesson: docs/level1.md, "Step 3: looking further back", from "The measure" on. {@code Math.log} is ln.
 */
public final class HeldOutPerplexity {
    private HeldOutPerplexity() {}

    /**
     * A text in two parts.
     *
     * @param train the beginning, to learn from
     * @param heldOut the rest, to be judged by
     */
    public record Split(String train, String heldOut) {}

    /**
     * {@return the text cut in two; the first part has {@code part × length} characters, rounded down}
     *
     * @param part from 0 to 1, e.g. 0.9
     */
    public static Split split(String text, double part) {
        throw new UnsupportedOperationException("Task 1.5: cut the text");
    }

    /** {@return the mean of −ln p over all probabilities, in nats; there is at least one} */
    public static double crossEntropy(double[] probabilities) {
        throw new UnsupportedOperationException("Task 1.5: the mean surprise");
    }

    /** {@return e to the cross-entropy: 1 for a model that is always certain and right} */
    public static double perplexity(double[] probabilities) {
        throw new UnsupportedOperationException("Task 1.5: e to the cross-entropy");
    }

    /**
     * {@return the probabilities that a bigram model of the training text gives to the characters of the held-out text: of
     * all but the first, each after the one before it}
     *
     * <p>P(b after a) = (count(ab) + k) / (count(a and anything) + k × V), counted in the training text only. V is the
     * number of different characters in both texts together: also what the model has never seen must have a price. For
     * {@code train = "abab"}, {@code heldOut = "aba"} and k = 1, V is 2; after a came b twice: (2 + 1) / (2 + 2) = 0.75;
     * after b came a once: (1 + 1) / (1 + 2) = 0.667. The answer is [0.75, 0.667].
     *
     * @param k above 0
     */
    public static double[] bigramProbabilities(String train, String heldOut, double k) {
        throw new UnsupportedOperationException(
                "Task 1.5: one probability for each character of heldOut but the first");
    }
}

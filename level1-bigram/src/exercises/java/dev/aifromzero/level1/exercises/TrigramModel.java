package dev.aifromzero.level1.exercises;

import java.util.Map;

/**
 * Task 1.4: a model that looks back at two letters.
 *
 * <p>A bigram model knows one letter of the past. A trigram model knows two: it counts every three neighbours and asks, of
 * all that came after these two, what part was this letter? So that nothing is impossible, every count is {@code k} larger
 * than it was (add-k smoothing). With V different characters in the training text,
 *
 * <pre>
 * P(c after ab) = (count(abc) + k) / (count(ab and anything) + k × V)
 * </pre>
 *
 * <p>Example: the text {@code "banana"} has the characters a, b, n, so V = 3. After {@code an} came a twice and nothing
 * else. With k = 1, P(a after an) = (2 + 1) / (2 + 3) = 0.6, and b and n get (0 + 1) / (2 + 3) = 0.2 each. After {@code na}
 * came only one n: the {@code na} at the end is followed by nothing and does not count.
 *
 * <p>In the lesson: docs/level1.md, "Step 3: looking further back". Characters are {@code char}s here.
 */
public final class TrigramModel {
    /**
     * Counts a text.
     *
     * @param text the text to learn from; at least one character
     * @param k what is added to every count, above 0
     */
    public TrigramModel(String text, double k) {
        throw new UnsupportedOperationException("Task 1.4: count every three neighbours and keep what you need");
    }

    /**
     * {@return P(next | first second), above 0}
     *
     * <p>For a context that was never seen, the formula gives 1 / V: nothing special is needed.
     *
     * @param next a character of the training text
     */
    public double probability(char first, char second, char next) {
        throw new UnsupportedOperationException("Task 1.4: the formula above");
    }

    /** {@return the probabilities of all V characters after these two; they sum to 1} */
    public Map<Character, Double> next(char first, char second) {
        throw new UnsupportedOperationException("Task 1.4: the probability of each character of the training text");
    }
}

package dev.aifromzero.level4.exercises;

/**
 * Task 4.4: what does the temperature do, in numbers?
 *
 * <p>A model gives each token a score. Divided by the temperature and put through softmax, the scores become
 * probabilities:
 *
 * <pre>
 * p(i) = e^(score(i) / temperature) / sum of the same over all tokens
 * </pre>
 *
 * <p>How much is left to chance? The mean surprise H = sum of −p · ln p (a probability of 0 adds nothing) says it in
 * nats, and e^H says it in words: among how many equally likely tokens does the model hesitate? Let us call that the
 * number of choices.
 *
 * <p>Example: scores (2, 1, 0). At temperature 1 the powers are 7.389, 2.718, 1, their sum is 11.107, and the
 * probabilities are 0.665, 0.245, 0.090; H = 0.832 and e^H = 2.30 choices. At temperature 0.5 the scores become (4, 2,
 * 0), the probabilities 0.867, 0.117, 0.016, and only 1.55 choices are left. Very hot, there are nearly 3; very cold,
 * nearly 1.
 *
 * <p>In the lesson: docs/level4.md, "Step 3: writing".
 */
public final class TemperatureExplorer {
    private TemperatureExplorer() {}

    /**
     * {@return the probabilities, one for each score; they sum to 1}
     *
     * <p>Scores may be as large as 1000, and e^1000 is too large for a computer. Take the greatest score off all scores
     * first: the probabilities stay the same, and the greatest power is e^0 = 1.
     *
     * @param scores at least one
     * @param temperature above 0
     */
    public static double[] probabilities(double[] scores, double temperature) {
        throw new UnsupportedOperationException("Task 4.4: softmax of the scores divided by the temperature");
    }

    /** {@return e to the mean surprise: 1 where one token is certain, V where all V are equally likely} */
    public static double choices(double[] probabilities) {
        throw new UnsupportedOperationException("Task 4.4: e to the sum of −p · ln p");
    }

    /**
     * {@return the temperature at which there are so many choices, right to 0.001}
     *
     * <p>No formula gives it, but guessing well does: the number of choices grows with the temperature. Begin with the
     * interval from 0.01 to 100. Look at its middle; if there are too few choices, the answer lies in the upper half,
     * else in the lower. Halve again and again until the interval is shorter than 0.0001.
     *
     * @param scores of which no two are equal
     * @param choices a number that the interval has an answer for
     */
    public static double temperatureFor(double[] scores, double choices) {
        throw new UnsupportedOperationException("Task 4.4: halve the interval until it is small");
    }
}

package dev.aifromzero.level1.exercises;

/**
 * Task 1.7: predict, then measure. How far back should a model look?
 *
 * <p>A longer context helps until its contexts become too rare to have been seen. You predict where that happens for a
 * small text; the test measures it and compares. Being wrong at first is the point: find out why, and predict again.
 *
 * <p>Example for the two methods that compute: held-out surprises of {2.9, 2.4, 2.2, 2.5} nats for the orders 1, 2, 3, 4
 * have their smallest value at order 3. And a model of order 1 of the text {@code "aaaaaaaaaa"} is not surprised at all:
 * its alphabet has one character.
 *
 * <p>In the lesson: docs/level1.md, "Step 3: looking further back". The level's own classes do the counting: look at
 * {@code CharTokenizer.fromText}, {@code NGramModel.train}, {@code Smoothing.addK} and {@code crossEntropy}.
 */
public final class WhichOrderWins {
    private WhichOrderWins() {}

    /**
     * {@return the held-out surprise, in nats a character, of models of order 1, 2, ... {@code highest}: entry 0 belongs to
     * order 1}
     *
     * <p>The first 90% of the characters (rounded down) are learned from, the rest is held out; the alphabet is that of the
     * whole text; smoothing is add-k.
     *
     * @param text at least 20 characters, each one {@code char}
     * @param highest the highest order, 1 to 8
     */
    public static double[] heldOutNats(String text, double k, int highest) {
        throw new UnsupportedOperationException("Task 1.7: train one model for each order and measure it on the rest");
    }

    /** {@return the order with the smallest surprise; of equal ones the smallest order} */
    public static int bestOrder(double[] heldOutNats) {
        throw new UnsupportedOperationException("Task 1.7: where is the smallest number?");
    }

    /** {@return your prediction: the best order for the text data/india.txt (7,000 characters) with k = 0.1} */
    public static int predictionForASmallText() {
        throw new UnsupportedOperationException("Task 1.7: a number from 1 to 8");
    }

    /**
     * {@return your prediction: the best order for the first 250,000 characters of data/stories.txt with k = 0.1, about 35
     * times as much text}
     */
    public static int predictionForALargerText() {
        throw new UnsupportedOperationException("Task 1.7: a number from 1 to 8: the same, larger or smaller?");
    }
}

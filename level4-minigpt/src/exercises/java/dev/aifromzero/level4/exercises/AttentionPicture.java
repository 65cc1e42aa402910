package dev.aifromzero.level4.exercises;

/**
 * Task 4.8: draw what a head looks at, and find out what it is good for.
 *
 * <p>A head of a trained model gives, for each token of a text, weights: how much it looks at itself and at each token
 * before it. They sum to 1. Row t of the map belongs to token t; what comes later has weight 0, because nobody may look
 * ahead.
 *
 * <p>Example: the tokens {@code g, o, a, t}, and a head that looks at the letter before:
 *
 * <pre>
 *        g     o     a     t                the picture
 *  g   1.00     0     0     0               g █
 *  o   0.90  0.10     0     0               o █␣            (␣ stands for a blank here: weight below 0.2)
 *  a   0.05  0.70  0.25     0               a ␣▓░
 *  t   0.05  0.10  0.60  0.25               t ␣␣▓░
 * </pre>
 *
 * <p>There are five marks, for weights from 0 on, from 0.2, from 0.4, from 0.6 and from 0.8 on: a blank, ░, ▒, ▓, █.
 *
 * <p>A habit is a mean over the tokens that have at least two before them, here {@code a} and {@code t} (for the first
 * two tokens "the one before" and "the first" are the same). To the token itself go (0.25 + 0.25) / 2 = 0.25, to the one
 * before (0.70 + 0.60) / 2 = 0.65, to the first of the text (0.05 + 0.05) / 2 = 0.05. So this head's habit is "previous".
 *
 * <p>In the lesson: docs/level4.md, "What has it learned to look at?"
 */
public final class AttentionPicture {
    private AttentionPicture() {}

    /**
     * Where a head looks on the whole, in parts of 1; all 0 for texts of fewer than three tokens.
     *
     * @param itself how much goes to the token itself
     * @param previous how much to the one before it
     * @param first how much to the first of the text
     */
    public record Habit(double itself, double previous, double first) {}

    /** {@return the mark for a weight from 0 to 1: a blank, ░, ▒, ▓ or █} */
    public static char mark(double weight) {
        throw new UnsupportedOperationException("Task 4.8: one of five marks");
    }

    /**
     * {@return the picture: a line for each token, ending with \n}
     *
     * <p>A line is the token, a blank, and then a mark for each token up to this one: line t has t + 1 marks, blanks
     * among them.
     *
     * @param tokens the text, one character each
     * @param weights row t, column s: how much token t looks at token s
     */
    public static String picture(String[] tokens, double[][] weights) {
        throw new UnsupportedOperationException("Task 4.8: a line for each token");
    }

    /** {@return the means over the tokens from the third on} */
    public static Habit habit(double[][] weights) {
        throw new UnsupportedOperationException("Task 4.8: three means over the tokens that have two before them");
    }

    /**
     * {@return what the head may be called: {@code "itself"}, {@code "previous"} or {@code "first"}, whichever is
     * strongest, or {@code "spread"} where even the strongest is below 0.5}
     *
     * <p>Of equally strong ones the first in this order.
     */
    public static String name(Habit habit) {
        throw new UnsupportedOperationException("Task 4.8: the strongest, if it is strong enough");
    }
}

package dev.aifromzero.level4.exercises;

/**
 * Task 4.6: top-p, also called nucleus sampling (Holtzman and others, 2020).
 *
 * <p>Far down in the list of tokens lie hundreds that hardly fit; each is unlikely, but together they come too often, and
 * one of them spoils a sentence. Top-p keeps the likeliest tokens only: go through them from the likeliest on, add up
 * their probabilities, and stop as soon as the sum reaches p. The rest gets probability 0, and the kept ones are divided
 * by their sum, so that they sum to 1 again.
 *
 * <p>Example: the probabilities are (0.15, 0.5, 0.05, 0.3) and p = 0.9. In order: 0.5, then 0.8, then 0.95, which reaches
 * 0.9. So the tokens 1, 3 and 0 stay, and each is divided by 0.95: (0.158, 0.526, 0, 0.316).
 *
 * <p>Then one of them is drawn. Lay the probabilities side by side on a line from 0 to 1, in the order of their ids. A
 * point is chosen by chance; the token on whose piece it falls has won. In the example the pieces end at 0.158, 0.684,
 * 0.684 and 1: the point 0.1 gives token 0, the point 0.5 gives token 1, the point 0.7 gives token 3, and token 2 has no
 * piece.
 *
 * <p>In the lesson: docs/level4.md, "Step 3: writing".
 */
public final class NucleusSampling {
    private NucleusSampling() {}

    /**
     * {@return the new probabilities, one for each token, which sum to 1}
     *
     * <p>Of equally likely tokens the one with the smaller id is taken first. At least one token always stays.
     *
     * @param probabilities of all tokens (V), at least one; they sum to 1 and are not changed
     * @param p above 0, at most 1
     */
    public static double[] topP(double[] probabilities, double p) {
        throw new UnsupportedOperationException("Task 4.6: keep the likeliest, and divide by their sum");
    }

    /**
     * {@return the id of the token on whose piece the point falls; a token with probability 0 is never drawn}
     *
     * <p>A point exactly on a border belongs to the piece that begins there. The probabilities of a computer may sum to
     * 0.9999999; a point above that belongs to the last token that has a piece.
     *
     * @param probabilities of all tokens (V)
     * @param point from 0 up to but not 1
     */
    public static int draw(double[] probabilities, double point) {
        throw new UnsupportedOperationException("Task 4.6: on whose piece does the point fall?");
    }
}

package dev.aifromzero.level4.exercises;

/**
 * Task 4.5: how good is a model, in a number that can be compared?
 *
 * <p>At each place the model gives every token a score, and one token really comes. The surprise there is −ln p of that
 * token, where p is its probability by softmax. e to the mean surprise is the perplexity: among how many equally likely
 * tokens it hesitates.
 *
 * <p>But a model with long tokens has few places, and is surprised more at each of them. To compare two models, take the
 * <em>total</em> surprise and divide it by something that does not depend on the tokens: by the characters of the text,
 * or by its bytes.
 *
 * <p>Example: scores (0, 0, ln 2) have the powers 1, 1, 2. If token 2 comes, p = 2/4 and the surprise is 0.693; if token
 * 0 comes, p = 1/4 and the surprise is 1.386. Say a text of three tokens had the surprises 0.693, 1.386, 0.693. The
 * perplexity is e^(2.773 / 3) = 2.52. If these three tokens were the ten characters of {@code "the potter"}, it is 2.773
 * / 10 = 0.277 nats a character. In bits a byte it is 2.773 / ln 2 / 10 = 0.4, for each of these letters is one byte. The
 * Hindi word घर ("house") has 2 characters but 6 bytes.
 *
 * <p>In the lesson: docs/level4.md, "Step 4: judging".
 */
public final class FairSurprise {
    private FairSurprise() {}

    /**
     * {@return −ln of the probability of the token that came, in nats; never below 0}
     *
     * <p>Scores may be as large as 1000 or as small as −1000: take the greatest off all of them first. A very unlikely
     * token's probability may be too small for a {@code double}; so do not make it, but use ln(e^a / sum) = a − ln(sum).
     *
     * @param scores one a token (V), at least one
     * @param target which token really came, 0 to V − 1
     */
    public static double surprise(double[] scores, int target) {
        throw new UnsupportedOperationException("Task 4.5: −ln softmax(scores)[target]");
    }

    /** {@return e to the mean surprise; there is at least one} */
    public static double perplexity(double[] surprises) {
        throw new UnsupportedOperationException("Task 4.5: e to the mean");
    }

    /**
     * {@return the total surprise divided by the characters of the text}
     *
     * @param text what the tokens say, not empty; count code points, so that an emoji is one character
     */
    public static double natsPerCharacter(double[] surprises, String text) {
        throw new UnsupportedOperationException("Task 4.5: the total, for each character");
    }

    /**
     * {@return the total surprise in bits, divided by the bytes of the text in UTF-8}
     *
     * <p>One bit is ln 2 = 0.693 nats, so there are more bits than nats.
     */
    public static double bitsPerByte(double[] surprises, String text) {
        throw new UnsupportedOperationException("Task 4.5: the total in bits, for each byte");
    }
}

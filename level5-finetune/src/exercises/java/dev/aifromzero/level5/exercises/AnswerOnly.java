package dev.aifromzero.level5.exercises;

/**
 * Task 5.3: learn the answer, and nothing but the answer.
 *
 * <p>An example is a row of ids: the question's part, the answer, and the end token. The model reads all but the last of
 * them, and at each place it predicts the next one. We do not want it to learn to write our questions. So a mask says at
 * which places the prediction counts: where the id to be predicted belongs to the answer, or is the end token.
 *
 * <p>Example: question 1, 2, 3, 4, 5, answer 11, 12, 13, end token 0. That makes 9 ids and 8 predictions:
 *
 * <pre>
 * reads      1   2   3   4   5  11  12  13
 * predicts   2   3   4   5  11  12  13   0
 * counts     no  no  no  no yes yes yes yes
 * </pre>
 *
 * <p>The first prediction that counts is made at the <em>last</em> id of the question: there the model must begin to
 * answer.
 *
 * <p>If the model was surprised by 9, 9, 9, 9, 1, 2, 3, 2 at these places, the loss is (1 + 2 + 3 + 2) / 4 = 2.
 *
 * <p>In the lesson: docs/level5.md, "Step 2: questions and answers become numbers" ("The mask" and "On paper").
 */
public final class AnswerOnly {
    private AnswerOnly() {}

    /**
     * One example as the trainer needs it; the three arrays are equally long.
     *
     * @param reads ids that go into the model
     * @param predicts the id that should come next, at each place
     * @param counts whether the prediction at this place is learned from
     */
    public record Row(int[] reads, int[] predicts, boolean[] counts) {}

    /**
     * {@return the example}
     *
     * <p>The model reads at most {@code contextLength} ids. If there are more, the row is cut at its end: an answer that
     * is too long loses its end, and its end token too.
     *
     * @param question ids of the question's part, at least one
     * @param answer ids of the answer; may be none
     * @param contextLength at least 1
     * @throws IllegalArgumentException if the question has more than {@code contextLength} ids
     */
    public static Row row(int[] question, int[] answer, int endToken, int contextLength) {
        throw new UnsupportedOperationException("Task 5.3: read all but the last, predict all but the first");
    }

    /**
     * {@return the row filled up on the right to a length, so that rows can lie side by side; what is filled in never
     * counts}
     *
     * @param padding the id to fill up with, in {@code reads} and in {@code predicts}
     * @param length not below the row's length
     */
    public static Row padded(Row row, int padding, int length) {
        throw new UnsupportedOperationException("Task 5.3: fill up on the right");
    }

    /** {@return the mean surprise over the places that count; 0 if none counts} */
    public static double loss(double[] surprises, boolean[] counts) {
        throw new UnsupportedOperationException("Task 5.3: the mean over what counts, not over everything");
    }
}

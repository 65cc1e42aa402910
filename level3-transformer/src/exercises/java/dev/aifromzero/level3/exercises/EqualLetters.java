package dev.aifromzero.level3.exercises;

/**
 * Task 3.8: predict, then measure. What does attention do with "aaaaaa"?
 *
 * <p>All letters of the word are the same. Each a is looked up in the same row of the embedding table; no vector for its
 * place is added unless it is said. So think on paper first: what are the queries, the keys, the scores, the weights, the
 * results? You write your predictions as small methods that are right for every length. The test builds real attention with
 * random matrices (and several seeds), measures, and compares. Being wrong at first is the point.
 *
 * <p>Places are counted from 0. Example for the form of an answer: if you thought that everybody looks only at itself,
 * {@code weights(3, true)} would be the rows (1, 0, 0), (0, 1, 0), (0, 0, 1). (That is not what happens.)
 *
 * <p>In the lesson: docs/level3.md, "Step 2: attention", and the softmax of equal scores.
 */
public final class EqualLetters {
    private EqualLetters() {}

    /** Possible reasons for what you found in {@link #weights}. The test checks each by an experiment. */
    public enum Reason {
        /** The scores are all 0, because equal letters have nothing to say to each other. */
        SCORES_ARE_ZERO,
        /** The softmax always makes the weights of a row the same, whatever the scores are. */
        SOFTMAX_ALWAYS_EVENS_OUT,
        /** Equal letters have equal keys; so in each row all scores are the same, and the softmax treats them the same. */
        EQUAL_KEYS_GET_EQUAL_SCORES,
        /** The mask does it: without it a letter would prefer itself. */
        THE_MASK_EVENS_OUT
    }

    /**
     * {@return the attention weights (T, T) of a word of equal letters, without places; rows are the letters that ask}
     *
     * @param length T, at least 1
     * @param causal whether the mask hides the future
     */
    public static double[][] weights(int length, boolean causal) {
        throw new UnsupportedOperationException("Task 3.8: which weights will each letter give?");
    }

    /** {@return why the weights are as they are} */
    public static Reason reason() {
        throw new UnsupportedOperationException("Task 3.8: one of the four reasons");
    }

    /**
     * {@return how many <i>different</i> vectors attention gives as results for a word of equal letters, with the causal
     * mask}
     *
     * @param length T, at least 1
     * @param withPlaces whether a vector for its place is added to each letter, different at every place
     */
    public static int differentResults(int length, boolean withPlaces) {
        throw new UnsupportedOperationException("Task 3.8: how many of the T results differ?");
    }

    /**
     * {@return in how many rows the weights change when the letter at one place becomes a b, as in "aabaaa"; with the causal
     * mask and without places}
     *
     * <p>Careful with the first row: is there anything in it that can change?
     *
     * @param length T, at least 1
     * @param place where the b stands, 0 to T − 1
     */
    public static int changedRows(int length, int place) {
        throw new UnsupportedOperationException("Task 3.8: who can see the b?");
    }
}

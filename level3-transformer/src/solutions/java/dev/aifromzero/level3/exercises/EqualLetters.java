package dev.aifromzero.level3.exercises;

/** Solution of task 3.8. */
public final class EqualLetters {
    private EqualLetters() {}

    /** Possible reasons for what you found in {@link #weights}. */
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

    /** {@return the attention weights: equal shares for all that a letter may see} */
    public static double[][] weights(int length, boolean causal) {
        double[][] weights = new double[length][length];
        for (int t = 0; t < length; t++) {
            int visible = causal ? t + 1 : length;
            for (int s = 0; s < visible; s++) {
                weights[t][s] = 1.0 / visible;
            }
        }
        return weights;
    }

    /** {@return why} */
    public static Reason reason() {
        return Reason.EQUAL_KEYS_GET_EQUAL_SCORES;
    }

    /** {@return how many different results: a mixture of equal values is that value; places make all differ} */
    public static int differentResults(int length, boolean withPlaces) {
        return withPlaces ? length : 1;
    }

    /** {@return in how many rows the weights change: those that see the b, but the first has only one weight, 1} */
    public static int changedRows(int length, int place) {
        return length - Math.max(place, 1);
    }
}

package dev.aifromzero.level1.sampling;

/**
 * Forbids every token that would complete an n-gram that is already in the history (Paulus, Xiong and Socher, 2017).
 * Where that would forbid every token, nothing is forbidden.
 *
 * @param n length of the n-grams that must not come twice, at least 1
 */
public record NoRepeatNgram(int n) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        float[] changed = logits.clone();
        int end = history.length;
        for (int start = 0; start + n <= end; start++) {
            int last = history[start + n - 1];
            if (last >= 0 && last < changed.length && contextMatches(history, start, end - (n - 1))) {
                changed[last] = Float.NEGATIVE_INFINITY;
            }
        }
        for (float logit : changed) {
            if (logit != Float.NEGATIVE_INFINITY) {
                return changed;
            }
        }
        return logits.clone();
    }

    /** Whether the n − 1 ids from one place on are the last n − 1 ids. */
    private boolean contextMatches(int[] history, int start, int contextStart) {
        for (int i = 0; i < n - 1; i++) {
            if (history[start + i] != history[contextStart + i]) {
                return false;
            }
        }
        return true;
    }
}

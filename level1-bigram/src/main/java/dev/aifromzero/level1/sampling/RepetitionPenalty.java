package dev.aifromzero.level1.sampling;

/**
 * Makes tokens that were there before less likely: their logit is divided by the penalty if positive and multiplied by
 * it if negative (Keskar et al., "CTRL", 2019, section 4.1; the sign rule is Hugging Face's).
 *
 * @param penalty above 0; above 1 punishes, below 1 rewards repetition
 */
public record RepetitionPenalty(double penalty) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        float[] changed = logits.clone();
        for (int id : history) {
            if (id >= 0 && id < logits.length) {
                float logit = logits[id]; // from the original: a token that came twice is punished once
                changed[id] = (float) (logit < 0 ? logit * penalty : logit / penalty);
            }
        }
        return changed;
    }
}

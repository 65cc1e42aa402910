package dev.aifromzero.level1.sampling;

/**
 * Keeps the tokens that have at least a given part of the likeliest token's probability (Nguyen et al., 2024): strict
 * where the model is sure, generous where it hesitates.
 *
 * @param part above 0, at most 1
 */
public record MinP(double part) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        // p / pMax = e^(logit − max), so the comparison needs no probabilities
        double smallestKept = Softmax.max(logits) + Math.log(part);
        float[] kept = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            kept[id] = logits[id] >= smallestKept ? logits[id] : Float.NEGATIVE_INFINITY;
        }
        return kept;
    }
}

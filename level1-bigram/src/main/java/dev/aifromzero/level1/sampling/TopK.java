package dev.aifromzero.level1.sampling;

import java.util.Arrays;

/**
 * Keeps the k greatest logits (Fan, Lewis and Dauphin, "Hierarchical Neural Story Generation", 2018). Tokens as good as the k-th
 * stay too, as in Hugging Face's library.
 *
 * @param k at least 1
 */
public record TopK(int k) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        if (k >= logits.length) {
            return logits.clone();
        }
        float[] sorted = logits.clone();
        Arrays.sort(sorted); // ascending: the k-th greatest stands k places before the end
        float smallestKept = sorted[sorted.length - k];
        float[] kept = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            kept[id] = logits[id] >= smallestKept ? logits[id] : Float.NEGATIVE_INFINITY;
        }
        return kept;
    }
}

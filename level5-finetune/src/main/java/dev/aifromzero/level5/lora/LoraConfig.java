package dev.aifromzero.level5.lora;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of an adapter.
 *
 * @param rank r, the width of the narrow place between A and B, at least 1
 * @param alpha how strongly the correction counts: it is multiplied by {@code alpha / rank}; above 0
 * @param dropout part of the adapter's inputs set to 0 in training, 0 up to but not 1
 * @param targets the layers that get a correction, by GPT-2's names: {@code c_attn} (queries, keys, values),
 *     {@code c_proj} (both layers that write back into the stream), {@code c_fc} (into the feed-forward network)
 */
public record LoraConfig(int rank, double alpha, double dropout, Set<String> targets) {
    /** All layers that can get a correction; the last two are the halves of {@code c_proj}. */
    public static final List<String> KNOWN_TARGETS = List.of("c_attn", "c_proj", "c_fc", "attn.c_proj", "mlp.c_proj");

    /**
     * Checks the ranges, and keeps the order of the targets.
     *
     * @param rank at least 1
     * @param alpha above 0, finite
     * @param dropout 0 up to but not 1
     * @param targets at least one, each out of {@link #KNOWN_TARGETS}
     * @throws IllegalArgumentException if one is outside its range
     */
    public LoraConfig {
        require(rank >= 1, "The rank must be at least 1, not " + rank);
        require(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "Alpha must be above 0, not " + alpha);
        require(dropout >= 0 && dropout < 1, "The dropout must be at least 0 and below 1, not " + dropout);
        require(!targets.isEmpty(), "An adapter needs at least one target");
        for (String target : targets) {
            require(KNOWN_TARGETS.contains(target), "There is no target '" + target + "'");
        }
        targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
    }

    /** {@return rank 8, alpha 16, dropout 0.05 on {@code c_attn}} */
    public static LoraConfig standard() {
        return new LoraConfig(8, 16, 0.05, Set.of("c_attn"));
    }

    /** {@return what the correction is multiplied by: alpha / rank} */
    public double scaling() {
        return alpha / rank;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}

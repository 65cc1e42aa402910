package dev.aifromzero.level1.sampling;

/** One rule about which tokens may come next: a pure function from logits to logits. */
@FunctionalInterface
public interface LogitsFilter {
    /**
     * {@return new logits (V); a token that must not come has −∞}
     *
     * @param logits one score a token (V), not changed
     * @param history the ids so far, oldest first, not changed
     */
    float[] apply(float[] logits, int[] history);
}

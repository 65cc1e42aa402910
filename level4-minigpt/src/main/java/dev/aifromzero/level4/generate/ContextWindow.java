package dev.aifromzero.level4.generate;

/**
 * What a generator still sees of a text that has grown longer than the model's context.
 *
 * <p>When the context is full, its older half is forgotten and the newer half is read again from position 0. Forgetting
 * only one token at a time would shift every position and make the whole key/value cache worthless at each step.
 */
final class ContextWindow {
    private ContextWindow() {}

    /**
     * {@return the index of the first token that is seen when the next one is chosen}
     *
     * <p>It depends on the length alone, so a generator with a cache and one without see the same.
     *
     * @param length tokens so far
     * @param contextLength T, the most tokens that the model sees
     */
    static int start(int length, int contextLength) {
        int half = (contextLength + 1) / 2;
        int excess = Math.max(0, length - contextLength);
        return (excess + half - 1) / half * half;
    }
}

package dev.aifromzero.level1.sampling;

import java.util.random.RandomGenerator;

/** Chooses the next token. */
@FunctionalInterface
public interface Sampler {
    /**
     * {@return the id of the chosen token}
     *
     * @param logits one score a token (V), any real numbers, not changed; −∞ means never
     * @param history the ids so far, oldest first; filters that look back (repetition penalty) use it
     * @param random the source of chance; a greedy sampler leaves it alone
     */
    int sample(float[] logits, int[] history, RandomGenerator random);
}

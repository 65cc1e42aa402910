package dev.aifromzero.level4.data;

import java.util.SplittableRandom;

/**
 * Draws windows at random places of a text.
 *
 * <p>The places depend on the seed and the step number only. So nothing has to be remembered between steps, and a training
 * that goes on after a power cut sees exactly the batches that it would have seen.
 */
public final class BatchSource implements Batches {
    /** An odd number with well mixed bits (2⁶⁴ divided by the golden ratio) keeps neighbouring steps apart. */
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final Tokens tokens;
    private final int contextLength;
    private final long seed;

    /**
     * Windows of a text.
     *
     * @param tokens the ids of the text
     * @param contextLength T, the tokens of a window
     * @param seed start of the chance that chooses the places
     * @throws IllegalArgumentException if the text is not longer than one window
     */
    public BatchSource(Tokens tokens, int contextLength, long seed) {
        requireLength(tokens.count(), contextLength);
        this.tokens = tokens;
        this.contextLength = contextLength;
        this.seed = seed;
    }

    /**
     * {@return the number of tokens, if a window fits into them}
     *
     * @param tokens how many there are
     * @param contextLength T, the tokens of a window
     * @throws IllegalArgumentException if the text is not longer than one window
     */
    public static long requireLength(long tokens, int contextLength) {
        if (tokens <= contextLength) {
            throw new IllegalArgumentException("The training text has only " + tokens + " tokens, but a window takes "
                    + contextLength + " and one more to predict");
        }
        return tokens;
    }

    /**
     * {@return the seed of everything random at one step: differs between steps and between runs' seeds}
     *
     * @param seed the run's
     * @param step the step's number, from 0
     */
    public static long seedOf(long seed, long step) {
        return new SplittableRandom(seed + MIX * (step + 1)).nextLong();
    }

    @Override
    public Batch draw(long step, int size) {
        SplittableRandom random = new SplittableRandom(seedOf(seed, step));
        long[] inputs = new long[size * contextLength];
        long[] targets = new long[size * contextLength];
        for (int b = 0; b < size; b++) {
            long start = random.nextLong(tokens.count() - contextLength);
            for (int t = 0; t < contextLength; t++) {
                inputs[b * contextLength + t] = tokens.at(start + t);
                targets[b * contextLength + t] = tokens.at(start + t + 1);
            }
        }
        return new Batch(inputs, targets, size, contextLength);
    }
}

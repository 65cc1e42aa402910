package dev.aifromzero.level1.sampling;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Applies filters in order and then takes the likeliest token or draws one by chance.
 *
 * @param filters applied first to last
 * @param greedy whether the likeliest token is taken (the smallest id of equally likely ones)
 */
record FilteredSampler(List<LogitsFilter> filters, boolean greedy) implements Sampler {
    @Override
    public int sample(float[] logits, int[] history, RandomGenerator random) {
        float[] left = logits;
        for (LogitsFilter filter : filters) {
            left = filter.apply(left, history);
        }
        return greedy ? likeliest(left) : draw(left, random);
    }

    private static int likeliest(float[] logits) {
        float max = Softmax.max(logits);
        int id = 0;
        while (logits[id] != max) {
            id++;
        }
        return id;
    }

    /** A point between 0 and 1 is chosen; the probabilities lie side by side, and the token it falls on wins. */
    private static int draw(float[] logits, RandomGenerator random) {
        double[] probabilities = Softmax.of(logits);
        double point = random.nextDouble();
        int lastPossible = 0;
        for (int id = 0; id < probabilities.length; id++) {
            if (probabilities[id] > 0) {
                point -= probabilities[id];
                lastPossible = id;
                if (point < 0) {
                    return id;
                }
            }
        }
        return lastPossible; // rounding left a sliver at the end
    }
}

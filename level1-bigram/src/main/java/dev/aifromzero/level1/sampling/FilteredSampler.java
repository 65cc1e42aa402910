package dev.aifromzero.level1.sampling;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Applies filters in order and then takes the likeliest token or draws one by chance.
 *
 * @param filters applied first to last
 * @param greedy whether the likeliest token is taken (the smallest id of equally likely ones)
 */
public record FilteredSampler(List<LogitsFilter> filters, boolean greedy) implements Sampler {
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
        int[] possible = possible(logits);
        double[] probabilities = Softmax.of(pick(logits, possible));
        double point = random.nextDouble();
        for (int i = 0; i < possible.length; i++) {
            point -= probabilities[i];
            if (point < 0) {
                return possible[i];
            }
        }
        return possible[possible.length - 1]; // rounding left a sliver at the end
    }

    /** The ids that are not ruled out: often 50 of 50,000, and only for them powers of e are needed. */
    private static int[] possible(float[] logits) {
        int size = 0;
        for (float logit : logits) {
            size += logit == Float.NEGATIVE_INFINITY ? 0 : 1;
        }
        int[] ids = new int[size];
        for (int id = logits.length - 1; size > 0; id--) {
            if (logits[id] != Float.NEGATIVE_INFINITY) {
                ids[--size] = id;
            }
        }
        return ids;
    }

    private static float[] pick(float[] logits, int[] ids) {
        float[] picked = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            picked[i] = logits[ids[i]];
        }
        return picked;
    }
}

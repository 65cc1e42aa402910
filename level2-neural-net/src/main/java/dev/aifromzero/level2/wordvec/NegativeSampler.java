package dev.aifromzero.level2.wordvec;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws words that are not neighbours, as counterexamples: word w with a probability proportional to count(w)^0.75, so
 * that rare words come a little more often than their share (Mikolov and others, 2013, section 2.2).
 */
final class NegativeSampler {
    private static final double POWER = 0.75;
    private final double[] cumulative;

    NegativeSampler(int[] counts) {
        cumulative = new double[counts.length];
        double sum = 0;
        for (int word = 0; word < counts.length; word++) {
            sum += Math.pow(counts[word], POWER);
            cumulative[word] = sum;
        }
    }

    /** {@return the number of a word} */
    int draw(RandomGenerator random) {
        double place = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, place);
        return found >= 0 ? Math.min(found + 1, cumulative.length - 1) : -found - 1;
    }
}

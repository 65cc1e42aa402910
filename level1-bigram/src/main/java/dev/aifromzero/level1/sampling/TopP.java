package dev.aifromzero.level1.sampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the likeliest tokens until together they have the probability p, "the nucleus" (Holtzman et al., "The Curious Case of
 * Neural Text Degeneration", 2020). Of equally likely tokens the one with the smaller id is taken first. At least one token stays.
 *
 * @param p above 0, at most 1
 */
public record TopP(double p) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        double[] probabilities = Softmax.of(logits);
        Integer[] likeliestFirst = IntStream.range(0, logits.length)
                .filter(id -> logits[id] != Float.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -logits[id]))
                .toArray(Integer[]::new);
        float[] kept = new float[logits.length];
        Arrays.fill(kept, Float.NEGATIVE_INFINITY);
        double sum = 0;
        for (int id : likeliestFirst) {
            kept[id] = logits[id];
            sum += probabilities[id];
            if (sum >= p) {
                break;
            }
        }
        return kept;
    }
}

package dev.aifromzero.level5.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How long some texts are, in tokens.
 *
 * @param shortest the smallest length
 * @param median as many are longer as are shorter
 * @param nineteenTwentieths 95% are no longer than this
 * @param longest the greatest length
 * @param mean all together divided by how many they are
 * @param total all together
 */
public record LengthStatistics(int shortest, int median, int nineteenTwentieths, int longest, double mean, long total) {
    /**
     * {@return the statistics of a length over at least one example}
     *
     * @param examples at least one
     * @param length says how many tokens of an example to count: all of it, its question's or its answer's
     */
    public static LengthStatistics of(List<Example> examples, ToIntFunction<Example> length) {
        int[] sorted = examples.stream().mapToInt(length).sorted().toArray();
        long total = Arrays.stream(sorted).asLongStream().sum();
        int last = sorted.length - 1;
        return new LengthStatistics(
                sorted[0],
                sorted[last / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                sorted[last],
                total / (double) sorted.length,
                total);
    }
}

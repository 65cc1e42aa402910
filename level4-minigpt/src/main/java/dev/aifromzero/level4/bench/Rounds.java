package dev.aifromzero.level4.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several things in turn, so that a slow minute of the machine hits all of them. */
public final class Rounds {
    /** Something that takes time. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it once.
         *
         * @param round from 0; a round before, for warming up, has the number −1
         * @return how long it took in seconds
         * @throws IOException if a program or file that takes part cannot be read
         */
        double seconds(int round) throws IOException;
    }

    private final Map<String, Work> works = new LinkedHashMap<>();

    /**
     * Adds something to measure.
     *
     * @param name what it is called in the results; a later work of the same name replaces it
     * @param work does it once and says how long that took
     * @return these rounds
     */
    public Rounds add(String name, Work work) {
        works.put(name, work);
        return this;
    }

    /**
     * {@return a work that is timed from outside}
     *
     * @param action does it once; it is given the number of the round, from 0 for the one that warms up
     */
    public static Work timed(java.util.function.IntConsumer action) {
        return round -> {
            long from = System.nanoTime();
            action.accept(round + 1);
            return (System.nanoTime() - from) / 1e9;
        };
    }

    /**
     * {@return the median seconds of each, after one round that does not count}
     *
     * @param rounds how many rounds count, at least 1
     * @throws IOException if a work fails to read or write
     */
    public Map<String, Double> medians(int rounds) throws IOException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                double taken = work.getValue().seconds(round);
                if (round >= 0) {
                    seconds.computeIfAbsent(work.getKey(), name -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        seconds.forEach((name, values) -> medians.put(name, median(values)));
        return medians;
    }

    /** {@return the middle one of the values, or the mean of the two in the middle} */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

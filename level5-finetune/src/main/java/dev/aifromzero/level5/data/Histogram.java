package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How many numbers fall into each of some equally wide ranges.
 *
 * @param width how many whole numbers a range holds
 * @param first the smallest number of the first range
 * @param counts how many fell into each range
 */
public record Histogram(int width, int first, int[] counts) {
    /**
     * {@return the counts of at least one number}
     *
     * @param values the numbers, in any order
     * @param mostRanges how many ranges there may be, at least 2
     */
    public static Histogram of(int[] values, int mostRanges) {
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        for (int value : values) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        int width = 1;
        while (largest / width - smallest / width + 1 > mostRanges) {
            width = nextRound(width);
        }
        int first = Math.floorDiv(smallest, width) * width;
        int[] counts = new int[largest / width - smallest / width + 1];
        for (int value : values) {
            counts[(value - first) / width]++;
        }
        return new Histogram(width, first, counts);
    }

    /** 1, 2, 5, 10, 20, 50, …: ranges whose ends are easy to read. */
    private static int nextRound(int width) {
        String digits = Integer.toString(width);
        return digits.startsWith("2") ? width / 2 * 5 : width * 2;
    }

    /** {@return each range as words, e.g. "20–29"} */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int from = first + i * width;
            names.add(width == 1 ? Integer.toString(from) : from + "–" + (from + width - 1));
        }
        return names;
    }

    /** {@return the counts as numbers to draw} */
    public double[] heights() {
        double[] heights = new double[counts.length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = counts[i];
        }
        return heights;
    }
}

package dev.aifromzero.level1.exercises;

import java.util.List;

/**
 * Task 1.1: the chart of the most frequent pairs.
 *
 * <p>Slide along a text and count every two neighbouring letters. That is a bigram count, and it is all that the first
 * language model of level 1 knows. Here you count the pairs, sort them and draw the most frequent ones as bars.
 *
 * <p>Example: {@code "banana"} has the five pairs ba, an, na, an, na. So {@code top("banana", 2)} is
 * {@code [an × 2, na × 2]}: both come twice, and where counts are equal the alphabet decides. The longest bar of a chart
 * is {@code width} characters long, and the others in proportion: with counts 4 and 2 and a width of 10, the bars have 10
 * and 5 characters.
 *
 * <p>In the lesson: docs/level1.md, "Step 1: pairs". A {@code TreeMap} or {@code HashMap} from pair to count is a good
 * beginning. You may take it that every letter is one {@code char} here; task 1.2 is about the other case.
 */
public final class BigramChart {
    private BigramChart() {}

    /**
     * A pair and how often it came.
     *
     * @param pair two characters, e.g. "an"
     * @param count how often, 1 or more
     */
    public record Entry(String pair, int count) {}

    /**
     * {@return the most frequent pairs of neighbours, the most frequent first; where counts are equal, in the order of
     * {@code String.compareTo}}
     *
     * @param text any text; shorter than two characters it has no pairs
     * @param n how many pairs at most
     */
    public static List<Entry> top(String text, int n) {
        throw new UnsupportedOperationException("Task 1.1: count all pairs, sort them, and return the first n");
    }

    /**
     * {@return one line an entry: the pair with every space shown as ␣, a space, the bar, a space, the count; e.g.
     * {@code "an ██████████ 4"}}
     *
     * <p>A bar has {@code count / largest count × width} characters █, rounded to the nearest whole number (use
     * {@code Math.round}).
     *
     * @param entries the largest count first
     * @param width characters of the longest bar
     */
    public static List<String> chart(List<Entry> entries, int width) {
        throw new UnsupportedOperationException(
                "Task 1.1: one line for each entry, with a bar in proportion to its count");
    }
}

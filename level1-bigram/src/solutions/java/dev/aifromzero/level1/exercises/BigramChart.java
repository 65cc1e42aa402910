package dev.aifromzero.level1.exercises;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Solution of task 1.1. */
public final class BigramChart {
    private BigramChart() {}

    /**
     * A pair and how often it came.
     *
     * @param pair two characters, e.g. "an"
     * @param count how often, 1 or more
     */
    public record Entry(String pair, int count) {}

    /** {@return the most frequent pairs of neighbours, the most frequent first; equal counts in alphabetical order} */
    public static List<Entry> top(String text, int n) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            counts.merge(text.substring(i, i + 2), 1, Integer::sum);
        }
        // The map is in alphabetical order and the sort is stable: equal counts stay in it.
        return counts.entrySet().stream()
                .map(pair -> new Entry(pair.getKey(), pair.getValue()))
                .sorted(Comparator.comparingInt(Entry::count).reversed())
                .limit(n)
                .toList();
    }

    /** {@return one line an entry, with a bar in proportion to its count} */
    public static List<String> chart(List<Entry> entries, int width) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            double share = entry.count() / (double) entries.get(0).count();
            String bar = "█".repeat((int) Math.round(share * width));
            lines.add(entry.pair().replace(' ', '␣') + " " + bar + " " + entry.count());
        }
        return lines;
    }
}

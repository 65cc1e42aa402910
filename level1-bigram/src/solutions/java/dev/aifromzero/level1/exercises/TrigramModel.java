package dev.aifromzero.level1.exercises;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Solution of task 1.4. */
public final class TrigramModel {
    private final Map<String, Integer> trigrams = new HashMap<>();
    private final Map<String, Integer> contexts = new HashMap<>();
    private final Set<Character> alphabet = new TreeSet<>();
    private final double k;

    /** Counts a text. */
    public TrigramModel(String text, double k) {
        this.k = k;
        for (char c : text.toCharArray()) {
            alphabet.add(c);
        }
        for (int i = 0; i + 2 < text.length(); i++) {
            trigrams.merge(text.substring(i, i + 3), 1, Integer::sum);
            contexts.merge(text.substring(i, i + 2), 1, Integer::sum); // only where a third character follows
        }
    }

    /** {@return P(next | first second), above 0} */
    public double probability(char first, char second, char next) {
        String context = "" + first + second;
        double count = trigrams.getOrDefault(context + next, 0) + k;
        return count / (contexts.getOrDefault(context, 0) + k * alphabet.size());
    }

    /** {@return the probabilities of all characters after these two; they sum to 1} */
    public Map<Character, Double> next(char first, char second) {
        Map<Character, Double> row = new TreeMap<>();
        for (char next : alphabet) {
            row.put(next, probability(first, second, next));
        }
        return row;
    }
}

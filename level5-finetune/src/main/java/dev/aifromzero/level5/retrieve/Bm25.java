package dev.aifromzero.level5.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the texts that fit a question best.
 *
 * <p>A text gets points for each word of the question that it has. A rare word is worth more than a common one, the second
 * occurrence less than the first, and in a long text each counts a little less:
 *
 * <pre>score = Σ idf(w) · n · (k1 + 1) / (n + k1 · (1 − b + b · length / mean length))</pre>
 *
 * <p>Source: Robertson and Zaragoza (2009), equation 3.15; idf as in Lucene, ln(1 + (N − df + 0.5) / (df + 0.5)).
 */
final class Bm25 {
    /** How quickly further occurrences of a word stop counting; the usual value. */
    private static final double K1 = 1.2;
    /** How much a text's length counts, 0 to 1; the usual value. */
    private static final double B = 0.75;

    /** A text, by its place in the list, and its points. */
    record Hit(int text, double score) {}

    private record Posting(int text, double points) {}

    private final Map<String, List<Posting>> index = new HashMap<>();

    Bm25(List<List<String>> texts) {
        double meanLength = texts.stream().mapToInt(List::size).average().orElse(1);
        List<Map<String, Integer>> counts = texts.stream().map(Bm25::count).toList();
        Map<String, Integer> documentFrequency = new HashMap<>();
        counts.forEach(count -> count.keySet().forEach(word -> documentFrequency.merge(word, 1, Integer::sum)));
        for (int text = 0; text < texts.size(); text++) {
            double lengthFactor = K1 * (1 - B + B * texts.get(text).size() / meanLength);
            for (Map.Entry<String, Integer> entry : counts.get(text).entrySet()) {
                int df = documentFrequency.get(entry.getKey());
                double idf = Math.log(1 + (texts.size() - df + 0.5) / (df + 0.5));
                int n = entry.getValue();
                index.computeIfAbsent(entry.getKey(), word -> new ArrayList<>())
                        .add(new Posting(text, idf * n * (K1 + 1) / (n + lengthFactor)));
            }
        }
    }

    private static Map<String, Integer> count(List<String> words) {
        Map<String, Integer> count = new HashMap<>();
        words.forEach(word -> count.merge(word, 1, Integer::sum));
        return count;
    }

    /** {@return the best texts, best first; fewer where fewer share a word with the question} */
    List<Hit> search(List<String> question, int most) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : question) {
            index.getOrDefault(word, List.of())
                    .forEach(posting -> scores.merge(posting.text(), posting.points(), Double::sum));
        }
        return scores.entrySet().stream()
                .map(entry -> new Hit(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::text))
                .limit(most)
                .toList();
    }
}

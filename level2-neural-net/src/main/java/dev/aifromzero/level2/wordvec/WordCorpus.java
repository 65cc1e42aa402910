package dev.aifromzero.level2.wordvec;

import dev.aifromzero.level1.text.WordTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A text as numbered words. Punctuation and rare words are left out; neighbours are only looked for inside a paragraph.
 *
 * @param words the vocabulary: the most frequent first, equally frequent ones in alphabetical order
 * @param counts how often each of them occurs
 * @param paragraphs the text as numbers of words
 */
public record WordCorpus(List<String> words, int[] counts, List<int[]> paragraphs) {
    private static final int FEWEST_WORDS = 4;

    /**
     * {@return the words of a text}
     *
     * @param text paragraphs stand on lines of their own
     * @param minCount how often a word must occur to be kept, at least 1
     * @throws IllegalArgumentException if fewer than four different words are left
     */
    public static WordCorpus of(String text, int minCount) {
        List<List<String>> raw = new ArrayList<>();
        Map<String, Integer> frequencies = new HashMap<>();
        for (String paragraph : text.split("\n+")) {
            List<String> words = WordTokenizer.split(paragraph).stream()
                    .filter(WordCorpus::isWord)
                    .toList();
            words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
            raw.add(words);
        }
        List<String> kept = frequencies.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (kept.size() < FEWEST_WORDS) {
            throw new IllegalArgumentException(
                    "Only " + kept.size() + " different words of this text occur at least " + minCount + " times");
        }
        Map<String, Integer> ids = new HashMap<>();
        kept.forEach(word -> ids.put(word, ids.size()));
        List<int[]> paragraphs = raw.stream()
                .map(words -> words.stream()
                        .map(ids::get)
                        .filter(Objects::nonNull)
                        .mapToInt(id -> id)
                        .toArray())
                .filter(words -> words.length > 1)
                .toList();
        return new WordCorpus(kept, kept.stream().mapToInt(frequencies::get).toArray(), paragraphs);
    }

    private static boolean isWord(String token) {
        return Character.isLetter(token.codePointAt(0));
    }

    /** {@return V, the number of different words} */
    public int vocabSize() {
        return words.size();
    }

    /** {@return how many words the paragraphs have in all} */
    public long length() {
        return paragraphs.stream().mapToLong(paragraph -> paragraph.length).sum();
    }
}

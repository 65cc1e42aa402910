package dev.aifromzero.level1.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as tokens: text is lower-cased, punctuation marks are tokens of their own, and every word that was not in the
 * training text becomes {@code <unk>}. Capital letters and white space are lost: decoding gives readable text, not the
 * original.
 */
public final class WordTokenizer implements Tokenizer {
    /** What stands for every word that is not in the vocabulary. Its id is 0. */
    public static final String UNKNOWN = "<unk>";

    /** The id of every word that is not in the vocabulary. */
    public static final int UNKNOWN_ID = 0;

    /** Letters with their accents and digits, with apostrophes and hyphens inside; or one other visible sign. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’\\-][\\p{L}\\p{M}\\p{N}]+)*|[^\\p{IsWhite_Space}]");

    private static final String NO_SPACE_BEFORE = ".,;:!?)]}%…’”";
    private static final String NO_SPACE_AFTER = "([{“‘";

    private final List<String> words;
    private final Map<String, Integer> ids = new HashMap<>();

    private WordTokenizer(List<String> words) {
        this.words = List.copyOf(words);
        for (int id = 0; id < words.size(); id++) {
            ids.put(words.get(id), id);
        }
    }

    /**
     * {@return a tokenizer for the words of a text: {@code <unk>}, then the most frequent first, equally frequent ones
     * in alphabetical order}
     *
     * @param text its letters are lower-cased first
     * @param minCount how often a word must occur to be kept, at least 1
     * @throws IllegalArgumentException if the smallest count is below 1
     */
    public static WordTokenizer fromText(String text, int minCount) {
        Map<String, Integer> counts = new HashMap<>();
        split(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        return fromCounts(counts, minCount);
    }

    /**
     * {@return the tokenizer of a text whose words were counted elsewhere, piece by piece}
     *
     * @param counts how often each word of {@link #split} occurs
     * @param minCount how often a word must occur to be kept, at least 1
     * @throws IllegalArgumentException if the smallest count is below 1
     */
    public static WordTokenizer fromCounts(Map<String, Integer> counts, int minCount) {
        if (minCount < 1) {
            throw new IllegalArgumentException("The smallest count of a word must be at least 1, not " + minCount);
        }
        List<String> words = new ArrayList<>(List.of(UNKNOWN));
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> words.add(entry.getKey()));
        return new WordTokenizer(words);
    }

    /**
     * {@return a tokenizer with exactly these words, as {@link #words()} gave them before}
     *
     * @param words one a token, the first with id 0
     * @throws IllegalArgumentException if the first is not {@code <unk>} or a word comes twice
     */
    public static WordTokenizer fromWords(List<String> words) {
        WordTokenizer tokenizer = new WordTokenizer(words);
        if (words.isEmpty() || !words.get(0).equals(UNKNOWN) || tokenizer.ids.size() != words.size()) {
            throw new IllegalArgumentException("A list of words starts with " + UNKNOWN + " and has no word twice");
        }
        return tokenizer;
    }

    /**
     * {@return the words and punctuation marks of a text, lower-cased, in order}
     *
     * @param text white space in it is dropped
     */
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** {@return all words in the order of their ids} */
    public List<String> words() {
        return words;
    }

    /**
     * {@return whether this word (lower-cased) has an id of its own}
     *
     * @param word in any case; {@code <unk>} is known too
     */
    public boolean knows(String word) {
        return ids.containsKey(word.toLowerCase(Locale.ROOT));
    }

    @Override
    public int[] encode(String text) {
        return split(text).stream()
                .mapToInt(word -> ids.getOrDefault(word, UNKNOWN_ID))
                .toArray();
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        boolean glue = true;
        for (int id : ids) {
            String word = token(id);
            text.append(glue || NO_SPACE_BEFORE.contains(word) ? "" : " ").append(word);
            glue = NO_SPACE_AFTER.contains(word);
        }
        return text.toString();
    }

    @Override
    public String token(int id) {
        if (id < 0 || id >= words.size()) {
            throw new IllegalArgumentException(
                    "There is no token with the id " + id + ": the ids go from 0 to " + (words.size() - 1));
        }
        return words.get(id);
    }

    @Override
    public int vocabSize() {
        return words.size();
    }
}

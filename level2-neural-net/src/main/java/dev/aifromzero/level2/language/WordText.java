package dev.aifromzero.level2.language;

import dev.aifromzero.level1.text.WordTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as word ids: nine tenths to learn from, the last tenth set aside. Of a very small text nothing is set aside.
 *
 * @param tokenizer knows the words of the part to learn from
 * @param train the ids to learn from: the whole part, or line by line; no line goes on in the next one
 * @param validation the ids to judge by, in the same form; those to learn from where nothing is set aside
 * @param setAside whether the model is judged by something that it has not learned from
 */
public record WordText(WordTokenizer tokenizer, List<int[]> train, List<int[]> validation, boolean setAside) {
    /** What stands before and after each line, where each line is a text of its own. */
    public static final String END = TrainedNGram.BOUNDARY;

    private static final int FEWEST_WORDS = 40;
    private static final int FEWEST_LINES = 10;
    private static final int PARTS = 10;

    /**
     * {@return a text cut into words: one running text, whose last tenth (if it has 40 words or more) is set aside}
     *
     * @param text the whole text; it is cut at nine tenths of its characters
     * @param minCount how often a word must come to be known, at least 1
     * @throws IllegalArgumentException if the text has fewer than 3 words and marks, or fewer than two different words come
     *     often enough
     */
    public static WordText of(String text, int minCount) {
        boolean large = WordTokenizer.split(text).size() >= FEWEST_WORDS;
        int cut = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) * (PARTS - 1) / PARTS);
        WordTokenizer tokenizer = WordTokenizer.fromText(large ? text.substring(0, cut) : text, minCount);
        requireWords(tokenizer, minCount);
        int[] all = tokenizer.encode(text);
        if (all.length < 3) {
            throw new IllegalArgumentException("The text has only " + all.length + " words and marks");
        }
        if (!large) {
            return new WordText(tokenizer, List.of(all), List.of(all), false);
        }
        int end = all.length * (PARTS - 1) / PARTS;
        return new WordText(
                tokenizer, List.of(Arrays.copyOf(all, end)), List.of(Arrays.copyOfRange(all, end, all.length)), true);
    }

    /**
     * {@return a text whose lines have nothing to do with each other; the last tenth of them (if there are 10 or more) is set
     * aside}
     *
     * @param text lines without a word in them are left out
     * @param minCount how often a word must come to be known, at least 1
     * @throws IllegalArgumentException if fewer than two different words come often enough
     */
    public static WordText ofLines(String text, int minCount) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        boolean large = lines.size() >= FEWEST_LINES;
        int end = large ? lines.size() * (PARTS - 1) / PARTS : lines.size();
        WordTokenizer words = WordTokenizer.fromText(String.join("\n", lines.subList(0, end)), minCount);
        requireWords(words, minCount);
        List<String> withEnd = new ArrayList<>(words.words());
        withEnd.add(END);
        WordTokenizer tokenizer = WordTokenizer.fromWords(withEnd);
        List<int[]> ids = lines.stream().map(line -> between(tokenizer, line)).toList();
        return new WordText(tokenizer, ids.subList(0, end), large ? ids.subList(end, ids.size()) : ids, large);
    }

    private static int[] between(WordTokenizer tokenizer, String line) {
        int[] words = tokenizer.encode(line);
        int[] ids = new int[words.length + 2];
        Arrays.fill(ids, tokenizer.vocabSize() - 1); // both ends
        System.arraycopy(words, 0, ids, 1, words.length);
        return ids;
    }

    private static void requireWords(WordTokenizer tokenizer, int minCount) {
        if (tokenizer.vocabSize() < 3) { // <unk> is one of them
            throw new IllegalArgumentException(
                    "The text has fewer than two different words that occur at least " + minCount + " times");
        }
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.level1.text.WordTokenizer;
import java.util.Arrays;

/**
 * A text as word ids: nine tenths to learn from, the last tenth set aside.
 *
 * @param tokenizer knows the words of the part to learn from
 * @param train the ids to learn from
 * @param validation the ids set aside
 */
public record WordText(WordTokenizer tokenizer, int[] train, int[] validation) {
    private static final int FEWEST = 40;

    /**
     * {@return a text cut into words}
     *
     * @param text the whole text; it is cut at nine tenths of its characters
     * @param minCount how often a word must come to be known, at least 1
     * @throws IllegalArgumentException if the text has fewer than 40 words, or no word comes often enough
     */
    public static WordText of(String text, int minCount) {
        int cut = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) * 9 / 10);
        WordTokenizer tokenizer = WordTokenizer.fromText(text.substring(0, cut), minCount);
        int[] all = tokenizer.encode(text);
        if (all.length < FEWEST) {
            throw new IllegalArgumentException(
                    "The text has only " + all.length + " words and marks: it takes at least " + FEWEST);
        }
        if (tokenizer.vocabSize() < 3) {
            throw new IllegalArgumentException(
                    "The text has fewer than two different words that occur at least " + minCount + " times");
        }
        int end = all.length * 9 / 10;
        return new WordText(tokenizer, Arrays.copyOf(all, end), Arrays.copyOfRange(all, end, all.length));
    }
}

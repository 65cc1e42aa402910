package dev.aifromzero.level4.evaluate;

import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.Tokens;

/**
 * Does a model write, or does it recite? Looks for runs of characters of a sample that stand in the training text word for
 * word.
 *
 * @param longestRun the longest piece of the sample that the training text contains
 * @param copiedFraction part of the sample's characters that lie in runs of at least {@link #LONG_RUN} characters, 0 to 1
 */
public record CopyCheck(String longestRun, double copiedFraction) {
    /** Some six words: shorter runs are common phrases. */
    public static final int LONG_RUN = 30;

    /** Two long books: enough to notice a model that recites, and quickly searched. */
    private static final int MOST_CHARACTERS = 1 << 21;

    /**
     * {@return a training text to compare with, as a reader wants it; of a very long one only the beginning}
     *
     * @param tokenizer what made the ids
     * @param trainingText the ids that the model learned from
     */
    public static String readable(Tokenizer tokenizer, Tokens trainingText) {
        String text = Documents.readable(tokenizer, trainingText.first(MOST_CHARACTERS));
        return text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    }

    /**
     * {@return what of the sample stands in the training text}
     *
     * @param sample what the model wrote
     * @param trainingText what it learned from, as {@link #readable} gives it
     */
    public static CopyCheck of(String sample, String trainingText) {
        int best = 0;
        int bestStart = 0;
        int copied = 0;
        int copiedUpTo = 0;
        int end = 0;
        for (int start = 0; start < sample.length(); start++) {
            end = Math.max(end, start);
            // If the run from one place reaches this end, the run from the next place reaches it too.
            while (end < sample.length() && trainingText.contains(sample.substring(start, end + 1))) {
                end++;
            }
            if (end - start > best) {
                best = end - start;
                bestStart = start;
            }
            if (end - start >= LONG_RUN) {
                copied += end - Math.max(start, copiedUpTo);
                copiedUpTo = end;
            }
        }
        return new CopyCheck(
                sample.substring(bestStart, bestStart + best),
                sample.isEmpty() ? 0 : (double) copied / sample.length());
    }
}

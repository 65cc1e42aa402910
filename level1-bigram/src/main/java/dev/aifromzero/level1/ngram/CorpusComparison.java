package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;

/**
 * Two texts, a character model of each, and how surprised each model is by new pages of each text.
 *
 * <p>It is fair in three ways. No model is asked about text that it has learned from: the last tenth of each text is held
 * out. Both models share one alphabet, that of both texts together, so a character that one of them has never seen is
 * improbable for it but has a price, and no model saves probability by not knowing a character. And unless asked
 * otherwise, both learn from equally many characters.
 */
public final class CorpusComparison {
    private static final double LEARNED_PART = 0.9;

    private final CharTokenizer alphabet;
    private final Side first;
    private final Side second;

    /**
     * One text.
     *
     * @param train the ids to learn from
     * @param heldOut the ids to be judged on
     * @param model what was learned
     */
    private record Side(int[] train, int[] heldOut, NGramModel model) {}

    /**
     * Counts both texts.
     *
     * @param a text 0
     * @param b text 1
     * @param order characters of an n-gram, 1 to {@value NGramModel#HIGHEST_ORDER}
     * @param smoothing what both models do about unseen n-grams
     * @param equalLengths whether the longer text is cut, so that both models learn from equally many characters
     * @throws IllegalArgumentException if a text is too short to hold two characters out and learn one n-gram
     */
    public CorpusComparison(String a, String b, int order, Smoothing smoothing, boolean equalLengths) {
        alphabet = CharTokenizer.fromText(a + b);
        int longest = equalLengths ? Math.min(trainLength(a), trainLength(b)) : Integer.MAX_VALUE;
        first = side(a, longest, order, smoothing);
        second = side(b, longest, order, smoothing);
    }

    private static int trainLength(String text) {
        return (int) (text.codePointCount(0, text.length()) * LEARNED_PART);
    }

    private Side side(String text, int longest, int order, Smoothing smoothing) {
        int[] ids = alphabet.encode(text);
        int end = trainLength(text);
        if (end < Math.max(2, order) || ids.length - end < 2) {
            throw new IllegalArgumentException(
                    "A text of " + ids.length + " characters is too short to compare: nine tenths are learned from, and"
                            + " one tenth, at least two characters, is held out");
        }
        int[] train = Arrays.copyOfRange(ids, Math.max(0, end - longest), end);
        int[] heldOut = Arrays.copyOfRange(ids, end, ids.length);
        return new Side(train, heldOut, NGramModel.train(train, alphabet.vocabSize(), order, smoothing));
    }

    private Side side(int number) {
        return number == 0 ? first : second;
    }

    /**
     * {@return nats a character of one text's held-out part for one text's model}
     *
     * @param model 0 for the model of the first text, 1 for that of the second
     * @param text 0 for the first text, 1 for the second
     */
    public double nats(int model, int text) {
        return side(model).model.crossEntropy(side(text).heldOut);
    }

    /**
     * {@return how many characters the model of a text (0 or 1) has learned from}
     *
     * @param text 0 or 1
     */
    public int learned(int text) {
        return side(text).train.length;
    }

    /**
     * {@return how many characters of a text (0 or 1) are held out}
     *
     * @param text 0 or 1
     */
    public int heldOut(int text) {
        return side(text).heldOut.length;
    }

    /**
     * {@return the share of characters in a text's held-out part that the model of a text has never seen, 0 to 1}
     *
     * @param model 0 or 1: whose training part counts as seen
     * @param text 0 or 1: whose held-out part is judged
     */
    public double unseenCharacters(int model, int text) {
        boolean[] seen = new boolean[alphabet.vocabSize()];
        for (int id : side(model).train) {
            seen[id] = true;
        }
        int[] judged = side(text).heldOut;
        return Arrays.stream(judged).filter(id -> !seen[id]).count() / (double) judged.length;
    }

    /** {@return the number of different characters in both texts together} */
    public int alphabetSize() {
        return alphabet.vocabSize();
    }
}

package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The smallest language model: a table of how often each character follows each other one.
 *
 * <p>With V different characters the table has V × V counts. The probability of a next character is its count divided
 * by the sum of its row; add-k smoothing gives every pair k extra counts, so that no pair is impossible.
 */
public final class BigramModel {
    private final CharTokenizer tokenizer;
    private final int vocabSize;
    private final double k;
    private final int[][] counts; // (V, V): row the first character, column the second
    private final int[] rowTotals; // (V)

    private BigramModel(CharTokenizer tokenizer, double k, int[][] counts) {
        this.tokenizer = tokenizer;
        this.vocabSize = tokenizer.vocabSize();
        this.k = k;
        this.counts = counts;
        this.rowTotals =
                Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
    }

    /**
     * {@return the model of a text}
     *
     * @param tokenizer has V characters, all of the text's among them
     * @param text at least two characters
     * @param k what is added to every count, 0 or more; with 0 an unseen pair is impossible
     * @throws IllegalArgumentException if the text has fewer than two characters, or one that the tokenizer does not know,
     *     or k is negative
     */
    public static BigramModel count(CharTokenizer tokenizer, String text, double k) {
        if (!(k >= 0)) {
            throw new IllegalArgumentException("The number added to every count must be 0 or more, not " + k);
        }
        int[] ids = tokenizer.encode(text);
        if (ids.length < 2) {
            throw new IllegalArgumentException(
                    "The text has " + ids.length + " character(s): there is no pair to count");
        }
        int[][] counts = new int[tokenizer.vocabSize()][tokenizer.vocabSize()];
        for (int i = 0; i + 1 < ids.length; i++) {
            counts[ids[i]][ids[i + 1]]++;
        }
        return new BigramModel(tokenizer, k, counts);
    }

    /** {@return the alphabet of the model} */
    public CharTokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * {@return how often the second character came right after the first}
     *
     * @param first the id of a character, 0 to V − 1
     * @param second the id of the character behind it
     */
    public int count(int first, int second) {
        return counts[first][second];
    }

    /**
     * {@return how often anything came right after this character}
     *
     * @param first the id of a character, 0 to V − 1
     */
    public int rowTotal(int first) {
        return rowTotals[first];
    }

    /** {@return how many different pairs were seen} */
    public int pairsSeen() {
        return (int) Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .filter(count -> count > 0)
                .count();
    }

    /**
     * {@return P(second | first): between 0 and 1}
     *
     * <p>After a character that nothing ever followed (k = 0 and an empty row) every character is equally likely.
     *
     * @param first the id of a character, 0 to V − 1
     * @param second the id of the character behind it
     */
    public double probability(int first, int second) {
        double total = rowTotals[first] + k * vocabSize;
        return total == 0 ? 1.0 / vocabSize : (count(first, second) + k) / total;
    }

    /**
     * {@return the probabilities of all characters after this one (V), summing to 1}
     *
     * @param first the id of a character, 0 to V − 1
     */
    public double[] next(int first) {
        double[] row = new double[vocabSize];
        for (int second = 0; second < vocabSize; second++) {
            row[second] = probability(first, second);
        }
        return row;
    }

    /**
     * {@return the same as logits (V): logarithms of the probabilities, −∞ for an impossible character}
     *
     * @param first the id of a character, 0 to V − 1
     */
    public float[] logits(int first) {
        float[] logits = new float[vocabSize];
        for (int second = 0; second < vocabSize; second++) {
            logits[second] = (float) Math.log(probability(first, second));
        }
        return logits;
    }

    /**
     * {@return a text of this many more characters after the start}
     *
     * @param start at least one character of the alphabet
     * @param length characters (code points) to add, 0 or more
     * @param sampler chooses each of them from the logits
     * @param random where all chance comes from: the same state gives the same text
     * @throws IllegalArgumentException if the start is empty or has an unknown character
     */
    public String generate(String start, int length, Sampler sampler, RandomGenerator random) {
        int[] begun = tokenizer.encode(start);
        if (begun.length == 0) {
            throw new IllegalArgumentException("The start of the text is empty: there is no character to go on from");
        }
        int[] ids = Arrays.copyOf(begun, begun.length + length);
        for (int i = begun.length; i < ids.length; i++) {
            int[] history = Arrays.copyOf(ids, i);
            ids[i] = sampler.sample(logits(ids[i - 1]), history, random);
        }
        return tokenizer.decode(ids);
    }

    /**
     * {@return how surprised the model is by a text: the mean of −ln P over its pairs, in nats; infinite if a pair is
     * impossible}
     *
     * @param text at least two characters of the alphabet
     */
    public double crossEntropy(String text) {
        int[] ids = tokenizer.encode(text);
        double nats = 0;
        for (int i = 0; i + 1 < ids.length; i++) {
            nats -= Math.log(probability(ids[i], ids[i + 1]));
        }
        return nats / (ids.length - 1);
    }
}

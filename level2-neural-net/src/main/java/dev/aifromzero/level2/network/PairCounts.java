package dev.aifromzero.level2.network;

import dev.aifromzero.level1.text.CharTokenizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A text as training data for a network that sees one character and guesses the next.
 *
 * <p>A text of a million characters has a million examples (this, next), but only V different inputs. Examples with the
 * same input get the same answer from the network, so they can be gathered: row i counts what came after character i.
 * The gradient from this table is exactly the mean of the gradients of all the single examples, at a small part of the
 * work.
 *
 * @param tokenizer the characters and their ids
 * @param counts how often character j came right after character i (V, V), of type DOUBLE
 */
public record PairCounts(CharTokenizer tokenizer, INDArray counts) {

    /**
     * {@return the pairs of a text}
     *
     * @param text at least two different characters
     * @throws IllegalArgumentException if the text has fewer than two different characters: then there is nothing to learn
     */
    public static PairCounts of(String text) {
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        if (tokenizer.vocabSize() < 2) {
            throw new IllegalArgumentException(
                    "The text has fewer than two different characters, so there is nothing to learn from it");
        }
        return of(tokenizer, text);
    }

    /**
     * {@return the pairs of a text whose characters the tokenizer knows}
     *
     * @param tokenizer knows V characters
     * @param text none but these
     */
    public static PairCounts of(CharTokenizer tokenizer, String text) {
        int v = tokenizer.vocabSize();
        double[] counts = new double[v * v];
        int[] ids = tokenizer.encode(text);
        for (int i = 0; i + 1 < ids.length; i++) {
            counts[ids[i] * v + ids[i + 1]]++;
        }
        return new PairCounts(tokenizer, Nd4j.create(counts, new long[] {v, v}, 'c'));
    }

    /** {@return how many pairs the text has: its characters less one} */
    public long pairs() {
        return counts.sumNumber().longValue();
    }

    /** {@return V, the number of different characters} */
    public int vocabSize() {
        return tokenizer.vocabSize();
    }

    /**
     * {@return the least possible mean surprise, in nats, of anything that guesses the next character from one
     * character}
     *
     * <p>It is the conditional entropy −(1/N) Σ n(i,j) · ln(n(i,j) / n(i)) of the counts (Shannon, 1948): best are the
     * true shares, and any other probabilities cost more (Gibbs' inequality).
     */
    public double entropyFloor() {
        double nats = 0;
        for (double[] row : counts.toDoubleMatrix()) {
            double total = 0;
            for (double count : row) {
                total += count;
            }
            for (double count : row) {
                nats -= count == 0 ? 0 : count * Math.log(count / total);
            }
        }
        return nats / pairs();
    }
}

package dev.aifromzero.level1.exercises;

import java.util.HashMap;
import java.util.Map;

/** Solution of task 1.5. */
public final class HeldOutPerplexity {
    private HeldOutPerplexity() {}

    /**
     * A text in two parts.
     *
     * @param train the beginning, to learn from
     * @param heldOut the rest, to be judged by
     */
    public record Split(String train, String heldOut) {}

    /** {@return the text cut in two} */
    public static Split split(String text, double part) {
        int cut = (int) (part * text.length());
        return new Split(text.substring(0, cut), text.substring(cut));
    }

    /** {@return the mean of −ln p over all probabilities, in nats} */
    public static double crossEntropy(double[] probabilities) {
        double nats = 0;
        for (double p : probabilities) {
            nats -= Math.log(p);
        }
        return nats / probabilities.length;
    }

    /** {@return e to the cross-entropy} */
    public static double perplexity(double[] probabilities) {
        return Math.exp(crossEntropy(probabilities));
    }

    /** {@return the probabilities that a bigram model of the training text gives to the held-out text} */
    public static double[] bigramProbabilities(String train, String heldOut, double k) {
        Map<String, Integer> pairs = new HashMap<>();
        Map<Character, Integer> rows = new HashMap<>();
        for (int i = 0; i + 1 < train.length(); i++) {
            pairs.merge(train.substring(i, i + 2), 1, Integer::sum);
            rows.merge(train.charAt(i), 1, Integer::sum);
        }
        long vocabSize = (train + heldOut).chars().distinct().count();
        double[] probabilities = new double[Math.max(0, heldOut.length() - 1)];
        for (int i = 0; i < probabilities.length; i++) {
            double count = pairs.getOrDefault(heldOut.substring(i, i + 2), 0) + k;
            probabilities[i] = count / (rows.getOrDefault(heldOut.charAt(i), 0) + k * vocabSize);
        }
        return probabilities;
    }
}

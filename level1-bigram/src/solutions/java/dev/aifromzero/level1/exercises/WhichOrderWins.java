package dev.aifromzero.level1.exercises;

import dev.aifromzero.level1.ngram.NGramModel;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;

/** Solution of task 1.7. */
public final class WhichOrderWins {
    private WhichOrderWins() {}

    /** {@return the held-out surprise of models of order 1, 2, ... {@code highest}} */
    public static double[] heldOutNats(String text, double k, int highest) {
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        int[] ids = tokenizer.encode(text);
        int cut = ids.length * 9 / 10;
        int[] train = Arrays.copyOf(ids, cut);
        int[] heldOut = Arrays.copyOfRange(ids, cut, ids.length);
        double[] nats = new double[highest];
        for (int order = 1; order <= highest; order++) {
            nats[order - 1] = NGramModel.train(train, tokenizer.vocabSize(), order, Smoothing.addK(k))
                    .crossEntropy(heldOut);
        }
        return nats;
    }

    /** {@return the order with the smallest surprise} */
    public static int bestOrder(double[] heldOutNats) {
        int best = 0;
        for (int i = 1; i < heldOutNats.length; i++) {
            best = heldOutNats[i] < heldOutNats[best] ? i : best;
        }
        return best + 1;
    }

    /** {@return the best order for data/india.txt: 7,000 characters fill a table of pairs, hardly one of triples} */
    public static int predictionForASmallText() {
        return 2;
    }

    /** {@return the best order for 250,000 characters of stories: more text, more contexts seen} */
    public static int predictionForALargerText() {
        return 4;
    }
}

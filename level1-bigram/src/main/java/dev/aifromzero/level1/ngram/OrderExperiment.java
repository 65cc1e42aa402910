package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.text.TokenSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The same text learned with orders 1, 2, 3 …: what each order makes of the text that it knows and of text that it has
 * never seen. Where the two part, counting has begun to memorise.
 */
public final class OrderExperiment {
    private OrderExperiment() {}

    /**
     * What one order reached.
     *
     * @param model the model
     * @param trainNats its surprise at the text that it learned from, nats a token
     * @param heldOutNats its surprise at the held-out text, nats a token
     * @param unseen share of the held-out tokens that come after a context never seen, 0 to 1
     */
    public record Row(NGramModel model, double trainNats, double heldOutNats, double unseen) {
        /** {@return n} */
        public int order() {
            return model.order();
        }
    }

    /**
     * {@return one row an order, from 1 to the highest}
     *
     * @param text both its parts as ids of one tokenizer
     * @param highest at most {@link NGramModel#HIGHEST_ORDER}; a text shorter than an n-gram ends the list earlier
     * @param smoothing the same for all orders
     */
    public static List<Row> run(TokenSplit text, int highest, Smoothing smoothing) {
        List<Row> rows = new ArrayList<>();
        int longest = Math.min(highest, Math.min(text.train().length, text.heldOut().length));
        for (int order = 1; order <= longest; order++) {
            NGramModel model = NGramModel.train(text.train(), text.vocabSize(), order, smoothing);
            rows.add(new Row(
                    model,
                    model.crossEntropy(text.train()),
                    model.crossEntropy(text.heldOut()),
                    model.unseenContexts(text.heldOut())));
        }
        return rows;
    }

    /**
     * {@return the order that new text surprises least: from the next one on the model memorises}
     *
     * @param rows at least one
     */
    public static Row best(List<Row> rows) {
        return rows.stream().min(Comparator.comparingDouble(Row::heldOutNats)).orElseThrow();
    }
}

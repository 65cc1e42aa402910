package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.TokenSplit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderExperimentTest {
    private static TokenSplit coins(int learned, int heldOut) {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < learned + heldOut; i++) {
            text.append(random.nextBoolean() ? 'h' : 't');
        }
        return TokenSplit.of(CharTokenizer.fromText("ht"), text.substring(0, learned), text.substring(learned));
    }

    @Test
    void longOrdersMemoriseTossesOfACoinWhereNothingCanBeLearned() {
        List<OrderExperiment.Row> rows = OrderExperiment.run(coins(200, 2000), 8, Smoothing.addK(0.01));
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                rows.stream().map(OrderExperiment.Row::order).toList());
        OrderExperiment.Row last = rows.get(7);
        assertTrue(last.trainNats() < 0.4, "order 8 knows its tosses: " + last.trainNats());
        assertTrue(last.heldOutNats() > Math.log(2) + 0.1, "and guesses worse than a coin: " + last.heldOutNats());
        assertTrue(OrderExperiment.best(rows).order() <= 2);
    }

    @Test
    void rowsAreThoseOfTheModels() {
        TokenSplit text = coins(100, 50);
        OrderExperiment.Row row =
                OrderExperiment.run(text, 3, Smoothing.addK(1)).get(2);
        NGramModel model = NGramModel.train(text.train(), 2, 3, Smoothing.addK(1));
        assertEquals(model.crossEntropy(text.train()), row.trainNats(), 1e-12);
        assertEquals(model.crossEntropy(text.heldOut()), row.heldOutNats(), 1e-12);
        assertEquals(model.unseenContexts(text.heldOut()), row.unseen(), 1e-12);
    }

    @Test
    void aShortTextEndsTheListEarly() {
        assertEquals(3, OrderExperiment.run(coins(40, 3), 8, Smoothing.addK(1)).size());
    }
}

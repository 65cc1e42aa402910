package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.OrderExperiment;
import dev.aifromzero.level1.ngram.Smoothing;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TokenSplit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.7",
        points = 4,
        title = "Predict: which order wins?",
        hint =
                "Count contexts before you guess: with about 60 characters there are 60 contexts of one character, 3,600 of two and"
                        + " 216,000 of three. How often can each have been seen in 7,000 characters, and how often in 250,000?",
        lesson = "docs/level1.md#step-3-looking-further-back")
class WhichOrderWinsTest {
    private static final double K = 0.1;

    @Test
    void theSmallestSurpriseWins() {
        assertEquals(
                3,
                WhichOrderWins.bestOrder(new double[] {2.9, 2.4, 2.2, 2.5}),
                "2.2 is the smallest, and it is order 3");
        assertEquals(1, WhichOrderWins.bestOrder(new double[] {2.0}), "the only one is the best");
        assertEquals(2, WhichOrderWins.bestOrder(new double[] {3, 1, 1}), "of equal ones the smallest order");
        assertEquals(4, WhichOrderWins.bestOrder(new double[] {4, 3, 2, 1}), "the last one may be the best");
        assertEquals(1, WhichOrderWins.bestOrder(new double[] {1, 2, 3}), "and the first one");
    }

    @Test
    void aTextOfOneLetterIsNoSurprise() {
        assertArrayEquals(
                new double[] {0, 0},
                WhichOrderWins.heldOutNats("a".repeat(30), K, 2),
                1e-12,
                "V is 1: every probability is 1");
    }

    @Test
    void theMeasuringAgreesWithTheLesson() throws IOException {
        String text = Corpus.read(ProjectPaths.data("india.txt")).substring(0, 3001);
        assertArrayEquals(
                measured(text, 5),
                WhichOrderWins.heldOutNats(text, K, 5),
                1e-9,
                "orders 1 to 5 on the beginning of data/india.txt: 90% to learn from, the alphabet of all of it, add-0.1");
        assertEquals(1, WhichOrderWins.heldOutNats(text, K, 1).length, "one number for each order");
        assertEquals(
                true,
                WhichOrderWins.heldOutNats(text, 1, 3)[2] > WhichOrderWins.heldOutNats(text, K, 3)[2],
                "with k = 1 order 3 is more surprised than with k = 0.1: is k used?");
    }

    @Test
    void thePredictionForASmallTextHolds() throws IOException {
        checkPrediction(Corpus.read(ProjectPaths.data("india.txt")), WhichOrderWins.predictionForASmallText());
    }

    @Test
    void thePredictionForALargerTextHolds() throws IOException {
        checkPrediction(
                Corpus.read(ProjectPaths.data("stories.txt")).substring(0, 250_000),
                WhichOrderWins.predictionForALargerText());
    }

    private static void checkPrediction(String text, int predicted) {
        double[] nats = measured(text, 8);
        int best = 1;
        for (int order = 2; order <= nats.length; order++) {
            best = nats[order - 1] < nats[best - 1] ? order : best;
        }
        String where = predicted < best ? "a longer context still helps" : "such long contexts are too rare";
        assertEquals(
                best,
                predicted,
                "measured nats for orders 1 to 8: "
                        + Arrays.toString(Arrays.stream(nats)
                                .map(n -> Math.round(n * 100) / 100.0)
                                .toArray()) + ". At order " + predicted + " " + where + ": why, with this much text?");
    }

    private static double[] measured(String text, int highest) {
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        int cut = (int) (text.length() * 0.9);
        TokenSplit split = TokenSplit.of(tokenizer, text.substring(0, cut), text.substring(cut));
        List<OrderExperiment.Row> rows = OrderExperiment.run(split, highest, Smoothing.addK(K));
        return rows.stream().mapToDouble(OrderExperiment.Row::heldOutNats).toArray();
    }
}

package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.CharacterTraining;
import dev.aifromzero.level2.network.PairCounts;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.9",
        points = 4,
        title = "Predict: which learning rate wins?",
        hint =
                "How far can a weight travel in 30 steps, and how far must it travel, from about 0 to perhaps 3? For Adam a step is as"
                        + " long as the rate; for SGD it is the rate times a gradient, and the lesson shows how small gradients are.",
        lesson = "docs/level2.md#step-5-pictures")
class WhichLearningRateTest {
    private static final double[] RATES = {0.0002, 0.002, 0.02, 0.2, 2, 20};
    private static final double NO_NUMBER = Double.NaN;

    @Test
    @Order(1)
    void theSmallestLossWins() {
        assertEquals(
                1,
                WhichLearningRate.best(new double[] {0.1, 1, 10}, new double[] {2.9, 2.4, NO_NUMBER}),
                0.0,
                "2.4 belongs to 1");
        assertEquals(
                0.1,
                WhichLearningRate.best(new double[] {0.1, 1, 10}, new double[] {2, 2.4, 3}),
                0.0,
                "the first may win");
        assertEquals(
                10, WhichLearningRate.best(new double[] {0.1, 1, 10}, new double[] {3, 2.4, 2}), 0.0, "and the last");
        assertEquals(
                0.1,
                WhichLearningRate.best(new double[] {0.1, 1}, new double[] {2, 2}),
                0.0,
                "of equal ones the first");
        assertEquals(7, WhichLearningRate.best(new double[] {7}, new double[] {9}), 0.0, "the only one is the best");
    }

    @Test
    @Order(2)
    void whatBlewUpNeverWins() {
        double[] rates = {1, 2, 3};
        assertEquals(
                3,
                WhichLearningRate.best(rates, new double[] {NO_NUMBER, 5, 4}),
                0.0,
                "NaN stands first, and 4 < NaN is false: ask Double.isFinite");
        assertEquals(
                2, WhichLearningRate.best(rates, new double[] {NO_NUMBER, 5, NO_NUMBER}), 0.0, "only 5 is a number");
        assertEquals(
                3,
                WhichLearningRate.best(rates, new double[] {Double.NEGATIVE_INFINITY, 5, 4}),
                0.0,
                "−∞ is not a loss of a healthy network");
    }

    @Test
    @Order(3)
    void theMeasuringAgreesWithTheLesson() throws IOException {
        String text = text().substring(0, 400);
        double[] rates = {0.01, 0.3};
        assertArrayEquals(
                measured(text, OptimizerKind.MOMENTUM, rates, 7, 3),
                WhichLearningRate.lastLosses(text, OptimizerKind.MOMENTUM, rates, 7, 3),
                1e-9,
                "momentum, 7 epochs, seed 3, 16 hidden TANH neurons: a new generator for each rate, the last point of the"
                        + " history");
        assertArrayEquals(
                measured(text, OptimizerKind.ADAM, rates, 3, 4),
                WhichLearningRate.lastLosses(text, OptimizerKind.ADAM, rates, 3, 4),
                1e-9,
                "Adam, 3 epochs, seed 4: are optimizer, epochs and seed used?");
        double[] twice = WhichLearningRate.lastLosses(text, OptimizerKind.SGD, new double[] {1, 1}, 2, 5);
        assertEquals(
                twice[0], twice[1], 1e-12, "the same rate twice must end the same: does each training begin anew?");
    }

    @Test
    @Order(4)
    void thePredictionForAdamHolds() throws IOException {
        checkPrediction(OptimizerKind.ADAM, WhichLearningRate.predictionForAdam());
    }

    @Test
    @Order(5)
    void thePredictionForSgdHolds() throws IOException {
        checkPrediction(OptimizerKind.SGD, WhichLearningRate.predictionForSgd());
    }

    private static void checkPrediction(OptimizerKind optimizer, double predicted) throws IOException {
        double[] losses = measured(text(), optimizer, RATES, 30, 42);
        int best = 0;
        for (int i = 1; i < RATES.length; i++) {
            best = Double.isFinite(losses[i]) && losses[i] < losses[best] ? i : best;
        }
        StringBuilder measured = new StringBuilder("measured with " + optimizer + ":");
        for (int i = 0; i < RATES.length; i++) {
            measured.append(String.format(Locale.ROOT, " rate %s loss %.3f;", number(RATES[i]), losses[i]));
        }
        String thought = predicted < RATES[best]
                ? "it was still far from the goal: how long would its way have been?"
                : "it jumped too far each time: how long is one of its steps?";
        boolean known = Arrays.stream(RATES).anyMatch(rate -> rate == predicted);
        assertEquals(
                number(RATES[best]),
                number(predicted),
                measured + " With " + number(predicted) + (known ? " " + thought : ": predict one of the six rates."));
    }

    private static String number(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    private static String text() throws IOException {
        return Corpus.read(ProjectPaths.data("india.txt")).substring(0, 2000);
    }

    private static double[] measured(String text, OptimizerKind optimizer, double[] rates, int epochs, long seed) {
        double[] losses = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            CharacterTraining.Config config =
                    new CharacterTraining.Config(16, epochs, rates[i], Activation.TANH, optimizer);
            List<CharacterTraining.Point> history =
                    new CharacterTraining(PairCounts.of(text), config, new SplittableRandom(seed)).run(point -> {});
            losses[i] = history.get(history.size() - 1).loss();
        }
        return losses;
    }
}

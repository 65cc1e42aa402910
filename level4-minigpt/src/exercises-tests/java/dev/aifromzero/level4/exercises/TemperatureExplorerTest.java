package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.sampling.SamplingConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.4",
        points = 4,
        title = "Temperature explorer",
        hint = "Colder means dividing by a smaller number, so the differences grow: check that 0.5 doubles the scores."
                + " For the last method keep two numbers, low and high, and move one of them to the middle each time.",
        lesson = "docs/level4.md#step-3-writing")
class TemperatureExplorerTest {
    private static final double[] SCORES = {2, 1, 0};

    @Test
    void theExampleIsRight() {
        assertArrayEquals(
                new double[] {0.6652, 0.2447, 0.0900},
                TemperatureExplorer.probabilities(SCORES, 1),
                1e-4,
                "scores (2, 1, 0) at temperature 1: 7.389, 2.718 and 1, each divided by 11.107");
        assertArrayEquals(
                new double[] {0.8668, 0.1173, 0.0159},
                TemperatureExplorer.probabilities(SCORES, 0.5),
                1e-4,
                "at temperature 0.5 the scores become (4, 2, 0): is the score divided by the temperature, not multiplied?");
        assertEquals(
                2.299,
                TemperatureExplorer.choices(TemperatureExplorer.probabilities(SCORES, 1)),
                1e-3,
                "choices at 1: e^0.832");
        assertEquals(
                1.554,
                TemperatureExplorer.choices(TemperatureExplorer.probabilities(SCORES, 0.5)),
                1e-3,
                "choices at 0.5");
    }

    @Test
    void choicesCountEquallyLikelyTokens() {
        assertEquals(
                4,
                TemperatureExplorer.choices(new double[] {0.25, 0.25, 0.25, 0.25}),
                1e-9,
                "four alike: ln 4 nats, e to it is 4");
        assertEquals(
                2,
                TemperatureExplorer.choices(new double[] {0, 0.5, 0.5, 0}),
                1e-9,
                "what has probability 0 adds nothing; ln 0 is −∞");
        assertEquals(
                1, TemperatureExplorer.choices(new double[] {0, 1}), 1e-9, "one token is certain: no choice at all");
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertArrayEquals(
                new double[] {0.7311, 0.2689},
                TemperatureExplorer.probabilities(new double[] {1000, 999}, 1),
                1e-4,
                "scores (1000, 999): take the greatest off first, then it is the same as (0, −1)");
        assertArrayEquals(
                new double[] {0.7311, 0.2689},
                TemperatureExplorer.probabilities(new double[] {-2000, -2002}, 2),
                1e-4,
                "scores (−2000, −2002) at temperature 2: the same as (0, −1) at 1. Is the greatest score taken off, not"
                        + " the first or 0?");
    }

    @Test
    void theScoresStayAsTheyAre() {
        double[] scores = {1, 3, 2};
        TemperatureExplorer.probabilities(scores, 0.7);
        assertArrayEquals(new double[] {1, 3, 2}, scores, "the scores belong to the caller: make a new array");
    }

    @Test
    void theTemperatureOfTheExampleIsFoundAgain() {
        double[] half = TemperatureExplorer.probabilities(SCORES, 0.5);
        assertEquals(
                0.5,
                find(SCORES, TemperatureExplorer.choices(half)),
                1e-3,
                "(2, 1, 0) has 1.554 choices at temperature 0.5: too few choices means that the answer is hotter");
        assertEquals(
                5,
                find(new double[] {0, 7, 3, 1}, choicesAt(new double[] {0, 7, 3, 1}, 5)),
                1e-3,
                "scores (0, 7, 3, 1), hot");
    }

    @Test
    void randomTemperaturesAreFoundAgain() {
        SplittableRandom random = new SplittableRandom(44);
        for (int round = 0; round < 20; round++) {
            double[] scores = random.doubles(2 + random.nextInt(6), -4, 4).toArray();
            scores[0] += 3; // no cold case where the choices hardly change
            double temperature = random.nextDouble(1, 4);
            assertEquals(
                    temperature,
                    find(scores, choicesAt(scores, temperature)),
                    1e-3,
                    "temperature of the scores " + Arrays.toString(scores) + ". Do you stop only when the interval is"
                            + " below 0.0001?");
        }
    }

    @Test
    void randomScoresAgreeWithTheLevelsOwnSampler() {
        SplittableRandom random = new SplittableRandom(45);
        for (int round = 0; round < 30; round++) {
            float[] logits = new float[1 + random.nextInt(8)];
            double[] scores = new double[logits.length];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextDouble(-6, 6);
                scores[i] = logits[i];
            }
            double temperature = random.nextDouble(0.2, 3);
            assertArrayEquals(
                    SamplingConfig.defaults().withTemperature(temperature).probabilities(logits, new int[0]),
                    TemperatureExplorer.probabilities(scores, temperature),
                    1e-5,
                    "scores " + Arrays.toString(scores) + " at temperature " + temperature
                            + ": divided by it, then softmax");
        }
    }

    private static double find(double[] scores, double choices) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> TemperatureExplorer.temperatureFor(scores, choices),
                "the search never ends: does the interval become smaller each time?");
    }

    private static double choicesAt(double[] scores, double temperature) {
        double sum = Arrays.stream(scores).map(s -> Math.exp(s / temperature)).sum();
        double nats = Arrays.stream(scores)
                .map(s -> Math.exp(s / temperature) / sum)
                .map(p -> -p * Math.log(p))
                .sum();
        return Math.exp(nats);
    }
}

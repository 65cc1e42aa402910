package dev.aifromzero.level2.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.scoreboard.Score;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeuralNetworkScoreTest {
    private static final String SMALL = "the rain in the hills runs to the river and the river runs to the sea";
    private static final CharacterTraining.Config CONFIG =
            CharacterTraining.Config.usual().withEpochs(50);

    private static double nats(String page) {
        return new NeuralNetworkScore(SMALL.repeat(5), page)
                .score(CONFIG, new SplittableRandom(1))
                .natsPerCharacter();
    }

    @Test
    void scoreIsTheMeanSurpriseOverAllCharactersButTheFirst() {
        double[][] p = {{0.25, 0.75}, {0.5, 0.5}};
        double expected = -(Math.log(0.999 * 0.75 + 0.001 / 3) + Math.log(0.999 * 0.5 + 0.001 / 3)) / 2;
        assertEquals(expected, NeuralNetworkScore.natsPerCharacter(p, new int[] {0, 1, 1}), 1e-12);
    }

    @Test
    void unknownCharactersAreUnlikelyButPossibleAndEachRowStillSumsToOne() {
        double[][] p = {{0.25, 0.75}, {0.5, 0.5}};
        for (int first = 0; first <= 2; first++) {
            double sum = 0;
            for (int second = 0; second <= 2; second++) {
                assertTrue(NeuralNetworkScore.probability(p, first, second) > 0);
                sum += NeuralNetworkScore.probability(p, first, second);
            }
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void pageWithUnknownCharactersIsScored() {
        Score score = new NeuralNetworkScore(SMALL.repeat(5), "the € sea").score(CONFIG, new SplittableRandom(1));
        assertEquals("neural network", score.model());
        assertEquals(8, score.characters());
        assertTrue(score.natsPerCharacter() > 0 && Double.isFinite(score.natsPerCharacter()));
    }

    @Test
    void aPageOfUnknownCharactersCostsWhatEvenBetsCostAndAKnownOneMuchLess() {
        double even = Math.log(SMALL.chars().distinct().count() + 1);
        assertEquals(even, nats("€€€€"), 1e-9);
        assertTrue(nats("the river runs") < 0.7 * even, "nats " + nats("the river runs"));
    }

    @Test
    void aPageNeedsACharacterToPredict() {
        assertThrows(IllegalArgumentException.class, () -> new NeuralNetworkScore(SMALL, "t"));
        assertEquals(
                1,
                new NeuralNetworkScore(SMALL, "th")
                        .score(CONFIG, new SplittableRandom(1))
                        .characters());
    }

    @Test
    void theUsualScoreIsThatOfTheLessonsNetwork() {
        Score score = new NeuralNetworkScore("abc".repeat(20), "abc").score(new SplittableRandom(1));
        assertEquals("64 hidden neurons, one character seen", score.note());
        assertEquals(3 * 64 + 64 + 64 * 3 + 3, score.parameters());
    }
}

package dev.aifromzero.level1.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SamplingConfigTest {
    private static final float[] LOGITS = {0, (float) Math.log(2), (float) Math.log(3), (float) Math.log(4)};
    private static final int[] NO_HISTORY = {};

    @Test
    void drawsFollowTheProbabilities() {
        // 0.1, 0.2, 0.3, 0.4; chi-square with 3 degrees of freedom is below 16.27 in 999 of 1000 fair runs
        assertTrue(chiSquare(SamplingConfig.defaults(), new double[] {0.1, 0.2, 0.3, 0.4}) < 16.27);
    }

    @Test
    void temperatureTwoTakesTheSquareRootOfEveryOdds() {
        double sum = 1 + Math.sqrt(2) + Math.sqrt(3) + 2;
        double[] expected = {1 / sum, Math.sqrt(2) / sum, Math.sqrt(3) / sum, 2 / sum};
        assertTrue(chiSquare(SamplingConfig.defaults().withTemperature(2), expected) < 16.27);
    }

    @Test
    void topKSharesTheProbabilityAmongThoseLeft() {
        assertTrue(chiSquare(SamplingConfig.defaults().withTopK(2), new double[] {0, 0, 3 / 7.0, 4 / 7.0}) < 10.83);
    }

    @Test
    void topPSharesTheProbabilityAmongThoseLeft() {
        // 0.4 + 0.3 reach 0.65
        assertTrue(chiSquare(SamplingConfig.defaults().withTopP(0.65), new double[] {0, 0, 3 / 7.0, 4 / 7.0}) < 10.83);
    }

    @Test
    void minPSharesTheProbabilityAmongThoseLeft() {
        // half of 0.4 is 0.2, which the second token has: chi-square with 2 degrees of freedom
        SamplingConfig config = SamplingConfig.defaults().withMinP(0.49);
        assertTrue(chiSquare(config, new double[] {0, 2 / 9.0, 3 / 9.0, 4 / 9.0}) < 13.82);
    }

    @Test
    void aPenalisedTokenIsDrawnAsOftenAsItsNewLogitSays() {
        // ln 4 halved is ln 2: odds 1, 2, 3, 2 of 8
        SamplingConfig config = SamplingConfig.defaults().withRepetitionPenalty(2);
        assertTrue(chiSquare(config, new double[] {1 / 8.0, 2 / 8.0, 3 / 8.0, 2 / 8.0}, 3) < 16.27);
    }

    @Test
    void theProbabilitiesShownAreThoseThatAreDrawnFrom() {
        for (SamplingConfig config : new SamplingConfig[] {
            SamplingConfig.defaults().withTemperature(0.7).withTopK(3),
            SamplingConfig.defaults().withTopP(0.95).withMinP(0.3),
            SamplingConfig.greedy()
        }) {
            assertTrue(chiSquare(config, config.probabilities(LOGITS, NO_HISTORY)) < 16.27, config.toString());
        }
    }

    private static double chiSquare(SamplingConfig config, double[] probabilities, int... history) {
        int draws = 20_000;
        int[] counts = new int[probabilities.length];
        SplittableRandom random = new SplittableRandom(7);
        Sampler sampler = config.sampler();
        for (int i = 0; i < draws; i++) {
            counts[sampler.sample(LOGITS, history, random)]++;
        }
        double chiSquare = 0;
        for (int id = 0; id < counts.length; id++) {
            double expected = draws * probabilities[id];
            if (expected == 0) {
                assertEquals(0, counts[id]);
            } else {
                chiSquare += (counts[id] - expected) * (counts[id] - expected) / expected;
            }
        }
        return chiSquare;
    }

    @Test
    void greedyTakesTheLikeliestAndTheFirstOfEquals() {
        Sampler greedy = SamplingConfig.greedy().sampler();
        assertEquals(3, greedy.sample(LOGITS, NO_HISTORY, null));
        assertEquals(1, greedy.sample(new float[] {0, 2, 2}, NO_HISTORY, null));
    }

    @Test
    void greedyStillListensToThePenalties() {
        Sampler greedy = SamplingConfig.greedy().withNoRepeatNgram(1).sampler();
        assertEquals(2, greedy.sample(LOGITS, new int[] {3}, null));
        Sampler punished = SamplingConfig.greedy().withRepetitionPenalty(2).sampler();
        assertEquals(2, punished.sample(LOGITS, new int[] {3}, null));
    }

    @Test
    void theLargestNumberOfChanceStillFallsOnATokenWhereRoundedProbabilitiesSumToLessThanOne() {
        RandomGenerator justBelowOne = () -> -1; // all bits set
        assertEquals(5, SamplingConfig.defaults().sampler().sample(new float[6], NO_HISTORY, justBelowOne));
    }

    @Test
    void aTokenOfNoProbabilityIsNotDrawnByTheSmallestNumberOfChanceEither() {
        RandomGenerator zero = () -> 0;
        float[] logits = {-2000, 0}; // e^-2000 is 0 as a double
        assertEquals(1, SamplingConfig.defaults().sampler().sample(logits, NO_HISTORY, zero));
    }

    @Test
    void theSameSeedGivesTheSameTokens() {
        Sampler sampler = SamplingConfig.defaults().withTopP(0.9).withMinP(0.05).sampler();
        SplittableRandom one = new SplittableRandom(5);
        SplittableRandom two = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            assertEquals(sampler.sample(LOGITS, NO_HISTORY, one), sampler.sample(LOGITS, NO_HISTORY, two));
        }
    }

    @Test
    void thePenaltyComesBeforeTopKAndTopKBeforeTopP() {
        // with the penalty first, token 0 falls out of the best two
        Sampler penaltyFirst =
                SamplingConfig.defaults().withRepetitionPenalty(4).withTopK(2).sampler();
        // after top-k 2 the best has 0.6 of the rest: enough for top-p 0.6; of all four it has only 0.375
        float[] logits = {(float) Math.log(3), (float) Math.log(2), (float) Math.log(1.5), (float) Math.log(1.5)};
        Sampler topKFirst = SamplingConfig.defaults().withTopK(2).withTopP(0.59).sampler();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            assertTrue(penaltyFirst.sample(new float[] {4, 3, 2, 1}, new int[] {0}, random) >= 1);
            assertEquals(0, topKFirst.sample(logits, NO_HISTORY, random));
        }
    }

    @Test
    void rulesThatAreOffTakeNoPart() {
        assertEquals(List.of(), SamplingConfig.defaults().filters());
        assertEquals(List.of(), SamplingConfig.greedy().withTopK(5).filters());
        assertEquals(List.of(new TopK(5)), SamplingConfig.defaults().withTopK(5).filters());
    }

    @Test
    void theEndsOfEveryRangeAreAllowed() {
        SamplingConfig most = new SamplingConfig(100, Integer.MAX_VALUE, 1, 1, 10, Integer.MAX_VALUE);
        assertEquals(100, most.temperature());
        assertEquals(6, most.withTopP(0.5).filters().size());
        assertTrue(new SamplingConfig(0, 0, Double.MIN_VALUE, 0, 0.01, 0).isGreedy());
        assertEquals(0.001, SamplingConfig.defaults().withTemperature(0.001).temperature());
    }

    @Test
    void valuesOutOfRangeAreRefusedWithTheRange() {
        SamplingConfig config = SamplingConfig.defaults();
        for (double wrong : new double[] {0, 1e-4, -1, Double.NaN, 101, Double.POSITIVE_INFINITY}) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> config.withTemperature(wrong));
            assertTrue(error.getMessage().contains("at least 0.001 and at most 100"), error.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> config.withTopK(-1));
        assertThrows(IllegalArgumentException.class, () -> config.withTopP(0));
        assertThrows(IllegalArgumentException.class, () -> config.withTopP(1.01));
        assertThrows(IllegalArgumentException.class, () -> config.withMinP(-0.1));
        assertThrows(IllegalArgumentException.class, () -> config.withMinP(1.1));
        assertThrows(IllegalArgumentException.class, () -> config.withRepetitionPenalty(0));
        assertThrows(IllegalArgumentException.class, () -> config.withNoRepeatNgram(-1));
    }
}

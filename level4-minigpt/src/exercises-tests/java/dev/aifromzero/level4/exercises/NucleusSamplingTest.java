package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.sampling.SamplingConfig;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.6",
        points = 4,
        title = "Top-p",
        hint = "Look for the likeliest token that is not taken yet, take it, add it up; repeat while the sum is still"
                + " below p. Only after that do you know by what to divide.",
        lesson = "docs/level4.md#step-3-writing")
class NucleusSamplingTest {
    private static final double[] FOUR = {0.15, 0.5, 0.05, 0.3};

    @Test
    void theExampleKeepsThreeOfFour() {
        assertArrayEquals(
                new double[] {0.15 / 0.95, 0.5 / 0.95, 0, 0.3 / 0.95},
                NucleusSampling.topP(FOUR, 0.9),
                1e-12,
                "(0.15, 0.5, 0.05, 0.3) with p = 0.9: 0.5 + 0.3 + 0.15 = 0.95 reaches it, and each kept one is divided by"
                        + " 0.95;"
                        + " every probability stays at the place of its id");
        assertArrayEquals(new double[] {0.15, 0.5, 0.05, 0.3}, FOUR, "the given probabilities must not be changed");
    }

    @Test
    void aSumThatIsExactlyPIsEnough() {
        double[] probabilities = {0.25, 0.125, 0.5, 0.125};
        assertArrayEquals(
                new double[] {1 / 3.0, 0, 2 / 3.0, 0},
                NucleusSampling.topP(probabilities, 0.75),
                1e-12,
                "0.5 + 0.25 reaches 0.75: no third token is needed");
        assertArrayEquals(
                new double[] {0.25, 0.125, 0.5, 0.125},
                NucleusSampling.topP(probabilities, 1),
                1e-12,
                "p = 1 keeps everything");
    }

    @Test
    void aSumThatNeverQuiteReachesOneIsNoTrouble() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        assertArrayEquals(
                tenths,
                NucleusSampling.topP(tenths, 1),
                1e-12,
                "ten times 0.1 is 0.9999999999999999 in a computer: with p = 1 all stay. Do you stop when no token is left?");
    }

    @Test
    void atLeastTheLikeliestStays() {
        assertArrayEquals(
                new double[] {0, 1, 0, 0},
                NucleusSampling.topP(FOUR, 0.01),
                1e-12,
                "p = 0.01: the token that crosses p is kept too");
        assertArrayEquals(
                new double[] {1},
                NucleusSampling.topP(new double[] {1}, 0.5),
                1e-12,
                "a single token stays what it is");
    }

    @Test
    void ofEqualTokensTheSmallerIdIsFirst() {
        assertArrayEquals(
                new double[] {0.5, 0.5, 0, 0},
                NucleusSampling.topP(new double[] {0.25, 0.25, 0.25, 0.25}, 0.5),
                1e-12,
                "four tokens of 0.25, p = 0.5: the ids 0 and 1");
    }

    @Test
    void thePointsOfTheExampleFallWhereTheyShould() {
        double[] kept = {0.15 / 0.95, 0.5 / 0.95, 0, 0.3 / 0.95};
        assertEquals(0, NucleusSampling.draw(kept, 0), "the point 0: the first piece begins there");
        assertEquals(0, NucleusSampling.draw(kept, 0.1), "the point 0.1: the first piece ends at 0.158");
        assertEquals(1, NucleusSampling.draw(kept, 0.5), "the point 0.5: the second piece ends at 0.684");
        assertEquals(
                3,
                NucleusSampling.draw(kept, 0.7),
                "the point 0.7: token 2 has no piece. Do you add up all pieces before?");
        assertEquals(3, NucleusSampling.draw(kept, 0.999), "the point 0.999: the last piece ends at 1");
    }

    @Test
    void aPointOnABorderBelongsToTheNextPiece() {
        double[] probabilities = {0, 0.25, 0, 0.75, 0};
        assertEquals(
                1,
                NucleusSampling.draw(probabilities, 0),
                "token 0 has probability 0 and must never come, not even at 0");
        assertEquals(
                3, NucleusSampling.draw(probabilities, 0.25), "0.25 is where the piece of token 3 begins: point < end");
    }

    @Test
    void aSliverAtTheEndBelongsToTheLastPiece() {
        assertEquals(
                1,
                NucleusSampling.draw(new double[] {0.5, 0.4999999, 0}, 0.99999995),
                "the sum is 0.9999999 only: the last token with a piece wins, not the last token, and no exception");
    }

    @Test
    void randomProbabilitiesAgreeWithTheLevelsOwnTopP() {
        SplittableRandom random = new SplittableRandom(47);
        for (int round = 0; round < 60; round++) {
            float[] logits = new float[1 + random.nextInt(10)];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) random.nextDouble(-3, 3);
            }
            double p = random.nextDouble(0.05, 0.99);
            double[] all = SamplingConfig.defaults().probabilities(logits, new int[0]);
            assertArrayEquals(
                    SamplingConfig.defaults().withTopP(p).probabilities(logits, new int[0]),
                    NucleusSampling.topP(all, p),
                    1e-9,
                    "probabilities " + Arrays.toString(all) + " with p = " + p + ": kept until the sum reaches p");
        }
    }

    @Test
    void tokensAreDrawnAsOftenAsTheyAreLikely() {
        SplittableRandom random = new SplittableRandom(48);
        double[] probabilities = {0.1, 0, 0.6, 0.3};
        int[] drawn = new int[4];
        for (int i = 0; i < 20_000; i++) {
            drawn[NucleusSampling.draw(probabilities, random.nextDouble())]++;
        }
        for (int id = 0; id < drawn.length; id++) {
            assertEquals(
                    probabilities[id],
                    drawn[id] / 20_000.0,
                    0.02,
                    "part of 20,000 draws that gave token " + id + " of (0.1, 0, 0.6, 0.3)");
        }
    }
}

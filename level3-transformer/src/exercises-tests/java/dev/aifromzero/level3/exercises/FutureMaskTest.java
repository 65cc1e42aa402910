package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.2",
        points = 3,
        title = "The causal mask",
        hint =
                "Say in words where query t stands among the keys: keys − queries tokens stand before the first query. A key is"
                        + " hidden if it stands after that place. In the softmax, take the largest number of the row off first.",
        lesson = "docs/level3.md#step-2-attention")
class FutureMaskTest {
    private static final double HIDDEN = Double.NEGATIVE_INFINITY;

    @Test
    @Order(1)
    void theExampleOfThreeTokensIsRight() {
        checkTable(
                new double[][] {{0, HIDDEN, HIDDEN}, {0, 0, HIDDEN}, {0, 0, 0}},
                FutureMask.mask(3, 3),
                "the mask must hide the future: columns s > t. Is a token allowed to see itself, and are rows and columns"
                        + " right?");
    }

    @Test
    @Order(2)
    void theQueriesAreTheLastOfTheKeys() {
        checkTable(
                new double[][] {{0, 0, 0}},
                FutureMask.mask(1, 3),
                "one query, three keys: it is the last token and sees all");
        checkTable(
                new double[][] {{0, 0, HIDDEN}, {0, 0, 0}},
                FutureMask.mask(2, 3),
                "two queries, three keys: they are tokens 1 and 2, so the first of them sees two keys");
        checkTable(new double[][] {{0}}, FutureMask.mask(1, 1), "a single token sees itself");
        assertEquals(0, FutureMask.mask(0, 4).length, "nobody asks: no row");
    }

    @Test
    @Order(3)
    void everyQuerySeesExactlyThePastAndItself() {
        SplittableRandom random = new SplittableRandom(32);
        for (int round = 0; round < 50; round++) {
            int keys = 1 + random.nextInt(12);
            int queries = 1 + random.nextInt(keys);
            double[][] mask = FutureMask.mask(queries, keys);
            assertEquals(queries, mask.length, "rows for " + queries + " queries and " + keys + " keys");
            for (int t = 0; t < queries; t++) {
                assertEquals(keys, mask[t].length, "columns for " + queries + " queries and " + keys + " keys");
                int place = keys - queries + t;
                for (int s = 0; s < keys; s++) {
                    assertEquals(
                            s <= place ? 0 : HIDDEN,
                            mask[t][s],
                            "query " + t + " of " + queries + " stands at place " + place + " of " + keys
                                    + ": may it see key " + s + "?");
                }
            }
        }
    }

    @Test
    @Order(4)
    void theExampleOfTheWeightsIsRight() {
        double[][] weights = FutureMask.weights(new double[][] {{1.414, 0, 0.707}}, new double[][] {{0, 0, HIDDEN}});
        assertArrayEquals(
                new double[] {0.804, 0.196, 0},
                weights[0],
                5e-4,
                "e to (1.414, 0, −∞) divided by 5.113. 0.576, 0.140, 0.284 would be the weights without the mask");
        assertEquals(0, weights[0][2], 0.0, "what is hidden has a weight of exactly 0");
    }

    @Test
    @Order(5)
    void rowsAreSeparate() {
        double[][] weights = FutureMask.weights(
                new double[][] {{5, 1, 1}, {0, Math.log(3), 9}, {1, 1, 1}},
                new double[][] {{0, HIDDEN, HIDDEN}, {0, 0, HIDDEN}, {0, 0, 0}});
        checkClose(new double[] {1, 0, 0}, weights[0], "the first token can only look at itself");
        checkClose(
                new double[] {0.25, 0.75, 0},
                weights[1],
                "e to (0, ln 3) is (1, 3): does the softmax go along the row?");
        checkClose(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, weights[2], "equal scores, equal weights");
    }

    @Test
    @Order(6)
    void hugeScoresDoNotOverflow() {
        checkClose(
                new double[] {0.5, 0.5, 0},
                FutureMask.weights(new double[][] {{1000, 1000, 1000}}, new double[][] {{0, 0, HIDDEN}})[0],
                "e to 1000 is infinite for a computer: take the largest of the row off first");
        checkClose(
                new double[] {1, 0},
                FutureMask.weights(new double[][] {{-1000, 1000}}, new double[][] {{0, HIDDEN}})[0],
                "the largest after the mask was added, −1000: the hidden 1000 must not count");
    }

    @Test
    @Order(7)
    void theGivenTablesStayAsTheyAre() {
        double[][] scores = {{1, 2}, {3, 4}};
        double[][] mask = {{0, HIDDEN}, {0, 0}};
        FutureMask.weights(scores, mask);
        assertEquals(
                "[[1.0, 2.0], [3.0, 4.0]]", Arrays.deepToString(scores), "the scores were changed: make a new table");
        assertEquals(
                "[[0.0, -Infinity], [0.0, 0.0]]", Arrays.deepToString(mask), "the mask was changed: make a new table");
    }

    @Test
    @Order(8)
    void randomRowsSumToOneAndIgnoreTheFuture() {
        SplittableRandom random = new SplittableRandom(33);
        for (int round = 0; round < 30; round++) {
            double[] scores = random.doubles(5, -3, 3).toArray();
            double[] changed = scores.clone();
            changed[4] = 100 * random.nextDouble();
            double[][] mask = {{0, 0, 0, 0, HIDDEN}};
            double[] weights = FutureMask.weights(new double[][] {scores}, mask)[0];
            assertEquals(
                    1,
                    Arrays.stream(weights).sum(),
                    1e-12,
                    "the sum of the weights for the scores " + Arrays.toString(scores));
            checkClose(
                    weights, FutureMask.weights(new double[][] {changed}, mask)[0], "only a hidden score has changed");
            assertEquals(
                    Math.exp(scores[1] - scores[0]),
                    weights[1] / weights[0],
                    1e-9,
                    "two weights are to each other as e to their scores: " + Arrays.toString(scores));
        }
    }

    private static void checkTable(double[][] expected, double[][] found, String thought) {
        String shown = Arrays.deepToString(expected).replace("0.0", "0");
        String came = Arrays.deepToString(found).replace("-0.0", "0").replace("0.0", "0");
        assertEquals(shown, came, thought);
    }

    private static void checkClose(double[] expected, double[] found, String thought) {
        assertArrayEquals(
                expected,
                found,
                1e-9,
                thought + "; expected " + Arrays.toString(expected) + ", came " + Arrays.toString(found));
    }
}

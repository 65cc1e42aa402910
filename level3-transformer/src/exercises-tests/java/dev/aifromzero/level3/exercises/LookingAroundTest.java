package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.7",
        points = 5,
        title = "Scaled dot-product attention",
        hint =
                "Write a helper for one score first and check it on paper. For token t, go only over the s that it may see: what is"
                        + " never touched stays 0 in a new array, and no −∞ is needed.",
        lesson = "docs/level3.md#step-2-attention")
class LookingAroundTest {
    private static final double[][] Q = {{0, 1}, {1, 0}, {1, 2}};
    private static final double[][] K = {{2, 0}, {0, 2}, {1, -1}};
    private static final double[][] V = {{1, 0}, {0, 1}, {1, 1}};

    @Test
    @Order(1)
    void theWordBatIsRightWithTheMask() {
        double[][] weights = LookingAround.weights(Q, K, true);
        checkRow(new double[] {1, 0, 0}, weights[0], "b can only look at itself");
        checkRow(
                new double[] {0.804, 0.196, 0},
                weights[1],
                "a must not see t: 0.576, 0.140, 0.284 would be without the mask");
        checkRow(
                new double[] {0.191, 0.786, 0.023},
                weights[2],
                "t: scores 2, 4, −1, divided by √2. 0.118, 0.876, 0.006 means that nothing was divided; 0.254, 0.690, 0.057 that you"
                        + " divided by D");
        checkRow(new double[] {0.214, 0.809}, LookingAround.mix(weights, V)[2], "the mixture that t takes home");
        checkRow(new double[] {0.804, 0.196}, LookingAround.mix(weights, V)[1], "the mixture that a takes home");
    }

    @Test
    @Order(2)
    void theWordBatIsRightWithoutTheMask() {
        double[][] weights = LookingAround.weights(Q, K, false);
        checkRow(new double[] {0.576, 0.140, 0.284}, weights[1], "without the mask a sees t, too");
        checkRow(new double[] {0.191, 0.786, 0.023}, weights[2], "the last letter sees all, mask or not");
        double e = Math.exp(Math.sqrt(2)); // b: scores 0, 2, −1
        double sum = 1 + e + Math.exp(-1 / Math.sqrt(2));
        checkRow(
                new double[] {1 / sum, e / sum, Math.exp(-1 / Math.sqrt(2)) / sum},
                weights[0],
                "b's query (0, 1) times each key is 0, 2, −1: are rows the tokens that ask, and columns those that are"
                        + " asked?");
    }

    @Test
    @Order(3)
    void whatIsHiddenHasExactlyNoWeight() {
        double[][] weights = LookingAround.weights(Q, K, true);
        assertEquals(0, weights[0][1] + weights[0][2] + weights[1][2], 0.0, "later tokens: exactly 0, not only nearly");
    }

    @Test
    @Order(4)
    void oneTokenLooksAtItself() {
        for (boolean causal : new boolean[] {true, false}) {
            checkRow(
                    new double[] {1},
                    LookingAround.weights(new double[][] {{5}}, new double[][] {{-3}}, causal)[0],
                    "one token");
        }
        checkRow(
                new double[] {4, 5, 6},
                LookingAround.mix(new double[][] {{1}}, new double[][] {{4, 5, 6}})[0],
                "all of one bag");
    }

    @Test
    @Order(5)
    void valuesMayBeWiderThanKeys() {
        double[][] mixture =
                LookingAround.mix(new double[][] {{1, 0}, {0.25, 0.75}}, new double[][] {{4, 0, 8, 1}, {0, 4, 8, 2}});
        checkRow(new double[] {4, 0, 8, 1}, mixture[0], "all of the first bag");
        checkRow(
                new double[] {1, 3, 8, 1.75},
                mixture[1],
                "a quarter of the first bag and three quarters of the second");
        double[][] narrow = LookingAround.mix(new double[][] {{0.5, 0.5}, {1, 0}}, new double[][] {{2}, {4}});
        assertEquals("[[3.0], [2.0]]", Arrays.deepToString(narrow), "bags of one number");
    }

    @Test
    @Order(6)
    void hugeScoresDoNotOverflow() {
        double[][] q = {{1000}, {1000}};
        checkRow(
                new double[] {0.5, 0.5},
                LookingAround.weights(q, new double[][] {{2}, {2}}, true)[1],
                "scores of 2000: take the largest off");
        checkRow(
                new double[] {0.5, 0.5},
                LookingAround.weights(q, new double[][] {{-2}, {-2}}, false)[0],
                "scores of −2000: the largest is −2000");
        checkRow(
                new double[] {1, 0},
                LookingAround.weights(q, new double[][] {{-2}, {2}}, true)[0],
                "the largest score that the first token may see is −2000; the hidden 2000 must not count");
    }

    @Test
    @Order(7)
    void theGivenTablesStayAsTheyAre() {
        double[][] weights = LookingAround.weights(Q, K, true);
        String before = Arrays.deepToString(weights);
        LookingAround.mix(weights, V);
        assertEquals(before, Arrays.deepToString(weights), "mix has changed the weights");
        assertEquals("[[0.0, 1.0], [1.0, 0.0], [1.0, 2.0]]", Arrays.deepToString(Q), "the queries were changed");
        assertEquals("[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]", Arrays.deepToString(V), "the values were changed");
    }

    @Test
    @Order(8)
    void randomWordsAgreeWithTheLevelsOwnAttention() {
        SplittableRandom random = new SplittableRandom(41);
        try (NDManager manager = TensorEngine.newRoot()) {
            for (int round = 0; round < 20; round++) {
                int tokens = 1 + random.nextInt(6);
                int width = 1 + random.nextInt(5);
                double[][] q = random(random, tokens, width);
                double[][] k = random(random, tokens, width);
                double[][] v = random(random, tokens, 1 + random.nextInt(5));
                boolean causal = random.nextBoolean();
                NDArray mask = causal ? CausalMask.create(manager, tokens, tokens) : null;
                NDArray expected = Attention.weights(array(manager, q), array(manager, k), mask);
                String where = "T = " + tokens + ", D = " + width + ", causal = " + causal;
                double[][] weights = LookingAround.weights(q, k, causal);
                check(expected, weights, "weights with " + where);
                check(expected.matMul(array(manager, v)), LookingAround.mix(weights, v), "mixtures with " + where);
            }
        }
    }

    private static void check(NDArray expected, double[][] found, String what) {
        float[] numbers = expected.toFloatArray();
        int columns = (int) expected.getShape().get(1);
        assertEquals(expected.getShape().get(0), found.length, "rows of the " + what);
        for (int i = 0; i < found.length; i++) {
            assertEquals(columns, found[i].length, "columns of the " + what);
            for (int j = 0; j < columns; j++) {
                assertEquals(numbers[i * columns + j], found[i][j], 1e-4, what + ", row " + i + ", column " + j);
            }
        }
    }

    private static void checkRow(double[] expected, double[] found, String thought) {
        assertArrayEquals(
                expected,
                found,
                5.1e-4,
                thought + "; expected " + Arrays.toString(expected) + ", came " + Arrays.toString(found));
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][];
        for (int i = 0; i < rows; i++) {
            table[i] = random.doubles(columns, -3, 3).toArray();
        }
        return table;
    }

    private static NDArray array(NDManager manager, double[][] table) {
        float[] flat = new float[table.length * table[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) table[i / table[0].length][i % table[0].length];
        }
        return manager.create(flat, new Shape(table.length, table[0].length));
    }
}

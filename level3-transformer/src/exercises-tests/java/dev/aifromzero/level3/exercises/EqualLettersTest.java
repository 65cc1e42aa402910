package dev.aifromzero.level3.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.exercises.EqualLetters.Reason;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "3.8",
        points = 5,
        title = "Predict: attention on \"aaaaaa\"",
        hint =
                "Equal letters without places are equal vectors, so their queries, keys and values are equal, too. What is the softmax"
                        + " of equal numbers? And what is a mixture of equal bags, whatever the shares are?",
        lesson = "docs/level3.md#step-2-attention")
class EqualLettersTest {
    private static final int WIDTH = 8;
    private static final int SEEDS = 3;
    private static final double SAME = 1e-5;

    @Test
    @Order(1)
    void thePredictedWeightsHold() {
        for (boolean causal : new boolean[] {true, false}) {
            for (int length : new int[] {1, 2, 3, 6, 11}) {
                double[][] predicted = EqualLetters.weights(length, causal);
                assertEquals(length, predicted.length, "rows for a word of " + length + " letters");
                for (int seed = 0; seed < SEEDS; seed++) {
                    double[][] measured =
                            measure("a".repeat(length), seed, false, causal).weights();
                    for (int t = 0; t < length; t++) {
                        checkRow(
                                measured[t],
                                predicted[t],
                                "row " + t + " of \"" + "a".repeat(length) + "\", causal = " + causal);
                    }
                }
            }
        }
    }

    private static void checkRow(double[] measured, double[] predicted, String where) {
        String shown = where + ": measured " + rounded(measured) + ", predicted " + rounded(predicted)
                + ". How many letters can this one see, and does it prefer any of them?";
        assertEquals(measured.length, predicted.length, shown);
        for (int s = 0; s < measured.length; s++) {
            assertEquals(measured[s], predicted[s], SAME, shown);
        }
    }

    @Test
    @Order(2)
    void theReasonStandsTheExperiment() {
        Measured equal = measure("aaaaaa", 1, false, true);
        Measured free = measure("aaaaaa", 1, false, false);
        Measured mixed = measure("abacca", 1, false, false);
        Reason reason = EqualLetters.reason();
        boolean holds = switch (reason) {
            case SCORES_ARE_ZERO -> largest(equal.scores()) < SAME;
            case SOFTMAX_ALWAYS_EVENS_OUT -> spread(mixed.weights()[5]) < SAME;
            case EQUAL_KEYS_GET_EQUAL_SCORES -> spread(equal.scores()[5]) < SAME && spread(mixed.scores()[5]) > SAME;
            case THE_MASK_EVENS_OUT -> spread(free.weights()[5]) > SAME;
        };
        if (!holds) {
            fail(reason + " does not stand the experiment. Last row of scores of \"aaaaaa\": "
                    + rounded(equal.scores()[5])
                    + ", its weights without the mask: " + rounded(free.weights()[5])
                    + "; the last row of weights of \"abacca\" without the mask: " + rounded(mixed.weights()[5]));
        }
    }

    @Test
    @Order(3)
    void thePredictedNumberOfDifferentResultsHolds() {
        for (boolean places : new boolean[] {false, true}) {
            for (int length : new int[] {1, 2, 6, 9}) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    assertEquals(
                            different(measure("a".repeat(length), seed, places, true)
                                    .results()),
                            EqualLetters.differentResults(length, places),
                            "different results for " + length + " equal letters, places added: " + places
                                    + ". What is a mixture of bags that are all the same? And are they still the same with places?");
                }
            }
        }
    }

    @Test
    @Order(4)
    void thePredictedNumberOfChangedRowsHolds() {
        for (int length : new int[] {1, 2, 6, 9}) {
            for (int place = 0; place < length; place++) {
                String word = "a".repeat(place) + "b" + "a".repeat(length - place - 1);
                for (int seed = 0; seed < SEEDS; seed++) {
                    double[][] before =
                            measure("a".repeat(length), seed, false, true).weights();
                    double[][] after = measure(word, seed, false, true).weights();
                    int changed = 0;
                    for (int t = 0; t < length; t++) {
                        changed += distance(before[t], after[t]) > SAME ? 1 : 0;
                    }
                    assertEquals(
                            changed,
                            EqualLetters.changedRows(length, place),
                            "rows of weights that change from \"" + "a".repeat(length) + "\" to \"" + word
                                    + "\": only those that see the b, and a row with a single weight has no choice");
                }
            }
        }
    }

    /**
     * What real attention with random matrices did.
     *
     * @param scores before mask and softmax, divided by √D
     * @param weights (T, T)
     * @param results (T, D)
     */
    private record Measured(double[][] scores, double[][] weights, double[][] results) {}

    private static Measured measure(String word, int seed, boolean places, boolean causal) {
        SplittableRandom random = new SplittableRandom(100 + seed);
        try (NDManager manager = TensorEngine.newRoot()) {
            double[][] letters = random(random, 3, WIDTH); // rows for a, b and c
            NDArray[] matrices = new NDArray[3];
            for (int i = 0; i < matrices.length; i++) {
                matrices[i] = array(manager, random(random, WIDTH, WIDTH));
            }
            double[][] clocks = random(random, word.length(), WIDTH);
            double[][] x = new double[word.length()][WIDTH];
            for (int t = 0; t < x.length; t++) {
                for (int c = 0; c < WIDTH; c++) {
                    x[t][c] = letters[word.charAt(t) - 'a'][c] + (places ? clocks[t][c] : 0);
                }
            }
            NDArray input = array(manager, x);
            NDArray q = input.matMul(matrices[0]); // (T, C) x (C, D) -> (T, D)
            NDArray k = input.matMul(matrices[1]);
            NDArray v = input.matMul(matrices[2]);
            NDArray mask = causal ? CausalMask.create(manager, x.length, x.length) : null;
            NDArray weights = Attention.weights(q, k, mask);
            return new Measured(
                    rows(Tensors.scale(q.matMul(k.transpose()), 1 / Math.sqrt(WIDTH))),
                    rows(weights),
                    rows(weights.matMul(v)));
        }
    }

    private static int different(double[][] rows) {
        int different = 0;
        for (int t = 0; t < rows.length; t++) {
            boolean seen = false;
            for (int earlier = 0; earlier < t; earlier++) {
                seen |= distance(rows[t], rows[earlier]) < SAME;
            }
            different += seen ? 0 : 1;
        }
        return different;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static double spread(double[] row) {
        return Arrays.stream(row).max().orElseThrow() - Arrays.stream(row).min().orElseThrow();
    }

    private static double largest(double[][] rows) {
        return Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static String rounded(double[] row) {
        return Arrays.toString(Arrays.stream(row)
                .map(value -> Math.round(value * 1000) / 1000.0)
                .toArray());
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, i -> random.nextGaussian() / Math.sqrt(2));
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

    private static double[][] rows(NDArray table) {
        float[] flat = table.toFloatArray();
        int columns = (int) table.getShape().get(1);
        double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }
}

package dev.aifromzero.level3.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest {
    private static final int WIDTH = 12;
    private static final int HEADS = 3;
    private static final int HEAD_DIM = WIDTH / HEADS;
    private static final TransformerConfig CONFIG = TransformerConfig.of(11, 8, WIDTH, HEADS, 1);

    @Test
    void theOrderOfTheHeadsDoesNotMatterAsLongAsTheirNumbersStayTogether() {
        SplittableRandom random = new SplittableRandom(5);
        float[][] qkv = gaussian(random, 3 * WIDTH, WIDTH);
        float[][] bias = gaussian(random, 3 * WIDTH, 1);
        float[][] out = gaussian(random, WIDTH, WIDTH);
        int[] order = {2, 0, 1};
        float[] plain = attend(CONFIG, qkv, bias, out);
        float[] permuted = attend(
                CONFIG,
                rows(qkv, permutedRows(order)),
                rows(bias, permutedRows(order)),
                transposed(rows(transposed(out), blocks(order, 0))));
        assertArrayEquals(plain, permuted, 1e-5f);
        float[] torn = attend(CONFIG, rows(qkv, permutedRows(order)), rows(bias, permutedRows(order)), out);
        assertFalse(Arrays.equals(plain, torn));
    }

    @Test
    void sharedKeysAndValuesAreTheSameAsEqualOnesInEveryHead() {
        SplittableRandom random = new SplittableRandom(6);
        float[][] queries = gaussian(random, WIDTH, WIDTH);
        float[][] key = gaussian(random, HEAD_DIM, WIDTH);
        float[][] value = gaussian(random, HEAD_DIM, WIDTH);
        float[][] out = gaussian(random, WIDTH, WIDTH);
        float[] shared = attend(
                Configs.with(CONFIG, Map.of("numKeyValueHeads", 1)),
                stacked(queries, key, value),
                new float[WIDTH + 2 * HEAD_DIM][1],
                out);
        float[] repeated =
                attend(CONFIG, stacked(queries, key, key, key, value, value, value), new float[3 * WIDTH][1], out);
        assertArrayEquals(repeated, shared, 1e-5f);
    }

    @Test
    void theObserverSeesOneMatrixAHead() {
        SplittableRandom random = new SplittableRandom(7);
        List<Shape> seen = new ArrayList<>();
        attend(
                CONFIG,
                gaussian(random, 3 * WIDTH, WIDTH),
                gaussian(random, 3 * WIDTH, 1),
                gaussian(random, WIDTH, WIDTH),
                Pass.observed((block, weights) -> seen.add(weights.getShape())));
        assertEquals(List.of(new Shape(2, HEADS, 5, 5)), seen);
    }

    private static float[] attend(TransformerConfig config, float[][] qkv, float[][] bias, float[][] out) {
        return attend(config, qkv, bias, out, Pass.inference());
    }

    private static float[] attend(TransformerConfig config, float[][] qkv, float[][] bias, float[][] out, Pass pass) {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            ParameterStore store = new ParameterStore(scope.manager());
            store.addTrainable("a.qkv.weight", flat(qkv), qkv.length, WIDTH);
            store.addTrainable("a.qkv.bias", flat(bias), bias.length);
            store.addTrainable("a.out.weight", flat(out), WIDTH, WIDTH);
            store.addTrainable("a.out.bias", new float[WIDTH], WIDTH);
            MultiHeadAttention attention = new MultiHeadAttention(
                    config, (name, in, to, withBias) -> Linear.of(store, name, in, to, withBias), null, "a", 0);
            NDArray x =
                    scope.manager().create(flat(gaussian(new SplittableRandom(1), 10, WIDTH)), new Shape(2, 5, WIDTH));
            return attention.forward(x, pass).toFloatArray();
        }
    }

    /** The rows of queries, keys and values, each with its heads in another order. */
    private static int[] permutedRows(int[] order) {
        int[] all = new int[3 * WIDTH];
        for (int part = 0; part < 3; part++) {
            System.arraycopy(blocks(order, part * WIDTH), 0, all, part * WIDTH, WIDTH);
        }
        return all;
    }

    private static int[] blocks(int[] order, int start) {
        int[] rows = new int[order.length * HEAD_DIM];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = start + order[i / HEAD_DIM] * HEAD_DIM + i % HEAD_DIM;
        }
        return rows;
    }

    private static float[][] rows(float[][] matrix, int[] order) {
        return Arrays.stream(order).mapToObj(row -> matrix[row]).toArray(float[][]::new);
    }

    private static float[][] stacked(float[][]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(float[][]::new);
    }

    private static float[][] transposed(float[][] matrix) {
        float[][] result = new float[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[r].length; c++) {
                result[c][r] = matrix[r][c];
            }
        }
        return result;
    }

    private static float[][] gaussian(SplittableRandom random, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int c = 0; c < columns; c++) {
                row[c] = (float) (0.5 * random.nextGaussian());
            }
        }
        return values;
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, values, r * rows[0].length, rows[0].length);
        }
        return values;
    }
}

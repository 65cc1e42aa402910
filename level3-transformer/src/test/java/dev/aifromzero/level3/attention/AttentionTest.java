package dev.aifromzero.level3.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttentionTest {
    /** Two tokens, D = 4: √D = 2, and the scores come out as ln 3 and 0, so that the weights are 3/4 and 1/4. */
    @Test
    void agreesWithAnExampleWorkedByHand() {
        float score = (float) (2 * Math.log(3));
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            NDArray queries = scope.manager().create(new float[] {score, 0, 0, 0, 0, 0, 0, 0}, new Shape(2, 4));
            NDArray keys = scope.manager().create(new float[] {1, 0, 0, 0, 0, 5, 0, 0}, new Shape(2, 4));
            assertArrayEquals(
                    new float[] {score, 0, 0, 0}, Attention.scores(queries, keys).toFloatArray(), 1e-6f);
            assertArrayEquals(
                    new float[] {score / 2, 0, 0, 0},
                    Attention.scaled(Attention.scores(queries, keys), queries).toFloatArray(),
                    1e-6f);
            assertArrayEquals(
                    new float[] {0.75f, 0.25f, 0.5f, 0.5f},
                    Attention.weights(queries, keys, null).toFloatArray(),
                    1e-6f);
            assertArrayEquals(
                    new float[] {1, 0, 0.5f, 0.5f},
                    Attention.weights(queries, keys, CausalMask.create(scope.manager(), 2, 2)).toFloatArray(),
                    1e-6f);
        }
    }

    @Property(tries = 40)
    void everyRowSumsToOneAndTheFutureGetsExactlyNothing(
            @ForAll @IntRange(min = 1, max = 9) int past,
            @ForAll @IntRange(min = 1, max = 9) int queries,
            @ForAll long seed) {
        int keys = past + queries;
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] weights = Attention.weights(
                            gaussian(scope, random, queries, 3),
                            gaussian(scope, random, keys, 3),
                            CausalMask.create(scope.manager(), queries, keys))
                    .toFloatArray();
            for (int t = 0; t < queries; t++) {
                double sum = 0;
                for (int s = 0; s < keys; s++) {
                    float weight = weights[t * keys + s];
                    sum += weight;
                    assertTrue(s <= past + t ? weight > 0 : weight == 0, "row " + t + ", column " + s);
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }

    @Test
    void theMaskLetsTheLastQueriesSeeThePast() {
        float no = Float.NEGATIVE_INFINITY;
        try (NDManager root = TensorEngine.newRoot()) {
            assertArrayEquals(
                    new float[] {0, no, no, 0, 0, no, 0, 0, 0},
                    CausalMask.create(root, 3, 3).toFloatArray());
            assertArrayEquals(
                    new float[] {0, 0, 0, no, 0, 0, 0, 0}, CausalMask.create(root, 2, 4).toFloatArray());
        }
    }

    private static NDArray gaussian(Scope scope, SplittableRandom random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextGaussian());
        }
        return scope.manager().create(values, new Shape(rows, columns));
    }
}

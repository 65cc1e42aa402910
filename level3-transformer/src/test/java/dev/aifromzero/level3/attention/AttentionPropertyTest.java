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

class AttentionPropertyTest {
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

    @Property(tries = 40)
    void whatIsGatheredAreTheWeightsTimesTheValues(
            @ForAll @IntRange(min = 0, max = 9) int past,
            @ForAll @IntRange(min = 1, max = 9) int queries,
            @ForAll long seed) {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            SplittableRandom random = new SplittableRandom(seed);
            NDArray q = gaussian(scope, random, queries, 3);
            NDArray k = gaussian(scope, random, past + queries, 3);
            NDArray v = gaussian(scope, random, past + queries, 2);
            NDArray mask = CausalMask.create(scope.manager(), queries, past + queries);
            for (NDArray oneOrNone : new NDArray[] {mask, null}) {
                assertArrayEquals(
                        Attention.weights(q, k, oneOrNone).matMul(v).toFloatArray(),
                        Attention.attend(q, k, v, oneOrNone).toFloatArray());
            }
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

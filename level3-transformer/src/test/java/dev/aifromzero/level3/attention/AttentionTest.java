package dev.aifromzero.level3.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
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
                    new float[] {0.75f, 0.25f, 0.5f, 0.5f},
                    Attention.weights(queries, keys, null).toFloatArray(),
                    1e-6f);
            assertArrayEquals(
                    new float[] {1, 0, 0.5f, 0.5f},
                    Attention.weights(queries, keys, CausalMask.create(scope.manager(), 2, 2))
                            .toFloatArray(),
                    1e-6f);
            NDArray values = scope.manager().create(new float[] {4, 0, 0, 8}, new Shape(2, 2));
            assertArrayEquals(
                    new float[] {3, 2, 2, 4},
                    Attention.attend(queries, keys, values, null).toFloatArray(),
                    1e-5f);
            assertArrayEquals(
                    new float[] {4, 0, 2, 4},
                    Attention.attend(queries, keys, values, CausalMask.create(scope.manager(), 2, 2))
                            .toFloatArray(),
                    1e-5f);
        }
    }

    /** The example of docs/level3.md: three tokens, D = 2. */
    @Test
    void theLessonsPaperExampleIsRight() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            NDArray queries = scope.manager().create(new float[] {0, 1, 1, 0, 1, 2}, new Shape(3, 2));
            NDArray keys = scope.manager().create(new float[] {2, 0, 0, 2, 1, -1}, new Shape(3, 2));
            NDArray values = scope.manager().create(new float[] {1, 0, 0, 1, 1, 1}, new Shape(3, 2));
            NDArray free = Attention.weights(queries, keys, null);
            assertArrayEquals(
                    new float[] {0.576f, 0.140f, 0.284f},
                    java.util.Arrays.copyOfRange(free.toFloatArray(), 3, 6),
                    5e-4f);
            NDArray mask = CausalMask.create(scope.manager(), 3, 3);
            NDArray causal = Attention.weights(queries, keys, mask);
            assertArrayEquals(
                    new float[] {1, 0, 0, 0.804f, 0.196f, 0, 0.191f, 0.786f, 0.023f}, causal.toFloatArray(), 5e-4f);
            assertArrayEquals(
                    new float[] {1, 0, 0.804f, 0.196f, 0.214f, 0.809f},
                    Attention.attend(queries, keys, values, mask).toFloatArray(),
                    5e-4f);
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
                    new float[] {0, 0, 0, no, 0, 0, 0, 0},
                    CausalMask.create(root, 2, 4).toFloatArray());
        }
    }
}

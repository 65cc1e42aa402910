package dev.aifromzero.level3.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final int CONTEXT = 64;
    private static final int HEAD_DIM = 8;

    @Test
    void sinusoidsAreThoseOfTheFormula() {
        assertEquals(0, SinusoidalEncoding.value(0, 0, 8));
        assertEquals(1, SinusoidalEncoding.value(0, 7, 8));
        assertEquals(Math.sin(3), SinusoidalEncoding.value(3, 0, 8), 1e-12);
        assertEquals(Math.cos(3), SinusoidalEncoding.value(3, 1, 8), 1e-12);
        assertEquals(Math.sin(0.3), SinusoidalEncoding.value(3, 2, 8), 1e-12);
        assertEquals(Math.cos(0.03), SinusoidalEncoding.value(3, 5, 8), 1e-12);
        assertEquals(Math.sin(0.003), SinusoidalEncoding.value(3, 6, 8), 1e-12);
    }

    @Test
    void theTableHoldsTheValuesRowByRow() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray table = SinusoidalEncoding.table(root, 5, 6);
            assertEquals(new Shape(5, 6), table.getShape());
            for (int t = 0; t < 5; t++) {
                for (int c = 0; c < 6; c++) {
                    assertEquals(SinusoidalEncoding.value(t, c, 6), table.getFloat(t, c), 1e-6);
                }
            }
        }
    }

    @Test
    void rotaryScoresDoDependOnTheDistance() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            RotaryEncoding rotary = new RotaryEncoding(scope.manager(), CONTEXT, HEAD_DIM);
            NDArray q = vector(scope, new SplittableRandom(3));
            assertNotEquals(score(q, rotary.rotate(q, 1)), score(q, rotary.rotate(q, 2)), 1e-3);
        }
    }

    @Test
    void rotationTurnsByTheAngleAndKeepsTheLength() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            RotaryEncoding rotary = new RotaryEncoding(scope.manager(), 8, 4);
            NDArray x = scope.manager().create(new float[] {1, 0, 0, 2}, new Shape(1, 1, 1, 4));
            // Pairs (0, 2) and (1, 3), turned by 3 and by 3/100.
            assertArrayEquals(
                    new float[] {
                        (float) Math.cos(3),
                        (float) (-2 * Math.sin(0.03)),
                        (float) Math.sin(3),
                        (float) (2 * Math.cos(0.03))
                    },
                    rotary.rotate(x, 3).toFloatArray(),
                    1e-6f);
        }
    }

    private static NDArray vector(Scope scope, SplittableRandom random) {
        float[] values = new float[HEAD_DIM];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return scope.manager().create(values, new Shape(1, 1, 1, HEAD_DIM));
    }

    private static float score(NDArray query, NDArray key) {
        return query.mul(key).sum().getFloat();
    }
}

package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.pass.Pass;
import org.junit.jupiter.api.Test;

class TensorsTest {
    @Test
    @SuppressWarnings("try")
    void scaleHasTheRightGradientAgainAndAgain() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray x = root.create(new float[] {1, 2, 3});
            x.setRequiresGradient(true);
            for (int i = 1; i <= 50; i++) {
                try (Scope scope = new Scope(root)) {
                    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                        // d/dx Σ (c x)² = 2 c² x; the factor's memory must live until the backward pass reads it.
                        NDArray scaled = Tensors.scale(x, 20);
                        collector.backward(scaled.mul(scaled).sum());
                    }
                    assertArrayEquals(
                            new float[] {800, 1600, 2400}, x.getGradient().toFloatArray(), 1e-2f);
                    x.getGradient().subi(x.getGradient());
                }
            }
        }
    }

    @Test
    void geluInTanhFormAndSiluHaveTheirKnownValues() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            NDArray x = scope.manager().create(new float[] {-2, -1, 0, 1, 3});
            float[] gelu = Tensors.geluTanh(x).toFloatArray();
            float[] silu = Tensors.silu(x).toFloatArray();
            float[] inputs = x.toFloatArray();
            for (int i = 0; i < inputs.length; i++) {
                double v = inputs[i];
                double inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v);
                assertEquals(0.5 * v * (1 + Math.tanh(inner)), gelu[i], 1e-6);
                assertEquals(v / (1 + Math.exp(-v)), silu[i], 1e-6);
            }
            assertEquals(0.841192, gelu[3], 1e-5);
        }
    }

    @Test
    void dropoutZeroesItsShareAndKeepsTheMean() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            TensorEngine.seed(11);
            NDArray x = scope.manager().ones(new Shape(40_000));
            float[] kept = Tensors.dropout(x, 0.2).toFloatArray();
            int zeros = 0;
            double sum = 0;
            for (float value : kept) {
                assertTrue(value == 0 || Math.abs(value - 1.25f) < 1e-6, "value " + value);
                zeros += value == 0 ? 1 : 0;
                sum += value;
            }
            assertEquals(0.2, zeros / 40_000.0, 0.01);
            assertEquals(1, sum / 40_000, 0.0125);
        }
    }

    /** With x = 1 the result is the mask itself, enlarged, and that is also what a gradient is multiplied by. */
    @Test
    @SuppressWarnings("try")
    void theGradientOfDropoutGoesThroughTheSameMask() {
        try (NDManager root = TensorEngine.newRoot()) {
            TensorEngine.seed(12);
            NDArray x = root.ones(new Shape(50));
            NDArray weights = root.arange(50f);
            x.setRequiresGradient(true);
            float[] expected;
            try (Scope scope = new Scope(root);
                    GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray weighted = Tensors.dropout(x, 0.3).mul(weights);
                collector.backward(weighted.sum());
                expected = weighted.toFloatArray();
            }
            assertArrayEquals(expected, x.getGradient().toFloatArray(), 1e-5f);
        }
    }

    @Test
    void dropoutHappensOnlyInTraining() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            NDArray x = scope.manager().ones(new Shape(100));
            assertSame(x, Pass.inference().dropout(x, 0.9));
            assertSame(x, Tensors.dropout(x, 0));
            Pass training = Pass.training();
            assertTrue(training.dropout(x, 0.9).sum().getFloat() != 100);
        }
    }

    @Test
    void theSameSeedDropsTheSameValues() {
        try (NDManager root = TensorEngine.newRoot();
                Scope scope = new Scope(root)) {
            NDArray x = scope.manager().ones(new Shape(100));
            TensorEngine.seed(5);
            float[] first = Tensors.dropout(x, 0.5).toFloatArray();
            TensorEngine.seed(5);
            assertArrayEquals(first, Tensors.dropout(x, 0.5).toFloatArray());
        }
    }
}

package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MuonTest {
    private static final AdamWConfig CONFIG = new AdamWConfig(0.9, 0.99, 1e-8, 0.1);

    private static NDArray random(NDManager root, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return root.create(values, new Shape(rows, columns));
    }

    @Test
    void everyDirectionBecomesAboutEquallyLongAndKeepsItsSign() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray matrix = root.create(new float[] {3, 0, 0, 0, -0.5f, 0}, new Shape(2, 3));
            float[] result = Muon.orthogonal(matrix).toFloatArray();
            assertEquals(1, result[0], 0.35);
            assertEquals(-1, result[4], 0.35);
            assertArrayEquals(new float[4], new float[] {result[1], result[2], result[3], result[5]}, 1e-6f);
        }
    }

    @Test
    void theRowsOfARandomMatrixBecomeNearlyOrthogonal() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray x = Muon.orthogonal(random(root, 6, 40));
            float[] products = x.matMul(x.transpose()).toFloatArray(); // (6, 6): the unit matrix, nearly
            for (int i = 0; i < 36; i++) {
                assertEquals(i % 7 == 0 ? 1 : 0, products[i], 0.45, "product " + i);
            }
        }
    }

    @Test
    void aTallMatrixIsTreatedAsTheTransposedWideOne() {
        try (NDManager root = TensorEngine.newRoot()) {
            NDArray wide = random(root, 4, 9);
            float[] expected = Muon.orthogonal(wide).transpose().toFloatArray();
            assertArrayEquals(expected, Muon.orthogonal(wide.transpose()).toFloatArray(), 1e-6f);
        }
    }

    /** A matrix with one number c and gradient g: the orthogonal matrix next to g is its sign, nearly. */
    @Test
    void oneStepOfAWorkedExample() {
        try (NDManager root = TensorEngine.newRoot()) {
            ParameterStore store = new ParameterStore(root);
            NDArray matrix = store.addTrainable("blocks.0.w", new float[] {2}, 1, 1);
            NDArray bias = store.addTrainable("blocks.0.b", new float[] {2}, 1);
            try (Optimizer muon = OptimizerKind.MUON.of(store, CONFIG)) {
                try (var collector = Engine.getInstance().newGradientCollector()) {
                    collector.backward(matrix.sum().mul(4).add(bias.sum().mul(4)));
                }
                muon.step(0.5);
                double shrunk = 2 * (1 - 0.5 * 0.1);
                assertEquals(shrunk - 0.5 * 0.2, matrix.toFloatArray()[0], 0.5 * 0.2 * 0.35);
                assertEquals(1.5, bias.toFloatArray()[0], 1e-6, "a bias learns by AdamW");
                assertEquals(
                        Set.of("momentum.blocks.0.w", "mean.blocks.0.b", "square.blocks.0.b"),
                        muon.state().keySet());
                assertEquals(1, muon.steps());
            }
        }
    }
}

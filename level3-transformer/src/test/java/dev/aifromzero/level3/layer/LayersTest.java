package dev.aifromzero.level3.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayersTest {
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private NDArray x() {
        return root.create(new float[] {3, -1, 2, 4, 1, 1, 5, -3}, new Shape(1, 2, 4));
    }

    @Test
    void linearIsXTimesWTransposedPlusB() {
        NDArray weight = root.create(new float[] {1, 0, 0, 0, 0, 2, 0, 1}, new Shape(2, 4)); // (out, in)
        Linear linear = new Linear(weight, root.create(new float[] {10, 20}));
        assertArrayEquals(
                new float[] {13, 22, 11, 19}, linear.forward(x(), false).toFloatArray(), 1e-6f);
        assertArrayEquals(
                new float[] {3, 2, 1, -1},
                new Linear(weight, null).forward(x(), false).toFloatArray(),
                1e-6f);
    }

    @Test
    void layerNormGivesMeanZeroAndSpreadOneAndThenScalesAndShifts() {
        Norm norm = new Norm.LayerNormalization(root.ones(new Shape(4)), root.zeros(new Shape(4)));
        // Mean 2, deviations 1, -3, 0, 2, variance 14/4.
        float spread = (float) Math.sqrt(3.5 + 1e-5);
        assertArrayEquals(
                new float[] {1 / spread, -3 / spread, 0, 2 / spread},
                java.util.Arrays.copyOf(norm.forward(x()).toFloatArray(), 4),
                1e-5f);
        Norm shifted = new Norm.LayerNormalization(root.ones(new Shape(4)).add(1), root.ones(new Shape(4)));
        assertEquals(1 + 2 / spread, shifted.forward(x()).toFloatArray()[0], 1e-5);
    }

    @Test
    void layerNormForgetsAShiftOfTheWholeVector() {
        Norm norm = new Norm.LayerNormalization(root.ones(new Shape(4)), root.zeros(new Shape(4)));
        assertArrayEquals(
                norm.forward(x()).toFloatArray(), norm.forward(x().add(7)).toFloatArray(), 1e-5f);
    }

    @Test
    void rmsNormDividesByTheRootOfTheMeanSquare() {
        Norm norm = new Norm.RmsNorm(root.create(new float[] {1, 1, 2, 1}));
        float root = (float) Math.sqrt(30 / 4.0 + 1e-5);
        assertArrayEquals(
                new float[] {3 / root, -1 / root, 4 / root, 4 / root},
                java.util.Arrays.copyOf(norm.forward(x()).toFloatArray(), 4),
                1e-6f);
    }

    @Test
    void rmsNormForgetsTheSizeOfTheVectorUpToEpsilon() {
        Norm norm = new Norm.RmsNorm(root.ones(new Shape(4)));
        for (double size : new double[] {0.5, 3, 1000}) {
            assertArrayEquals(
                    norm.forward(x()).toFloatArray(),
                    norm.forward(Tensors.scale(x(), size)).toFloatArray(),
                    1e-4f);
        }
        // Where ε is as large as the vector itself, the result is shorter by √2.
        NDArray tiny = root.full(new Shape(1, 1, 4), (float) Math.sqrt(Norm.EPSILON));
        assertEquals(1 / Math.sqrt(2), norm.forward(tiny).toFloatArray()[0], 1e-4);
    }
}

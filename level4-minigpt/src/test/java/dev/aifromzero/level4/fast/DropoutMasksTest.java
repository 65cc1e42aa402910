package dev.aifromzero.level4.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropoutMasksTest {
    private static final double RATE = 0.2;
    private static final int COUNT = 100_000;

    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private DropoutMasks masks(long seed) {
        TensorEngine.seed(seed);
        return new DropoutMasks(Operations.on(root), false);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Test
    void theRightPartIsDroppedAndTheRestEnlarged() {
        float[] dropped = masks(1).drop(root.ones(new Shape(COUNT)), RATE).toFloatArray();
        int zeros = 0;
        for (float value : dropped) {
            assertTrue(value == 0 || Math.abs(value - 1 / (1 - RATE)) < 1e-6);
            zeros += value == 0 ? 1 : 0;
        }
        assertEquals(RATE, zeros / (double) COUNT, 0.005);
        assertEquals(1, mean(dropped), 0.01);
    }

    @Test
    void theSameSeedDropsTheSameValues() {
        assertArrayEquals(keep(masks(7)), keep(masks(7)));
        assertFalse(Arrays.equals(keep(masks(7)), keep(masks(8))));
    }

    private float[] keep(DropoutMasks masks) {
        return masks.keep(root, new Shape(10, 10), RATE).toFloatArray();
    }

    @Test
    void twoLayersOfAPassDropIndependently() {
        DropoutMasks masks = masks(3);
        try (NDArray first = masks.keep(root, new Shape(COUNT), RATE);
                NDArray second = masks.keep(root, new Shape(COUNT), RATE)) {
            // Both kept: the product of both chances, as with two coins.
            assertEquals((1 - RATE) * (1 - RATE), mean(first.mul(second).toFloatArray()), 0.01);
        }
    }

    @Test
    void aLargerLayerAfterASmallerOneGetsALongerRow() {
        DropoutMasks masks = masks(3);
        keep(masks);
        float[] large = masks.keep(root, new Shape(3, COUNT), RATE).toFloatArray();
        assertEquals(3 * COUNT, large.length);
        assertEquals(1 - RATE, mean(large), 0.005);
    }

    @Test
    void ratesOfTheSamePassDoNotMixUp() {
        DropoutMasks masks = masks(3);
        assertEquals(0.9, mean(masks.keep(root, new Shape(COUNT), 0.1).toFloatArray()), 0.005);
        assertEquals(0.5, mean(masks.keep(root, new Shape(COUNT), 0.5).toFloatArray()), 0.01);
    }
}

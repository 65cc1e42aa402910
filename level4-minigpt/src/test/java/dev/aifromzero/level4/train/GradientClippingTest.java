package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private NDManager root;
    private ParameterStore store;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
        store = new ParameterStore(root);
        store.addTrainable("a", new float[] {1, -2}, 2);
        store.addTrainable("b", new float[] {2}, 1, 1);
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            // the gradient of a · (2, −4) + b · 4 is (2, −4) and (4): together of length 6
            collector.backward(store.get("a")
                    .mul(scope.manager().create(new float[] {2, -4}))
                    .sum()
                    .add(store.get("b")
                            .mul(scope.manager().create(new float[] {4}))
                            .sum()));
        }
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @Test
    void allGradientsShrinkByTheSameFactorAlsoNegativeOnes() {
        assertEquals(6, GradientClipping.clip(store, 3), 1e-6);
        assertArrayEquals(new float[] {1, -2}, store.get("a").getGradient().toFloatArray(), 1e-5f);
        assertArrayEquals(new float[] {2}, store.get("b").getGradient().toFloatArray(), 1e-5f);
    }

    @Test
    void aShortGradientStaysAsItIs() {
        assertEquals(6, GradientClipping.clip(store, 7), 1e-6);
        assertArrayEquals(new float[] {2, -4}, store.get("a").getGradient().toFloatArray());
    }

    @Test
    void noLimitOnlyMeasures() {
        assertEquals(6, GradientClipping.clip(store, 0), 1e-6);
        assertArrayEquals(new float[] {4}, store.get("b").getGradient().toFloatArray());
    }
}

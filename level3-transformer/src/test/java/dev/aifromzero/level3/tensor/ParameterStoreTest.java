package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterStoreTest {
    private NDManager root;
    private ParameterStore store;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
        store = new ParameterStore(root);
        store.addTrainable("b", new float[] {1, 2}, 2);
        store.addFrozen("a", root.create(new float[] {5, 6, 7}));
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @Test
    void keepsTheOrderAndCountsWhatLearnsAndWhatDoesNot() {
        assertEquals(List.of("b", "a"), new ArrayList<>(store.all().keySet()));
        assertEquals(List.of("b"), new ArrayList<>(store.trainable().keySet()));
        assertEquals(5, store.count());
        assertEquals(2, store.trainableCount());
        assertTrue(store.has("a"));
        assertFalse(store.has("c"));
        assertArrayEquals(new float[] {5, 6, 7}, store.toJava().get("a"));
    }

    @Test
    void frozenParametersGetNoGradientAndThawedOnesDo() {
        backward();
        assertArrayEquals(new float[] {11, 11}, store.get("b").getGradient().toFloatArray());
        assertFalse(store.get("a").hasGradient());
        store.freeze();
        assertEquals(0, store.trainableCount());
        store.setTrainable("a", true);
        backward();
        assertArrayEquals(new float[] {3, 3, 3}, store.get("a").getGradient().toFloatArray());
    }

    @Test
    void gradientsAddUpUntilTheyAreSetToZero() {
        backward();
        backward();
        assertArrayEquals(new float[] {22, 22}, store.get("b").getGradient().toFloatArray());
        store.zeroGradients();
        assertArrayEquals(new float[] {0, 0}, store.get("b").getGradient().toFloatArray());
        backward();
        assertArrayEquals(new float[] {11, 11}, store.get("b").getGradient().toFloatArray());
    }

    /** The loss is (Σ b) · (Σ a − 7): its gradients are 11 for each b and 3 for each a. */
    @SuppressWarnings("try")
    private void backward() {
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = store.get("b").sum().mul(store.get("a").sum().sub(7));
            collector.backward(loss);
        }
    }

    @Test
    void wrongNamesAndShapesAreSaidInWords() {
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> store.get("blocks.9.norm1.weight"));
        assertTrue(missing.getMessage().contains("blocks.9.norm1.weight"), missing.getMessage());
        IllegalArgumentException shape = assertThrows(IllegalArgumentException.class, () -> store.get("a", 4));
        assertTrue(shape.getMessage().contains("(3)") && shape.getMessage().contains("(4)"), shape.getMessage());
        assertThrows(IllegalArgumentException.class, () -> store.addTrainable("a", new float[1], 1));
    }
}

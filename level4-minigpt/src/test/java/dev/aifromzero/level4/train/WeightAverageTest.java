package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    private static ParameterStore store(NDManager root, float value) {
        ParameterStore store = new ParameterStore(root);
        store.addTrainable("w", new float[] {value, 2 * value}, 2);
        return store;
    }

    private static float first(WeightAverage average) {
        return average.state().get("average.w")[0];
    }

    @Test
    void theAverageOfAWorkedExample() {
        try (NDManager root = TensorEngine.newRoot()) {
            ParameterStore store = store(root, 1);
            try (WeightAverage average = new WeightAverage(store, 0.5)) {
                store.get("w").addi(10);
                average.update(1); // keeps 2/11 of 1 and takes 9/11 of 11
                assertEquals((2 + 9 * 11) / 11f, first(average), 1e-5);
                float before = first(average);
                average.update(100); // by now it keeps its half
                assertEquals((before + 11) / 2, first(average), 1e-5);
            }
        }
    }

    @Test
    @SuppressWarnings("try") // the swap is there to be held
    void inPlaceTheModelHasTheAverageAndAfterwardsItsOwnWeights() {
        try (NDManager root = TensorEngine.newRoot()) {
            ParameterStore store = store(root, 1);
            try (WeightAverage average = new WeightAverage(store, 0.5)) {
                store.get("w").addi(0.1f);
                float[] own = store.get("w").toFloatArray();
                try (WeightAverage.Swap swap = average.inPlace()) {
                    assertArrayEquals(new float[] {1, 2}, store.get("w").toFloatArray(), 0);
                }
                assertArrayEquals(own, store.get("w").toFloatArray(), 0);
            }
        }
    }

    @Test
    void aSavedAverageIsRestoredAndAnotherModelsIsRefused() {
        try (NDManager root = TensorEngine.newRoot()) {
            try (WeightAverage first = new WeightAverage(store(root, 1), 0.5);
                    WeightAverage second = new WeightAverage(store(root.newSubManager(), 7), 0.5)) {
                second.restore(first.state());
                assertArrayEquals(first.state().get("average.w"), second.state().get("average.w"), 0);
                assertThrows(UserError.class, () -> second.restore(Map.of()));
                assertThrows(UserError.class, () -> second.restore(Map.of("average.w", new float[3])));
            }
        }
    }
}

package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttentionMapsTest {
    private static final TransformerConfig CONFIG = TransformerConfig.of(11, 8, 12, 3, 2);

    /** Queries and keys of 0 fit all alike. */
    @Test
    void untaughtHeadsShareOutTheirAttentionEvenly() {
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = Initializer.model(CONFIG, root, 1);
            for (int block = 0; block < 2; block++) {
                NDArray qkv = model.parameters().get("blocks." + block + ".attention.qkv.weight");
                qkv.subi(qkv);
            }
            AttentionMaps maps = AttentionMaps.of(model, new int[] {3, 1, 4, 1});
            assertEquals(2, maps.blocks());
            assertEquals(3, maps.heads());
            double[][] even = {{1, 0, 0, 0}, {0.5, 0.5, 0, 0}, {1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, {0.25, 0.25, 0.25, 0.25}
            };
            for (int block = 0; block < 2; block++) {
                for (int head = 0; head < 3; head++) {
                    for (int t = 0; t < 4; t++) {
                        assertArrayEquals(even[t], maps.map(block, head)[t], 1e-6);
                    }
                }
            }
            AttentionMaps.Habit habit = maps.habit(1, 2);
            double third = (1 / 3.0 + 0.25) / 2;
            assertEquals(third, habit.itself(), 1e-6);
            assertEquals(third, habit.previous(), 1e-6);
            assertEquals(third, habit.first(), 1e-6);
            assertEquals(((0 + 1 + 2) / 3.0 + (0 + 1 + 2 + 3) / 4.0) / 2, habit.distance(), 1e-6);
        }
    }

    @Test
    void everyHeadHasItsOwnMapAndRowsSumToOne() {
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = Initializer.model(CONFIG, root, 1);
            model.parameters().all().values().forEach(array -> array.muli(8));
            AttentionMaps maps = AttentionMaps.of(model, new int[] {3, 1, 4, 1, 5});
            for (double[] row : maps.map(1, 1)) {
                assertEquals(1, Arrays.stream(row).sum(), 1e-6);
            }
            assertEquals(0, maps.map(0, 0)[1][2]);
            assertEquals(
                    6,
                    java.util.stream.IntStream.range(0, 6)
                            .mapToObj(i -> Arrays.deepToString(maps.map(i / 3, i % 3)))
                            .distinct()
                            .count());
        }
    }

    @Test
    void aSingleTokenLooksAtItself() {
        try (NDManager root = TensorEngine.newRoot()) {
            AttentionMaps maps = AttentionMaps.of(Initializer.model(CONFIG, root, 1), new int[] {3});
            assertArrayEquals(new double[] {1}, maps.map(0, 0)[0], 1e-6);
            assertEquals(new AttentionMaps.Habit(0, 0, 0, 0), maps.habit(0, 0));
        }
    }
}

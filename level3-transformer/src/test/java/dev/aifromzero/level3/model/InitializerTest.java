package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static final TransformerConfig CONFIG =
            Configs.with(TransformerConfig.of(100, 32, 64, 4, 8), Map.of("tiedWeights", false));

    @Test
    void weightsHaveTheSpreadOfGpt2AndSmallerOnesWhereTheStreamIsAddedTo() {
        try (NDManager root = TensorEngine.newRoot()) {
            Map<String, float[]> numbers = Initializer.create(CONFIG, root, 9).toJava();
            numbers.forEach((name, values) -> {
                if (name.endsWith("bias") || name.contains("norm")) {
                    float expected = name.contains("norm") && name.endsWith("weight") ? 1 : 0;
                    for (float value : values) {
                        assertEquals(expected, value, name);
                    }
                } else {
                    boolean residual = name.endsWith("attention.out.weight") || name.endsWith("ffn.shrink.weight");
                    double spread = residual ? 0.02 / 4 : 0.02; // √(2 · 8 blocks) = 4
                    assertEquals(spread, rootMeanSquare(values), 0.08 * spread, name);
                    assertTrue(Math.abs(mean(values)) < 0.1 * spread, name);
                }
            });
        }
    }

    private static double rootMeanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

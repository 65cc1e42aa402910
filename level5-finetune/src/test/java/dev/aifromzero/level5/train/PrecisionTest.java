package dev.aifromzero.level5.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fine-tuning learns the same in every precision, up to the rounding. */
class PrecisionTest {
    private static final TransformerConfig SHAPE = TransformerConfig.of(20, 10, 16, 2, 2);
    private static final Batch BATCH = new Batch(
            new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 3, 5}, 2, 6, new long[] {2, 3, 4, 8, 9, 10}, new long[] {
                4, 5, 6, 1, 3, 5
            });
    private static final int STEPS = 30;

    private static double lossAfterTraining(Precision precision) {
        try (NDManager root = TensorEngine.newRoot()) {
            ParameterStore store = Initializer.create(SHAPE, root, 2);
            store.freeze();
            store.all().forEach((name, array) -> enlarge(array));
            Map<String, float[]> before = store.toJava();
            Transformer base = new Transformer(SHAPE, store);
            LoraAdapter adapter =
                    LoraAdapter.create(new LoraConfig(4, 8, 0, Set.of("c_attn", "c_fc", "c_proj")), SHAPE, root, 3);
            LoraTuning tuning = new LoraTuning(base, adapter, "base", precision.kernels(root));
            var step = FineTuner.sameStep(
                    tuning, BATCH, new FineTuneConfig(1, 2, 1, 0.01, 0, 0, 1, 1, LossOn.ANSWER, precision, 1));
            for (int i = 0; i < STEPS; i++) {
                step.accept(i);
            }
            assertEquals(0, difference(before, store.toJava()), "the base stays as it was");
            return AnswerLoss.of(tuning.model(), List.of(BATCH));
        }
    }

    private static void enlarge(NDArray array) {
        if (array.getShape().dimension() > 1) {
            array.muli(5);
        }
    }

    private static double difference(Map<String, float[]> a, Map<String, float[]> b) {
        double sum = 0;
        for (Map.Entry<String, float[]> entry : a.entrySet()) {
            for (int i = 0; i < entry.getValue().length; i++) {
                sum += Math.abs(entry.getValue()[i] - b.get(entry.getKey())[i]);
            }
        }
        return sum;
    }

    @Test
    void theLossFallsAlikeInEveryPrecision() {
        double readable = lossAfterTraining(Precision.FLOAT32);
        assertEquals(readable, lossAfterTraining(Precision.FUSED), 1e-3);
        double rounded = lossAfterTraining(Precision.BF16);
        assertEquals(readable, rounded, 0.03);
        assertNotEquals(readable, rounded);
    }
}

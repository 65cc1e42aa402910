package dev.aifromzero.level5.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Gpt2Shapes;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FineTuneBenchTest {
    @Test
    void itsModelHasTheSizeOfDistilGpt2() {
        TransformerConfig distil = RandomGpt2.distil();
        long numbers = Gpt2Shapes.of(distil).values().stream()
                .mapToLong(shape -> shape.size())
                .sum();
        assertEquals(81_912_576, numbers);
        assertEquals(147_456, LoraAdapter.count(LoraConfig.standard(), distil));
    }

    @Test
    void aTinyBenchMeasuresEveryPrecisionAndWriting() throws IOException {
        try (NDManager root = TensorEngine.newRoot()) {
            FineTuneBench bench = new FineTuneBench(TransformerConfig.of(40, 12, 16, 2, 2), 2, 8, root);
            FineTuneBench.Result result = bench.add(Precision.BF16)
                    .add(Precision.FUSED)
                    .add(Precision.FLOAT32)
                    .run(1);
            assertEquals(
                    List.of("bf16", "fused", "float32"),
                    List.copyOf(result.stepSeconds().keySet()));
            result.stepSeconds().values().forEach(seconds -> assertTrue(seconds > 0));
            assertTrue(result.tokenSeconds().get("ours") > 0);
        }
    }
}

package dev.aifromzero.level5.gpt2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Against logits that src/test/python/make_parity_fixture.py computed with Python's PyTorch. */
class ParityTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void logitsAgreeWithPyTorchAtEveryPositionWithAndWithoutAdapter() throws IOException, URISyntaxException {
        Path folder = Path.of(
                        ParityTest.class.getResource("/parity/config.json").toURI())
                .getParent();
        JsonNode expected =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        try (NDManager root = TensorEngine.newRoot()) {
            Gpt2Config config = Gpt2Config.read(folder);
            Transformer base = new Transformer(config.toTransformerConfig(), Gpt2Weights.load(folder, config, root));
            Transformer adapted = PeftFiles.load(folder.resolve("adapter"), base.config(), root)
                    .on(base);
            assertSame(expected.get("base"), base, expected.get("ids"), root);
            assertSame(expected.get("adapted"), adapted, expected.get("ids"), root);
        }
    }

    private static void assertSame(JsonNode expected, Transformer model, JsonNode idList, NDManager root) {
        long[] ids = new long[idList.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = idList.get(i).asLong();
        }
        try (Scope scope = new Scope(root)) {
            NDArray input = scope.manager().create(ids, new Shape(1, ids.length));
            float[] logits = model.forward(input, Pass.inference()).toFloatArray();
            int vocabSize = logits.length / ids.length;
            for (int i = 0; i < logits.length; i++) {
                double theirs = expected.get(i / vocabSize).get(i % vocabSize).asDouble();
                assertEquals(theirs, logits[i], TOLERANCE, "position " + i / vocabSize + ", token " + i % vocabSize);
            }
        }
    }
}

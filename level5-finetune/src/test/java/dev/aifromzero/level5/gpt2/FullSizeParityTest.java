package dev.aifromzero.level5.gpt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against what src/test/python/make_full_size_fixture.py computed in double precision with Python's PyTorch. */
class FullSizeParityTest {
    private static final double TOLERANCE = 1e-4;
    private static final TransformerConfig DISTILGPT2 = TransformerConfig.of(50_257, 1024, 768, 12, 6);
    private static final TransformerConfig SMALL = TransformerConfig.of(97, 256, 48, 4, 2);
    private static final int IDS = 1000;
    private static final int PROMPT = 10;

    private NDManager root;
    private JsonNode expected;

    @BeforeEach
    void start() throws IOException {
        root = TensorEngine.newRoot();
        try (InputStream fixture = FullSizeParityTest.class.getResourceAsStream("/full-size.json")) {
            expected = new ObjectMapper().readTree(fixture);
        }
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @Test
    void aFullSizeDistilGpt2AgreesAtEverySampledPositionUpToTheFullContextWithAndWithoutCache() {
        Transformer model = FormulaGpt2.create(DISTILGPT2, 0.125f, root);
        assertEquals(81_912_576, model.parameters().count());
        assertEquals(1024, expected.get("full").get(3).get("length").asInt());
        for (JsonNode text : expected.get("full")) {
            int length = text.get("length").asInt();
            assertAgrees(text, model, length);
            assertAgrees(text, model, Math.max(1, length / 3));
        }
    }

    @Test
    void aSmallGpt2AgreesTokenByTokenToo() {
        Transformer model = FormulaGpt2.create(SMALL, 0.5f, root);
        for (int atOnce : new int[] {256, 100, 1}) {
            assertAgrees(expected.get("small"), model, atOnce);
        }
    }

    @Test
    void theGreedyContinuationIsTheSameFor200Tokens() {
        double margin = expected.get("greedy").get("smallest_margin").asDouble();
        assertTrue(margin > 10 * TOLERANCE, "the fixture must leave no doubt, but the margin is " + margin);
        int[] theirs = new int[expected.get("greedy").get("tokens").size()];
        Arrays.setAll(theirs, i -> expected.get("greedy").get("tokens").get(i).asInt());
        assertEquals(200, theirs.length);
        Transformer model = FormulaGpt2.create(SMALL, 0.5f, root);
        int[] prompt = Arrays.stream(FormulaGpt2.ids(PROMPT, 97, IDS))
                .mapToInt(id -> (int) id)
                .toArray();
        GenerationConfig config = new GenerationConfig(theirs.length, SamplingConfig.greedy(), id -> false);
        assertArrayEquals(theirs, new TextGenerator(model).generate(prompt, config, new SplittableRandom(1), id -> {}));
    }

    /** The text goes in by pieces; where one piece is the whole text, without a cache. */
    private void assertAgrees(JsonNode text, Transformer model, int atOnce) {
        int length = text.get("length").asInt();
        long[] ids = FormulaGpt2.ids(length, model.config().vocabSize(), IDS);
        try (KeyValueCache cache = new KeyValueCache(root)) {
            for (int from = 0; from < length; from += atOnce) {
                int to = Math.min(length, from + atOnce);
                try (Scope scope = new Scope(root)) {
                    NDArray input = scope.manager().create(Arrays.copyOfRange(ids, from, to), new Shape(1, to - from));
                    Pass pass = atOnce == length ? Pass.inference() : Pass.cached(cache);
                    assertRows(text, model, model.hidden(input, pass), from, to); // (1, T) -> (1, T, C)
                }
            }
        }
    }

    private static void assertRows(JsonNode text, Transformer model, NDArray hidden, int from, int to) {
        for (JsonNode row : text.get("rows")) {
            int position = row.get("position").asInt();
            if (position >= from && position < to) {
                NDArray vector = hidden.get(new NDIndex(":, {}:{}", position - from, position - from + 1)); // (1, 1, C)
                float[] logits = model.logits(vector).toFloatArray(); // (1, 1, C) -> (1, 1, V)
                for (int i = 0; i < row.get("tokens").size(); i++) {
                    int token = row.get("tokens").get(i).asInt();
                    assertEquals(
                            row.get("logits").get(i).asDouble(),
                            logits[token],
                            TOLERANCE,
                            "length " + text.get("length") + ", position " + position + ", token " + token);
                }
            }
        }
    }
}

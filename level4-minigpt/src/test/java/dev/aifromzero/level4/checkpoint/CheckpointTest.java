package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    private Path folder;

    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    private static float[] logits(Transformer model) {
        try (Scope scope = new Scope(model.parameters().manager())) {
            long[] ids = {1, 5, 2, 7, 3};
            return model.forward(scope.manager().create(ids, new Shape(1, 5)), Pass.inference())
                    .toFloatArray();
        }
    }

    private Transformer save(Tokenizer tokenizer) throws IOException {
        Transformer model = TinyModels.of(root, tokenizer.vocabSize(), 8);
        ModelFolder.saveSettings(folder, model.config(), tokenizer, Map.of("training", Map.of("steps", 7)));
        ModelFolder.saveWeights(folder, model.parameters());
        return model;
    }

    @Test
    void aLoadedModelGivesTheSameLogits() throws IOException {
        Transformer model = save(CharTokenizer.fromText("abcdefghij"));
        LoadedModel loaded = ModelFolder.load(folder, root);
        assertArrayEquals(logits(model), logits(loaded.model()));
        assertEquals(model.config(), loaded.model().config());
        assertArrayEquals(new int[] {1, 0}, loaded.tokenizer().encode("ba"));
        assertEquals(
                List.copyOf(model.parameters().all().keySet()),
                List.copyOf(loaded.model().parameters().all().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "config.json", "tokenizer.json"})
    void aFileThatIsCutOffIsRefusedInWords(String name) throws IOException {
        save(CharTokenizer.fromText("abcdefghij"));
        Path file = folder.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, bytes.length / 2, bytes.length - 3}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(UserError.class, () -> ModelFolder.load(folder, root), name + " cut to " + length);
        }
        Files.delete(file);
        assertThrows(UserError.class, () -> ModelFolder.load(folder, root), name + " missing");
    }

    @Test
    void aTokenizerOfAnotherSizeIsRefusedInWords() throws IOException {
        save(CharTokenizer.fromText("abcdefghij"));
        dev.aifromzero.level1.text.TokenizerFiles.save(CharTokenizer.fromText("abc"), folder);
        assertThrows(UserError.class, () -> ModelFolder.load(folder, root));
    }

    @Test
    void weightsOfAnotherShapeAreRefusedWithARemedy() throws IOException {
        Transformer model = save(CharTokenizer.fromText("abcdefghij"));
        TransformerConfig deeper =
                TransformerConfig.of(10, 8, 16, 2, model.config().numBlocks() + 1);
        UserError missing = assertThrows(UserError.class, () -> ModelFolder.model(deeper, model.parameters()));
        assertTrue(missing.getMessage().startsWith("The weights have no tensor named blocks."), missing.getMessage());
        TransformerConfig wider = TransformerConfig.of(10, 8, 32, 2, 1);
        UserError shape = assertThrows(UserError.class, () -> ModelFolder.model(wider, model.parameters()));
        assertTrue(shape.getMessage().contains("but the configuration asks for (10, 32)"), shape.getMessage());
        assertEquals("Check that config.json and the weights belong to the same model", shape.remedy());
    }

    private static BpeTokenizer bpe() {
        return BpeTokenizer.train("the cat sat on the mat", 260, List.of("<|endoftext|>"));
    }

    /** Reads a GPT-2 folder by names only, turning what lies the other way round. */
    private Transformer readGpt2(Path from, TransformerConfig config) throws IOException {
        ParameterStore store = new ParameterStore(root);
        for (TensorView view :
                Safetensors.open(from.resolve("model.safetensors")).values()) {
            Gpt2Names.Target target = Gpt2Names.ours(view.name()).orElseThrow();
            NDArray array = view.copy(root);
            store.addFrozen(
                    target.name(), target.transposed() ? array.transpose().duplicate() : array);
        }
        return new Transformer(config, store);
    }

    @ParameterizedTest
    @EnumSource(
            value = NumberType.class,
            names = {"F32", "F16"})
    void anExportedModelReadBackByNamesGivesTheSameLogits(NumberType type) throws IOException {
        Transformer model = save(bpe());
        Path to = folder.resolve("gpt2");
        Gpt2Export.write(ModelFolder.load(folder, root), to, type);
        float tolerance = type == NumberType.F32 ? 0f : 0.05f;
        assertArrayEquals(logits(model), logits(readGpt2(to, model.config())), tolerance);
        JsonNode config = new ObjectMapper().readTree(Files.readString(to.resolve("config.json")));
        assertEquals("gpt2", config.get("model_type").asText());
        assertEquals(16, config.get("n_embd").asInt());
        assertEquals(259, config.get("eos_token_id").asInt());
        assertEquals("gelu_new", config.get("activation_function").asText());
        assertEquals(1e-5, config.get("layer_norm_epsilon").asDouble());
        assertArrayEquals(
                new long[] {16, 48},
                Safetensors.open(to.resolve("model.safetensors"))
                        .get("transformer.h.0.attn.c_attn.weight")
                        .shape());
        assertEquals(bpe().vocabSize(), BpeTokenizer.load(to).vocabSize());
    }

    @Test
    void whatGpt2CannotExpressIsRefusedInWords() throws IOException {
        save(CharTokenizer.fromText("abcdefghij"));
        LoadedModel characters = ModelFolder.load(folder, root);
        Path to = folder.resolve("gpt2");
        assertThrows(UserError.class, () -> Gpt2Export.write(characters, to, NumberType.F32));
        TransformerConfig other = new TransformerConfig(
                260,
                8,
                16,
                2,
                2,
                2,
                64,
                Positions.LEARNED,
                NormKind.RMS_NORM,
                Activation.GELU_TANH,
                true,
                true,
                0.0,
                true);
        LoadedModel rms = new LoadedModel(Initializer.model(other, root, 1), bpe());
        UserError error = assertThrows(UserError.class, () -> Gpt2Export.write(rms, to, NumberType.F32));
        assertTrue(error.getMessage().contains("LayerNorm"));
        assertFalse(Files.exists(to.resolve("model.safetensors")));
    }
}

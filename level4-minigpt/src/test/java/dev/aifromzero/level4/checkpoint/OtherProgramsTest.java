package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that src/test/python/make_checkpoints.py wrote, with the losses and logits that PyTorch found in double. */
class OtherProgramsTest {
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

    private static Path made(String name) throws URISyntaxException {
        return Path.of(OtherProgramsTest.class
                        .getResource("/checkpoints/" + name + "/config.json")
                        .toURI())
                .getParent();
    }

    private static float[] lastLogits(Transformer model, int[] ids) {
        long[] last = Arrays.stream(ids, Math.max(0, ids.length - model.config().contextLength()), ids.length)
                .asLongStream()
                .toArray();
        try (Scope scope = new Scope(model.parameters().manager())) {
            float[] logits = model.forward(scope.manager().create(last, new Shape(1, last.length)), Pass.inference())
                    .toFloatArray();
            return Arrays.copyOfRange(logits, logits.length - model.config().vocabSize(), logits.length);
        }
    }

    private static void assertAgrees(Path made, Transformer model) throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(made.resolve("expected.json").toFile());
        int[] ids = new ObjectMapper().convertValue(expected.get("ids"), int[].class);
        assertEquals(
                expected.get("nats_per_token").asDouble(),
                Evaluator.score(model, ids, model.config().contextLength()).natsPerToken(),
                1e-5);
        float[] logits = lastLogits(model, ids);
        for (int v = 0; v < logits.length; v++) {
            assertEquals(expected.get("last_logits").get(v).asDouble(), logits[v], 1e-5, "token " + v);
        }
    }

    @Test
    void aModelFolderOfAnotherProgramGivesTheLossThatPyTorchFound() throws Exception {
        LoadedModel loaded = ModelFolder.load(made("ours"), root);
        assertAgrees(made("ours"), loaded.model());
        int[] ids = loaded.tokenizer().encode(Corpus.read(made("ours").resolve("text.txt")));
        JsonNode expected = new ObjectMapper()
                .readTree(made("ours").resolve("expected.json").toFile());
        assertArrayEquals(new ObjectMapper().convertValue(expected.get("ids"), int[].class), ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-f32-tied", "gpt2-f16-tied", "gpt2-bf16-untied"})
    void anImportedModelGivesTheLossThatPyTorchFoundAndComesBackFromAnExport(String name) throws Exception {
        Path imported = folder.resolve("imported");
        Gpt2Import.write(made(name), imported, root);
        LoadedModel loaded = ModelFolder.load(imported, root);
        assertEquals(!name.endsWith("untied"), loaded.model().config().tiedWeights());
        assertArrayEquals(new int[] {257, 64}, loaded.tokenizer().encode("abca"));
        assertAgrees(made(name), loaded.model());
        Gpt2Export.write(loaded, folder.resolve("exported"), NumberType.F32);
        Gpt2Import.write(folder.resolve("exported"), folder.resolve("again"), root);
        assertAgrees(made(name), ModelFolder.load(folder.resolve("again"), root).model());
        assertArrayEquals(
                Files.readAllBytes(imported.resolve("model.safetensors")),
                Files.readAllBytes(folder.resolve("again/model.safetensors")));
    }

    @ParameterizedTest
    @CsvSource({"GELU_TANH, true", "GELU, false", "RELU, true"})
    void whatWeExportComesBackWithTheSameLogits(Activation activation, boolean tied) throws Exception {
        TransformerConfig config = new TransformerConfig(
                259, 8, 16, 2, 2, 2, 64, Positions.LEARNED, NormKind.LAYER_NORM, activation, true, true, 0.0, tied);
        Transformer model = Initializer.model(config, root, 5);
        model.parameters().all().forEach((name, array) -> array.muli(name.contains("norm") ? 1 : 10));
        var tokenizer = ModelFolder.load(imported("gpt2-f32-tied"), root).tokenizer();
        Gpt2Export.write(new LoadedModel(model, tokenizer), folder.resolve("gpt2"), NumberType.F32);
        assertEquals(config, Gpt2Import.write(folder.resolve("gpt2"), folder.resolve("back"), root));
        int[] ids = LongStream.range(0, 8).mapToInt(i -> (int) (i * 31)).toArray();
        Transformer back = ModelFolder.load(folder.resolve("back"), root).model();
        assertArrayEquals(lastLogits(model, ids), lastLogits(back, ids), 1e-5f);
    }

    private Path imported(String name) throws Exception {
        Gpt2Import.write(made(name), folder.resolve(name), root);
        return folder.resolve(name);
    }

    @Test
    void whatCannotBeImportedIsRefusedInWordsAndWritesNothing() throws Exception {
        assertThrows(UserError.class, () -> Gpt2Import.write(folder.resolve("nowhere"), folder.resolve("a"), root));
        assertThrows(UserError.class, () -> Gpt2Import.write(made("gpt2-f32-tied"), made("gpt2-f32-tied"), root));
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String name : new String[] {"config.json", "vocab.json", "merges.txt"}) {
            Files.copy(made("gpt2-f32-tied").resolve(name), other.resolve(name));
        }
        assertThrows(UserError.class, () -> Gpt2Import.write(other, folder.resolve("a"), root), "no weights");
        Files.copy(made("gpt2-f32-tied").resolve("model.safetensors"), other.resolve("model.safetensors"));
        String vocabulary = Files.readString(other.resolve("vocab.json"));
        Files.writeString(
                other.resolve("vocab.json"), vocabulary.substring(0, vocabulary.length() - 1) + ", \"extra\": 259}");
        UserError error = assertThrows(UserError.class, () -> Gpt2Import.write(other, folder.resolve("a"), root));
        assertTrue(error.getMessage().contains("260"), error.getMessage());
        assertTrue(Files.notExists(folder.resolve("a")));
    }
}

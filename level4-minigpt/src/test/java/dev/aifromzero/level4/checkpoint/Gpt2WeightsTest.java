package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.checkpoint.Safetensors.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of weights as other programs leave them: in pieces, as a pickle, with too much or too little. */
class Gpt2WeightsTest {
    private static final String INDEX = "model.safetensors.index.json";

    @TempDir
    private Path folder;

    private Gpt2Config config;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** A whole small model, which the tests then damage. */
    @BeforeEach
    void copyAGoodModel() throws Exception {
        Path good = Path.of(
                Gpt2WeightsTest.class.getResource("/checkpoints/gpt2-f32-tied").toURI());
        Files.copy(good.resolve("config.json"), folder.resolve("config.json"));
        config = Gpt2Config.read(folder);
        for (Map.Entry<String, TensorView> entry : Gpt2Weights.open(good).entrySet()) {
            tensors.put(entry.getKey(), new Tensor(entry.getValue().shape(), numbers(entry.getValue())));
        }
    }

    private static float[] numbers(TensorView view) {
        long size = 1;
        for (long length : view.shape()) {
            size *= length;
        }
        return new float[(int) size];
    }

    private void write(String file, Map<String, Tensor> content) throws Exception {
        Safetensors.write(folder.resolve(file), content, NumberType.F32, Map.of());
    }

    private String refusal() {
        return assertThrows(UserError.class, () -> Gpt2Weights.check(folder, config))
                .getMessage();
    }

    @Test
    void aWholeModelIsTaken() throws Exception {
        write("model.safetensors", tensors);
        assertTrue(Gpt2Weights.check(folder, config).containsKey("token_embedding.weight"));
    }

    @Test
    void aModelInPiecesIsReadByItsIndex() throws Exception {
        write("model-1.safetensors", Map.of("a", new Tensor(new long[] {2}, new float[] {1, 2})));
        write("model-2.safetensors", Map.of("b", new Tensor(new long[] {1}, new float[] {3})));
        Files.writeString(
                folder.resolve(INDEX),
                "{\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}}");
        Map<String, TensorView> opened = Gpt2Weights.open(folder);
        assertEquals(Set.of("a", "b"), opened.keySet());
        assertArrayEquals(new long[] {2}, opened.get("a").shape());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                              | does not list any weight files",
                "{'weight_map':{'a':'../secret.safetensors'}}    | does not list weight files of its own folder",
                "{'weight_map':{'a':'model-1.bin'}}              | does not list weight files of its own folder",
                "{'weight_map':{'z':'model-1.safetensors'}}      | says that the tensor z is in model-1.safetensors",
            })
    void anIndexThatLeadsNowhereIsRefused(String index, String sentence) throws Exception {
        write("model-1.safetensors", Map.of("a", new Tensor(new long[] {1}, new float[] {1})));
        Files.writeString(folder.resolve(INDEX), index.replace('\'', '"'));
        assertTrue(refusal().contains(sentence), refusal());
    }

    @Test
    void aPickleIsNeverOpened() throws Exception {
        Files.writeString(folder.resolve("pytorch_model.bin"), "anything");
        assertTrue(refusal().contains("can run programs"), refusal());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        UserError error = assertThrows(UserError.class, () -> Gpt2Weights.open(folder.resolve("nowhere")));
        assertTrue(error.getMessage().contains("There is no model folder"), error.getMessage());
    }

    @Test
    void aTensorThatComesTwiceIsRefused() throws Exception {
        String name = "wte.weight";
        String other = tensors.containsKey(name) ? "transformer." + name : name;
        tensors.put(other, tensors.get(tensors.containsKey(name) ? name : "transformer." + name));
        write("model.safetensors", tensors);
        assertTrue(refusal().contains("twice"), refusal());
    }

    @Test
    void aBlockThatTheConfigurationDoesNotHaveIsRefused() throws Exception {
        String first = tensors.keySet().stream()
                .filter(name -> name.contains("h.0.ln_1.weight"))
                .findFirst()
                .orElseThrow();
        tensors.put(first.replace("h.0.", "h." + config.numBlocks() + "."), tensors.get(first));
        write("model.safetensors", tensors);
        assertTrue(refusal().contains("blocks, counted from 0"), refusal());
    }

    @Test
    void aMissingTensorIsNamed() throws Exception {
        tensors.keySet().removeIf(name -> name.endsWith("ln_f.bias"));
        write("model.safetensors", tensors);
        assertTrue(refusal().contains("ln_f.bias"), refusal());
    }

    @Test
    void aTensorOfAnotherShapeIsNamedWithBothShapes() throws Exception {
        tensors.replaceAll(
                (name, tensor) -> name.endsWith("ln_f.bias") ? new Tensor(new long[] {1}, new float[1]) : tensor);
        write("model.safetensors", tensors);
        assertTrue(refusal().contains("ln_f.bias has the shape (1)"), refusal());
    }
}

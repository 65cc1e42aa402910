package dev.aifromzero.level5.gpt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level5.TinyGpt2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Gpt2ModelTest {
    private static final long[] IDS = {5, 7, 1, 270, 64, 64, 3, 279};

    @TempDir
    Path folder;

    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @Test
    void allWeightsAreFrozenAndCounted() throws IOException {
        Gpt2Model model = Gpt2Model.load(TinyGpt2.write(folder), root);
        assertEquals(0, model.weights().trainableCount());
        long width = TinyGpt2.WIDTH;
        long block = 12 * width * width + 13 * width;
        long expected = (TinyGpt2.VOCABULARY + TinyGpt2.CONTEXT) * width + TinyGpt2.BLOCKS * block + 2 * width;
        assertEquals(expected, model.weights().count());
        assertEquals(TinyGpt2.END, model.endToken());
    }

    @Test
    void theFoldersOwnVocabularyIsUsedWhateverElseLiesBesideIt() throws IOException {
        TinyGpt2.write(folder);
        String text = "What is rain? नमस्ते <|endoftext|>";
        int[] ids = TinyGpt2.tokenizer().encode(text);
        Gpt2Model model = Gpt2Model.load(folder, root);
        assertArrayEquals(ids, model.tokenizer().encode(text));
        assertEquals(text, model.tokenizer().decode(ids));
        assertArrayEquals(new int[] {TinyGpt2.END}, model.tokenizer().encodeWithSpecial("<|endoftext|>"));
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"WordLevel\"}}");
        Files.move(folder.resolve("vocab.json"), folder.resolve("encoder.json"));
        Files.move(folder.resolve("merges.txt"), folder.resolve("vocab.bpe"));
        Gpt2Model again = Gpt2Model.load(folder, root);
        assertArrayEquals(ids, again.tokenizer().encode(text));
        assertEquals(TinyGpt2.END, again.endToken());
    }

    @Test
    void namesWithAndWithoutThePrefixGiveTheSameModel() throws IOException {
        float[] with = logits(TinyGpt2.write(folder.resolve("a")));
        Path bare = folder.resolve("b");
        TinyGpt2.write(bare, TinyGpt2.withoutPrefix(TinyGpt2.tensors(true)), true, NumberType.F32);
        assertArrayEquals(with, logits(bare));
    }

    @Test
    void aSecondCopyOfATiedHeadAndOldMasksAreLeftOut() throws IOException {
        float[] expected = logits(TinyGpt2.write(folder.resolve("a")));
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        tensors.put("lm_head.weight", new Safetensors.Tensor(new long[] {1}, new float[] {9}));
        tensors.put("transformer.h.0.attn.bias", new Safetensors.Tensor(new long[] {1, 1, 1, 1}, new float[] {1}));
        tensors.put("transformer.h.0.attn.masked_bias", new Safetensors.Tensor(new long[] {}, new float[] {-1e4f}));
        assertArrayEquals(expected, logits(TinyGpt2.write(folder.resolve("b"), tensors, true, NumberType.F32)));
    }

    @Test
    void anUntiedHeadIsUsed() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        float[] tied = logits(TinyGpt2.write(folder.resolve("a"), tensors, true, NumberType.F32));
        Safetensors.Tensor embedding = tensors.get("transformer.wte.weight");
        tensors.put("lm_head.weight", embedding);
        assertArrayEquals(tied, logits(TinyGpt2.write(folder.resolve("b"), tensors, false, NumberType.F32)), 1e-6f);
        float[] doubled = embedding.values().clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        tensors.put("lm_head.weight", new Safetensors.Tensor(embedding.shape(), doubled));
        float[] untied = logits(TinyGpt2.write(folder.resolve("c"), tensors, false, NumberType.F32));
        assertEquals(2 * tied[17], untied[17], 1e-5f);
    }

    @Test
    void halfPrecisionIsReadAndNearlyTheSame() throws IOException {
        float[] full = logits(TinyGpt2.write(folder.resolve("a")));
        float[] half = logits(TinyGpt2.write(folder.resolve("b"), TinyGpt2.tensors(true), true, NumberType.F16));
        assertArrayEquals(full, half, 0.02f);
        assertFalse(Arrays.equals(full, half));
    }

    @Test
    void weightsInSeveralPiecesAreFoundThroughTheIndex() throws IOException {
        float[] expected = logits(TinyGpt2.write(folder.resolve("a")));
        Path pieces = TinyGpt2.write(folder.resolve("b"));
        Files.delete(pieces.resolve("model.safetensors"));
        Map<String, Safetensors.Tensor> first = new LinkedHashMap<>();
        Map<String, Safetensors.Tensor> second = new LinkedHashMap<>();
        StringBuilder map = new StringBuilder();
        TinyGpt2.tensors(true).forEach((name, tensor) -> {
            boolean left = name.contains(".h.0.");
            (left ? first : second).put(name, tensor);
            map.append(map.isEmpty() ? "" : ",")
                    .append("\"%s\":\"%s\"".formatted(name, left ? "x1.safetensors" : "x2.safetensors"));
        });
        Safetensors.write(pieces.resolve("x1.safetensors"), first, NumberType.F32, Map.of());
        Safetensors.write(pieces.resolve("x2.safetensors"), second, NumberType.F32, Map.of());
        Files.writeString(pieces.resolve("model.safetensors.index.json"), "{\"weight_map\":{" + map + "}}");
        assertArrayEquals(expected, logits(pieces));
        for (String index : new String[] {
            "{\"weight_map\":{\"a\":\"../../x.safetensors\"}}",
            "{\"weight_map\":{\"a\":\"x1.safetensors\"}}",
            "{}",
            "[]",
            "{\"weight_map\":{\"a\":{\"b\":1}}}",
            "{\"weight_map\":{\"a\":\"x3.safetensors\"}}",
            "{\"a\":".repeat(5_000),
            "{\"weight_map\":{" + map.toString().replaceFirst("x1.safetensors", "x2.safetensors") + "}}"
        }) {
            Files.writeString(pieces.resolve("model.safetensors.index.json"), index);
            String message = assertThrows(UserError.class, () -> logits(pieces)).getMessage();
            assertTrue(message.contains("index.json") || message.contains("x3.safetensors"), message);
        }
    }

    @Test
    void theCacheChangesNothing() throws IOException {
        Gpt2Model model = Gpt2Model.load(TinyGpt2.write(folder), root);
        float[] whole = logits(model.transformer());
        float[] steps = new float[whole.length];
        try (KeyValueCache cache = new KeyValueCache(root)) {
            for (int t = 0; t < IDS.length; t++) {
                try (Scope scope = new Scope(root)) {
                    NDArray one = scope.manager().create(new long[] {IDS[t]}, new Shape(1, 1));
                    float[] row =
                            model.transformer().forward(one, Pass.cached(cache)).toFloatArray();
                    System.arraycopy(row, 0, steps, t * row.length, row.length);
                }
            }
        }
        assertArrayEquals(whole, steps, 1e-5f);
    }

    @Test
    void aMissingTensorIsNamed() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        tensors.remove("transformer.h.1.mlp.c_fc.bias");
        assertRefused(tensors, "h.1.mlp.c_fc.bias");
    }

    @Test
    void aWrongShapeIsNamedAsItStandsInTheFile() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        Safetensors.Tensor right = tensors.get("transformer.h.0.attn.c_attn.weight");
        tensors.put("transformer.h.0.attn.c_attn.weight", new Safetensors.Tensor(new long[] {144, 48}, right.values()));
        String message = assertRefused(tensors, "h.0.attn.c_attn.weight");
        assertTrue(message.contains("(144, 48)") && message.contains("(48, 144)"), message);
    }

    @Test
    void aTensorThatComesTwiceIsRefused() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        tensors.put("wte.weight", tensors.get("transformer.wte.weight"));
        assertRefused(tensors, "twice");
    }

    @Test
    void blocksThatTheConfigurationDoesNotHaveAreRefused() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        tensors.put("h.2.ln_1.bias", tensors.get("transformer.h.1.ln_1.bias"));
        assertRefused(tensors, "h.2.ln_1.bias");
        tensors.remove("h.2.ln_1.bias");
        tensors.put("h.99999999999999999999.ln_1.bias", tensors.get("transformer.h.1.ln_1.bias"));
        assertRefused(tensors, "h.99999999999999999999.ln_1.bias");
    }

    @Test
    void aFolderWithPicklesOnlyIsToldSo() throws IOException {
        TinyGpt2.write(folder);
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
        String message = assertThrows(UserError.class, () -> Gpt2Model.load(folder, root))
                .getMessage();
        assertTrue(message.contains("pytorch_model.bin"), message);
    }

    private String assertRefused(Map<String, Safetensors.Tensor> tensors, String word) throws IOException {
        TinyGpt2.write(folder, tensors, true, NumberType.F32);
        String message = assertThrows(UserError.class, () -> Gpt2Model.load(folder, root))
                .getMessage();
        assertTrue(message.contains(word), message);
        return message;
    }

    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        TinyGpt2.write(folder);
        Path file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 100, bytes.length / 2, bytes.length - 4}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            String message = assertThrows(UserError.class, () -> Gpt2Model.load(folder, root))
                    .getMessage();
            assertTrue(message.contains("broken"), message);
        }
    }

    @Test
    void aMissingFolderAndAMissingFileAreSaid() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertTrue(assertThrows(UserError.class, () -> Gpt2Model.load(nowhere, root))
                .getMessage()
                .contains("nowhere"));
        for (String file : new String[] {"config.json", "vocab.json", "model.safetensors"}) {
            Path one = TinyGpt2.write(folder.resolve("without-" + file));
            Files.delete(one.resolve(file));
            String message = assertThrows(UserError.class, () -> Gpt2Model.load(one, root))
                    .getMessage();
            assertTrue(message.contains(file), message);
        }
    }

    private float[] logits(Path modelFolder) throws IOException {
        return logits(Gpt2Model.load(modelFolder, root).transformer());
    }

    private float[] logits(Transformer model) {
        try (Scope scope = new Scope(root)) {
            NDArray ids = scope.manager().create(IDS, new Shape(1, IDS.length));
            return model.forward(ids, Pass.inference()).toFloatArray();
        }
    }
}

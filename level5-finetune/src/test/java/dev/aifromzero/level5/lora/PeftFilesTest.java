package dev.aifromzero.level5.lora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.checkpoint.TensorView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeftFilesTest {
    private static final TransformerConfig MODEL = TransformerConfig.of(20, 8, 12, 3, 2);
    private static final String A0 = "base_model.model.transformer.h.0.attn.c_attn.lora_A.weight";

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
    void tensorNamesAndShapesAreThoseOfPeft() throws IOException {
        save(new LoraConfig(4, 16, 0.05, Set.of("c_attn")));
        Map<String, TensorView> views = Safetensors.open(folder.resolve("adapter_model.safetensors"));
        assertEquals(
                List.of(
                        "base_model.model.transformer.h.0.attn.c_attn.lora_A.weight",
                        "base_model.model.transformer.h.0.attn.c_attn.lora_B.weight",
                        "base_model.model.transformer.h.1.attn.c_attn.lora_A.weight",
                        "base_model.model.transformer.h.1.attn.c_attn.lora_B.weight"),
                List.copyOf(views.keySet()));
        assertArrayEquals(new long[] {4, 12}, views.get(A0).shape());
        assertArrayEquals(
                new long[] {36, 4}, views.get(A0.replace("lora_A", "lora_B")).shape());
    }

    @Test
    void theConfigurationIsPeftsOwn() throws IOException {
        save(new LoraConfig(4, 16, 0.05, Set.of("c_attn")));
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("adapter_config.json").toFile());
        assertEquals("LORA", json.get("peft_type").asText());
        assertEquals("CAUSAL_LM", json.get("task_type").asText());
        assertEquals(4, json.get("r").asInt());
        assertTrue(json.get("lora_alpha").isIntegralNumber());
        assertEquals(16, json.get("lora_alpha").asInt());
        assertEquals(0.05, json.get("lora_dropout").asDouble());
        assertTrue(json.get("fan_in_fan_out").asBoolean());
        assertEquals("[\"c_attn\"]", json.get("target_modules").toString());
        assertEquals("none", json.get("bias").asText());
        assertEquals("some/base", json.get("base_model_name_or_path").asText());
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws IOException {
        for (Set<String> targets : List.of(
                Set.of("c_attn"),
                Set.of("c_attn", "c_proj", "c_fc"),
                Set.of("attn.c_proj"),
                Set.of("mlp.c_proj", "c_fc"))) {
            LoraAdapter saved = save(new LoraConfig(4, 10, 0.25, targets));
            LoraAdapter loaded = PeftFiles.load(folder, MODEL, root);
            assertEquals(saved.config(), loaded.config());
            assertEquals(saved.targets(), loaded.targets());
            assertEquals(0, loaded.parameters().trainableCount());
            Map<String, float[]> numbers = loaded.parameters().toJava();
            saved.parameters().toJava().forEach((name, values) -> assertArrayEquals(values, numbers.get(name), name));
        }
    }

    @Test
    void otherSpellingsOfPeftAreRead() throws IOException {
        LoraAdapter saved = save(LoraConfig.standard());
        Map<String, Safetensors.Tensor> other = new LinkedHashMap<>();
        saved.parameters()
                .all()
                .forEach((name, array) -> other.put(
                        name.replace("model.transformer.h", "model.h").replaceFirst("\\.weight$", ".default.weight"),
                        new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray())));
        Safetensors.write(folder.resolve("adapter_model.safetensors"), other, NumberType.F32, Map.of());
        LoraAdapter loaded = PeftFiles.load(folder, MODEL, root);
        assertArrayEquals(
                saved.parameters().get(A0).toFloatArray(),
                loaded.parameters().get(A0).toFloatArray());
    }

    @Test
    void rootScalingOfPeftIsUnderstood() throws IOException {
        save(new LoraConfig(4, 16, 0, Set.of("c_attn")));
        edit("\"use_rslora\" : false", "\"use_rslora\" : true");
        assertEquals(
                16 / Math.sqrt(4), PeftFiles.load(folder, MODEL, root).config().scaling(), 1e-12);
    }

    @Test
    void layersNamedOneByOneMayLeaveBlocksOut() throws IOException {
        LoraAdapter saved = save(LoraConfig.standard());
        Map<String, Safetensors.Tensor> first = new LinkedHashMap<>();
        saved.parameters().all().forEach((name, array) -> {
            if (name.contains(".h.0.")) {
                first.put(name, new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray()));
            }
        });
        Safetensors.write(folder.resolve("adapter_model.safetensors"), first, NumberType.F16, Map.of());
        assertTrue(refused(MODEL).contains("h.1.attn.c_attn"));
        String plain = Files.readString(folder.resolve("adapter_config.json"));
        for (String change : List.of(
                "[ \"c_attn\" ] -> [\"h.0.attn.c_attn\"]",
                "[ \"c_attn\" ] -> \".*h\\\\.0\\\\..*c_attn\"",
                "\"layers_to_transform\" : null -> \"layers_to_transform\" : [0]",
                "\"layers_to_transform\" : null -> \"exclude_modules\" : [\"h.1.attn.c_attn\"]")) {
            Files.writeString(folder.resolve("adapter_config.json"), plain);
            String[] parts = change.split(" -> ");
            edit(parts[0], parts[1]);
            assertEquals(1, PeftFiles.load(folder, MODEL, root).targets().size(), change);
        }
    }

    @Test
    void aTensorUnderTwoSpellingsIsRefused() throws IOException {
        LoraAdapter saved = save(LoraConfig.standard());
        Map<String, Safetensors.Tensor> twice = new LinkedHashMap<>();
        saved.parameters().all().forEach((name, array) -> {
            Safetensors.Tensor tensor = new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray());
            twice.put(name, tensor);
            twice.put(name.replaceFirst("\\.weight$", ".default.weight"), tensor);
        });
        Safetensors.write(folder.resolve("adapter_model.safetensors"), twice, NumberType.F32, Map.of());
        assertTrue(refused(MODEL).contains("twice"));
    }

    @Test
    void anAdapterAsPickleIsToldSo() throws IOException {
        save(LoraConfig.standard());
        Files.move(folder.resolve("adapter_model.safetensors"), folder.resolve("adapter_model.bin"));
        assertTrue(refused(MODEL).contains("adapter_model.bin"));
    }

    @Test
    void anAdapterForAWiderBaseIsRefusedByItsTensor() throws IOException {
        save(LoraConfig.standard());
        TransformerConfig wider = TransformerConfig.of(20, 8, 24, 3, 2);
        assertTrue(refused(wider).contains(A0));
    }

    @Test
    void anAdapterForADeeperBaseIsRefusedByItsTensor() throws IOException {
        save(LoraConfig.standard());
        assertTrue(refused(TransformerConfig.of(20, 8, 12, 3, 1)).contains("h.1.attn.c_attn.lora_A"));
        assertTrue(refused(TransformerConfig.of(20, 8, 12, 3, 3)).contains("h.2.attn.c_attn.lora_A"));
    }

    @Test
    void aMissingHalfIsNamed() throws IOException {
        saveWithout(name -> name.equals(A0));
        assertTrue(refused(MODEL).contains(A0));
        saveWithout(name -> name.contains("lora_B"));
        assertTrue(refused(MODEL).contains(A0.replace("lora_A", "lora_B")));
    }

    @Test
    void anAdapterOfAnotherKindOfModelIsRefused() throws IOException {
        saveWithout(name -> true);
        assertTrue(refused(MODEL).contains("no tensor for any layer"));
    }

    private void saveWithout(Predicate<String> left) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("other", new Safetensors.Tensor(new long[] {1}, new float[1]));
        save(LoraConfig.standard()).parameters().all().forEach((name, array) -> {
            if (!left.test(name)) {
                tensors.put(name, new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray()));
            }
        });
        Safetensors.write(folder.resolve("adapter_model.safetensors"), tensors, NumberType.F32, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"peft_type\" : \"LORA\" -> \"peft_type\" : \"IA3\"",
                "\"use_dora\" : false -> \"use_dora\" : true",
                "\"bias\" : \"none\" -> \"bias\" : \"all\"",
                "\"r\" : 8 -> \"r\" : 0",
                "\"r\" : 8 -> \"r\" : 8.5",
                "\"r\" : 8 -> \"r\" : 99999999999",
                "\"r\" : 8 -> \"r\" : 8, \"r\" : 9",
                "\"lora_alpha\" : 16 -> \"lora_alpha\" : 1e999",
                "\"rank_pattern\" : { } -> \"rank_pattern\" : {\"c_attn\": 3}",
                "\"init_lora_weights\" : true -> \"init_lora_weights\" : \"pissa_niter_4\"",
                "\"lora_alpha\" : 16 -> \"lora_alpha\" : \"much\"",
                "\"modules_to_save\" : null -> \"modules_to_save\" : [\"lm_head\"]",
                "\"alpha_pattern\" : { } -> \"alpha_pattern\" : {\"c_attn\": 3}",
                "\"bias\" : \"none\" -> \"lora_bias\" : true",
                "\"r\" : 8 -> \"r\" : 65537",
                "\"lora_alpha\" : 16 -> \"lora_alpha\" : 0",
                "\"lora_dropout\" : 0.05 -> \"lora_dropout\" : 1",
                "\"lora_dropout\" : 0.05 -> \"lora_dropout\" : -0.1",
                "\"lora_dropout\" : 0.05 -> \"lora_dropout\" : \"little\"",
                "\"init_lora_weights\" : true -> \"init_lora_weights\" : \"LoftQ\"",
                "{ -> "
            })
    void kindsThatWeDoNotHaveAreRefused(String change) throws IOException {
        save(LoraConfig.standard());
        String[] parts = change.split(" ->", 2);
        edit(parts[0], parts[1].strip());
        assertTrue(refused(MODEL).contains("adapter_config.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lora_dropout\" : 0.05, -> \"lora_dropout\" : 0,",
                "\"lora_dropout\" : 0.05, -> \"lora_dropout\" : null,",
                "\"lora_dropout\" : 0.05, -> ",
                "\"bias\" : \"none\", -> "
            })
    void whatPeftLeavesOutIsOff(String change) throws IOException {
        save(LoraConfig.standard());
        String[] parts = change.split(" -> ?", 2);
        edit(parts[0], parts[1]);
        LoraConfig config = PeftFiles.load(folder, MODEL, root).config();
        assertEquals(change.contains("bias") ? 0.05 : 0, config.dropout());
    }

    @Test
    void anAlphaThatIsNoWholeNumberIsKept() throws IOException {
        save(new LoraConfig(4, 2.5, 0, Set.of("c_attn")));
        assertEquals(0.625, PeftFiles.load(folder, MODEL, root).config().scaling(), 1e-12);
    }

    @Test
    void anAdapterIsWhereBothItsFilesAre() throws IOException {
        assertFalse(PeftFiles.isIn(folder));
        save(LoraConfig.standard());
        assertTrue(PeftFiles.isIn(folder));
        Files.move(folder.resolve("adapter_config.json"), folder.resolve("other.json"));
        assertFalse(PeftFiles.isIn(folder));
        Files.move(folder.resolve("other.json"), folder.resolve("adapter_config.json"));
        Files.delete(folder.resolve("adapter_model.safetensors"));
        assertFalse(PeftFiles.isIn(folder));
    }

    @Test
    void brokenAndMissingFilesAreRefused() throws IOException {
        assertTrue(refused(MODEL).contains("adapter_config.json"));
        save(LoraConfig.standard());
        Path weights = folder.resolve("adapter_model.safetensors");
        Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 300));
        assertTrue(refused(MODEL).contains("broken"));
        Files.delete(weights);
        assertTrue(refused(MODEL).contains("adapter_model.safetensors"));
        UserError none = assertThrows(UserError.class, () -> PeftFiles.load(folder.resolve("no"), MODEL, root));
        assertTrue(none.getMessage().contains("no adapter folder"));
    }

    private LoraAdapter save(LoraConfig config) throws IOException {
        LoraAdapter adapter = LoraAdapter.create(config, MODEL, root, 4);
        PeftFiles.save(adapter, "some/base", folder);
        return adapter;
    }

    private void edit(String old, String now) throws IOException {
        Path file = folder.resolve("adapter_config.json");
        String text = Files.readString(file);
        assertTrue(text.contains(old), text);
        Files.writeString(file, text.replace(old, now));
    }

    private String refused(TransformerConfig model) {
        return assertThrows(UserError.class, () -> PeftFiles.load(folder, model, root))
                .getMessage();
    }
}

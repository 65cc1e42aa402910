package dev.aifromzero.level5.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import dev.aifromzero.level5.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The methods beside LoRA: the whole model, or its last block. */
class TuningTest extends FineTuning {
    private static final FineTuneConfig CONFIG =
            new FineTuneConfig(5, 4, 1, 0.005, 0.1, 0, 1, 5, LossOn.ANSWER, Precision.FLOAT32, 1);

    @Test
    void fullFineTuningChangesEveryTableAndWritesAPlainFolderWithTheSameLoss() throws IOException {
        Map<String, float[]> before = base.weights().toJava();
        WeightTuning tuning = WeightTuning.full(base);
        assertEquals(base.weights().count(), tuning.parameters().trainableCount());
        FineTuneResult result = run(CONFIG, tuning, FineTuneListener.SILENT);
        assertTrue(result.best().heldOutLoss() < 0.7 * result.base().heldOutLoss(), result.toString());
        base.weights().toJava().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
        Gpt2Model written = Gpt2Model.load(out, root);
        assertEquals(result.best().heldOutLoss(), loss(written), 1e-6);
        written.weights()
                .toJava()
                .forEach((name, values) -> assertFalse(Arrays.equals(before.get(name), values), name));
    }

    @Test
    void lastBlockOnlyLeavesEverythingBelowItAsItWas() throws IOException {
        WeightTuning tuning = WeightTuning.lastBlock(base);
        long width = TinyGpt2.WIDTH;
        long block = 12 * width * width + 13 * width; // weights and biases of a block, as for GPT-2
        assertEquals(block + 2 * width, tuning.parameters().trainableCount());
        FineTuneResult result = run(CONFIG, tuning, FineTuneListener.SILENT);
        assertTrue(result.best().heldOutLoss() < result.base().heldOutLoss());
        Gpt2Model written = Gpt2Model.load(out, root);
        assertEquals(result.best().heldOutLoss(), loss(written), 1e-6);
        Map<String, float[]> before = base.weights().toJava();
        written.weights().toJava().forEach((name, values) -> {
            boolean learns = name.startsWith("blocks.1.") || name.startsWith("final_norm.");
            assertEquals(learns, !Arrays.equals(before.get(name), values), name);
        });
    }

    @Test
    void aTiedCopyOfTheHeadDoesNotOutliveTheEmbeddingThatItCopies() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.tensors(true);
        tensors.put("lm_head.weight", tensors.get("transformer.wte.weight"));
        TinyGpt2.write(folder.resolve("copied"), tensors, true, NumberType.F16);
        base = Gpt2Model.load(folder.resolve("copied"), root);
        FineTuneResult result = run(CONFIG, WeightTuning.full(base), FineTuneListener.SILENT);
        assertFalse(Safetensors.open(out.resolve("model.safetensors")).containsKey("lm_head.weight"));
        assertEquals(result.best().heldOutLoss(), loss(Gpt2Model.load(out, root)), 1e-6);
    }

    @Test
    void anUntiedHeadLearnsForItself() throws IOException {
        TinyGpt2.write(folder.resolve("untied"), TinyGpt2.tensors(false), false, NumberType.F32);
        base = Gpt2Model.load(folder.resolve("untied"), root);
        FineTuneResult result = run(CONFIG, WeightTuning.full(base), FineTuneListener.SILENT);
        Gpt2Model written = Gpt2Model.load(out, root);
        assertEquals(result.best().heldOutLoss(), loss(written), 1e-6);
        assertFalse(Arrays.equals(
                written.weights().get("head.weight").toFloatArray(),
                written.weights().get("token_embedding.weight").toFloatArray()));
    }

    @Test
    void theBasesOwnFolderIsNeverOverwritten() {
        out = folder.resolve("base");
        assertThrows(
                IllegalArgumentException.class, () -> run(CONFIG, WeightTuning.full(base), FineTuneListener.SILENT));
    }

    @Test
    void settingsComeBackFromTheirFile() throws IOException {
        LoraConfig lora = new LoraConfig(4, 8, 0.1, Set.of("c_attn", "c_fc"));
        for (TrainingSettings settings : List.of(
                new TrainingSettings(Method.LORA, lora, CONFIG, "b", "d", "en", PromptTemplate.CHAT),
                new TrainingSettings(Method.LAST_BLOCK, null, CONFIG, "b", "d", "all", PromptTemplate.STANDARD))) {
            settings.save(out);
            assertEquals(Optional.of(settings), TrainingSettings.find(out));
        }
    }

    @Test
    void damagedSettingsAreRefusedInASentence() throws IOException {
        assertEquals(Optional.empty(), TrainingSettings.find(out));
        assertThrows(UserError.class, () -> TrainingSettings.load(out));
        Files.createDirectories(out);
        for (String bad : List.of("", "{", "null", "[]", "{\"method\":\"LORA\"}", "{\"method\":\"MAGIC\"}")) {
            Files.writeString(out.resolve("training.json"), bad);
            assertThrows(UserError.class, () -> TrainingSettings.find(out), bad);
        }
    }

    private double loss(Gpt2Model model) {
        return AnswerLoss.of(model.transformer(), Batch.inOrder(data.heldOut(), 4, 0));
    }
}

package dev.aifromzero.level4.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.LoopConfig;
import dev.aifromzero.level4.train.ScheduleConfig;
import dev.aifromzero.level4.train.TextConfig;
import dev.aifromzero.level4.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    private static final TrainingConfig TINY = new TrainingConfig(
            new TextConfig(TokenizerKind.CHAR, Documents.NONE),
            TrainingConfig.shape(
                    TrainingConfig.TEXT_DECIDES,
                    8,
                    16,
                    2,
                    2,
                    Positions.LEARNED,
                    NormKind.LAYER_NORM,
                    Activation.GELU_TANH,
                    0.1),
            4,
            1,
            Precision.FLOAT32,
            new LoopConfig(new ScheduleConfig(10, 1, 1e-3, 1e-4), new AdamWConfig(0.9, 0.99, 1e-8, 0.1), 1.0, 4, 0),
            42);

    @TempDir
    private Path folder;

    @Test
    void worksTakeTurnsAndTheWarmUpDoesNotCount() throws IOException {
        List<String> order = new ArrayList<>();
        double[] seconds = {100, 3, 1, 2};
        Map<String, Double> medians = new Rounds()
                .add("a", round -> {
                    order.add("a" + round);
                    return seconds[round + 1];
                })
                .add("b", round -> {
                    order.add("b" + round);
                    return 5;
                })
                .medians(3);
        assertEquals(List.of("a-1", "b-1", "a0", "b0", "a1", "b1", "a2", "b2"), order);
        assertEquals(Map.of("a", 2.0, "b", 5.0), medians);
        assertEquals(2.5, Rounds.median(List.of(4.0, 1.0, 3.0, 2.0)));
    }

    /** A weight of the blocks and the head: (12 C² L + V C) · 6; attention: 12 T C L; both a token. */
    @Test
    void theBooksStepTakesAbout52BillionOperations() {
        double operations = StepBench.operations(TransformerConfig.of(65, 256, 128, 4, 4), 32 * 256);
        double byHand = 32 * 256 * (6.0 * (12 * 128 * 128 * 4 + 65 * 128) + 12.0 * 256 * 128 * 4);
        assertEquals(byHand, operations, 1);
        assertEquals(52e9, operations, 0.5e9);
    }

    @Test
    void aTinyBenchMeasuresEveryPrecisionAndTheCache() throws IOException {
        try (NDManager root = TensorEngine.newRoot()) {
            StepBench.Result result = new StepBench(TINY, 9, root)
                    .add(Precision.FUSED)
                    .add(Precision.FLOAT32)
                    .run(1);
            assertEquals(
                    List.of("fused", "float32"), List.copyOf(result.seconds().keySet()));
            assertTrue(result.rate() > 0 && result.share().get("fused") > 0);
            ObjectNode json = new ObjectMapper().createObjectNode();
            StepBench.write(result, json);
            assertTrue(json.at("/step_seconds/float32").asDouble() > 0);
            WritingBench.Result writing = new WritingBench(Initializer.model(TINY.model(9), root, 1)).run(1);
            assertEquals(7, writing.window());
            assertEquals(writing.naiveSeconds() / writing.cachedSeconds(), writing.gain());
        }
    }

    @Test
    void linuxSaysThePeakOfMemory() {
        assertEquals(
                2048, Machine.peakMemory("VmRSS:\t 1 kB\nVmHWM:\t     2 kB\n").orElseThrow());
        assertFalse(Machine.peakMemory("Name: java\n").isPresent());
    }

    /** A shell stands in for Python: the words that it gets decide what it says. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPythonThatFailsIsToldInASentence() throws IOException {
        PythonScript good = script("echo \"{\\\"threads\\\": $2, \\\"steps\\\": $4}\"");
        JsonNode answer = good.run(3, List.of("--steps", "7"));
        assertEquals(3, answer.get("threads").asInt());
        assertEquals(7, answer.get("steps").asInt());
        UserError failed = assertThrows(
                UserError.class,
                () -> script("echo 'No module named torch' >&2; exit 1").run(1, List.of()));
        assertTrue(failed.getMessage().contains("No module named torch"), failed.getMessage());
        assertThrows(UserError.class, () -> script("echo hello").run(1, List.of()));
        PythonScript missing = new PythonScript(folder.resolve("no-python").toString(), folder, false);
        assertThrows(UserError.class, () -> missing.run(1, List.of()));
        assertThrows(UserError.class, () -> PythonScript.of("python3", "no/such/script.py", false));
    }

    private PythonScript script(String shell) throws IOException {
        Path script = Files.writeString(folder.resolve("script.sh"), shell);
        return new PythonScript("sh", script, false);
    }
}

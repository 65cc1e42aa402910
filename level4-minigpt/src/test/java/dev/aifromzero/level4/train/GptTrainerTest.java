package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.data.large.TextProgress;
import dev.aifromzero.level4.evaluate.Evaluator;
import dev.aifromzero.level4.fast.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GptTrainerTest {
    static final TrainingConfig CONFIG = config(8, 0.2, 2, loop(12, 2, 1e-2, 1e-3, 4, 0));

    @TempDir
    private Path folder;

    private Path text() throws IOException {
        Path file = folder.resolve("text.txt");
        if (!Files.exists(file)) {
            Files.writeString(file, "the cat sat on the mat. the dog sat on the log. ".repeat(12));
        }
        return file;
    }

    static TrainingConfig with(int steps, int interval, int patience, double rate) {
        return config(8, 0.0, 1, loop(steps, 0, rate, rate / 10, interval, patience));
    }

    static LoopConfig loop(int steps, int warmup, double rate, double lastRate, int interval, int patience) {
        return new LoopConfig(
                new ScheduleConfig(steps, warmup, rate, lastRate),
                new AdamWConfig(0.9, 0.99, 1e-8, 0.1),
                1.0,
                interval,
                patience);
    }

    static TrainingConfig config(int context, double dropout, int accumulation, LoopConfig loop) {
        return new TrainingConfig(
                new TextConfig(TokenizerKind.CHAR, Documents.NONE),
                TrainingConfig.shape(
                        TrainingConfig.TEXT_DECIDES,
                        context,
                        16,
                        2,
                        2,
                        Positions.LEARNED,
                        NormKind.LAYER_NORM,
                        Activation.GELU_TANH,
                        dropout),
                4,
                accumulation,
                Precision.FLOAT32,
                loop,
                42);
    }

    /** Trains in a folder until a number of steps is reached, then stops it as Ctrl-C does. */
    private List<Double> train(String name, TrainingConfig config, boolean resume, int stopAfter) throws IOException {
        List<Double> losses = new ArrayList<>();
        AtomicReference<GptTrainer> running = new AtomicReference<>();
        try (NDManager root = TensorEngine.newRoot()) {
            Path target = folder.resolve(name);
            TrainingSetup setup = resume
                    ? TrainingSetup.resume(List.of(), target, root, TextProgress.SILENT)
                    : TrainingSetup.start(config, List.of(text()), target, root);
            try (GptTrainer trainer = setup.trainer(new TrainingListener() {
                @Override
                public void onStep(int step, double loss, double tokensPerSecond) {
                    losses.add(loss);
                    if (step == stopAfter) {
                        running.get().stop();
                    }
                }
            })) {
                running.set(trainer);
                trainer.train();
            }
        }
        return losses;
    }

    private List<Metrics> entries(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Metrics> entries = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name).resolve("metrics.jsonl"))) {
            entries.add(json.readValue(line, Metrics.class));
        }
        return entries;
    }

    private List<List<Object>> metrics(String name) throws IOException {
        return entries(name).stream()
                .map(m ->
                        java.util.Arrays.<Object>asList(m.step(), m.trainLoss(), m.validationLoss(), m.learningRate()))
                .toList();
    }

    /** With Muon, the average of the weights, a straight warm-down, and every window once per epoch. */
    private static TrainingConfig newer() {
        LoopConfig loop = new LoopConfig(
                new ScheduleConfig(12, 2, 1e-2, 5e-4, Decay.LINEAR),
                OptimizerKind.MUON,
                CONFIG.loop().optimizer(),
                0.8,
                1.0,
                4,
                0);
        TextConfig text = new TextConfig(TokenizerKind.CHAR, Documents.NONE, WindowOrder.SHUFFLED);
        return new TrainingConfig(text, CONFIG.model(), 4, 2, Precision.FLOAT32, loop, 42);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResumedTrainingEqualsAnUninterruptedOneDigitForDigit(boolean newer) throws IOException {
        TrainingConfig config = newer ? newer() : CONFIG;
        List<Double> whole = train("whole", config, false, -1);
        List<Double> parts = new ArrayList<>(train("parts", config, false, 3));
        parts.addAll(train("parts", config, true, 4));
        parts.addAll(train("parts", config, true, 9));
        parts.addAll(train("parts", config, true, -1));
        assertEquals(12, whole.size());
        assertEquals(whole, parts);
        assertEquals(metrics("whole"), metrics("parts"));
        assertEquals(4, metrics("whole").size(), "after 0, 4, 8 and 12 steps");
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/model.safetensors")),
                Files.readAllBytes(folder.resolve("parts/model.safetensors")));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/last/optimizer.safetensors")),
                Files.readAllBytes(folder.resolve("parts/last/optimizer.safetensors")));
    }

    @Test
    void theSavedModelIsTheAverageThatWasEvaluated() throws IOException {
        train("run", newer(), false, -1);
        double best = entries("run").stream()
                .mapToDouble(Metrics::validationLoss)
                .min()
                .orElseThrow();
        assertEquals(best, natsOfTheSavedModel(), 1e-6);
        assertFalse(java.util.Arrays.equals(
                Files.readAllBytes(folder.resolve("run/model.safetensors")),
                Files.readAllBytes(folder.resolve("run/last/model.safetensors"))));
    }

    private double natsOfTheSavedModel() throws IOException {
        try (NDManager root = TensorEngine.newRoot()) {
            LoadedModel loaded = ModelFolder.load(folder.resolve("run"), root);
            int[] ids = loaded.tokenizer()
                    .encode(Files.readString(folder.resolve("run/tokens/validation.txt"))
                            .strip());
            return Evaluator.score(loaded.model(), ids, 8).natsPerToken();
        }
    }

    @Test
    void aKillAtAnyFileOperationLeavesATrainingThatGoesOn() throws IOException {
        List<Double> whole = train("whole", CONFIG, false, -1);
        train("killed", CONFIG, false, 6);
        Path killed = folder.resolve("killed");
        // killed between the two renames: the old state is aside, the new one is whole but not in its place
        Files.createDirectories(killed.resolve("last.old"));
        Files.move(killed.resolve("last"), killed.resolve("last.new"));
        // and in the middle of the next line of metrics
        Files.writeString(
                killed.resolve("metrics.jsonl"), Files.readString(killed.resolve("metrics.jsonl")) + "{\"step\":8,");
        assertEquals(whole.subList(6, 12), train("killed", CONFIG, true, -1));
        assertEquals(metrics("whole"), metrics("killed"));
        // killed while the new state was being written: it does not count
        train("half", CONFIG, false, 6);
        Path next = Files.createDirectories(folder.resolve("half/last.new"));
        Files.writeString(next.resolve("model.safetensors"), "half");
        assertEquals(whole.subList(6, 12), train("half", CONFIG, true, -1));
        try (Stream<Path> left = Files.list(folder.resolve("half"))) {
            assertTrue(left.noneMatch(file -> file.getFileName().toString().startsWith("last.")));
        }
    }

    @Test
    void theModelLearnsAndTheBestOneIsKept() throws IOException {
        train("run", with(60, 10, 0, 1e-2), false, -1);
        List<Metrics> entries = entries("run");
        double best =
                entries.stream().mapToDouble(Metrics::validationLoss).min().orElseThrow();
        assertTrue(best < entries.get(0).validationLoss() / 2, "it should know this text well: " + entries);
        assertEquals(best, natsOfTheSavedModel(), 1e-6);
    }

    @Test
    void withoutProgressItStopsEarlyAndResumingChangesNothing() throws IOException {
        TrainingConfig hopeless = with(100, 1, 3, 1e-30); // steps too small to change anything
        List<Double> losses = train("run", hopeless, false, -1);
        assertTrue(losses.size() < 100, "patience should have ended it after a few steps, not " + losses.size());
        assertTrue(train("run", hopeless, true, -1).isEmpty());
    }

    @Test
    void anotherTextIsRefusedWhenResuming() throws IOException {
        train("run", CONFIG, false, 3);
        Files.writeString(text(), "the cat sat on the mat. the dog sat on the fog. ".repeat(12) + "the end.");
        assertThrows(UserError.class, () -> train("run", CONFIG, true, -1));
    }

    @Test
    void nothingToResumeAndTooLittleTextAreSaidInWords() throws IOException {
        assertThrows(UserError.class, () -> train("nowhere", CONFIG, true, -1));
        Files.writeString(text(), "short");
        assertThrows(UserError.class, () -> train("run", CONFIG, false, -1));
        Files.writeString(text(), "a text with fewer letters than a window, but above forty of them.");
        TrainingConfig wide = config(64, 0.0, 1, loop(5, 1, 1e-3, 1e-4, 4, 0));
        assertThrows(UserError.class, () -> train("run", wide, false, -1));
    }

    @Test
    void numbersThatBreakDownEndTheTrainingWithASentence() throws IOException {
        try (NDManager root = TensorEngine.newRoot()) {
            TrainingSetup setup = TrainingSetup.start(CONFIG, List.of(text()), folder.resolve("run"), root);
            setup.model().parameters().get("final_norm.weight").muli(Float.NaN);
            try (GptTrainer trainer = setup.trainer(TrainingListener.SILENT)) {
                UserError error = assertThrows(UserError.class, trainer::train);
                assertTrue(error.getMessage().contains("step 0"), error.getMessage());
            }
        }
    }

    @Test
    void aTrainingThatGoesAstrayEndsWithASentenceAndTheBestModelStays() throws IOException {
        UserError error = assertThrows(UserError.class, () -> train("run", with(60, 2, 0, 1.0), false, -1));
        assertTrue(error.getMessage().contains("gone astray"), error.getMessage());
        assertTrue(error.remedy().contains("--learning-rate"));
        double best = entries("run").stream()
                .mapToDouble(Metrics::validationLoss)
                .min()
                .orElseThrow();
        assertEquals(best, natsOfTheSavedModel(), 1e-6);
    }
}

package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file of a training's folder damaged: it is loaded, or refused in a sentence; the folder stays as it is. */
class CheckpointFuzzTest {
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"vocabSize\" : 3,",
            "\"contextLength\" : 1000000,",
            "\"positions\" : null,",
            "\"norm\" : 7,",
            "\"activation\" : \"TANH\",",
            "\"dropout\" : \"NaN\",",
            "\"ROTARY\"",
            "\"SINUSOIDAL\"",
            "\"model\" : ",
            "\"training\" : ",
            "\"step\":",
            "\"train_loss\":null,",
            "\"data_offsets\":[0,4]",
            "\"type\" : \"word\","));

    private static NDManager root;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    private void save(Tokenizer tokenizer, Positions positions) throws IOException {
        try (NDManager own = root.newSubManager()) {
            TransformerConfig config = new TransformerConfig(
                    tokenizer.vocabSize(),
                    8,
                    8,
                    2,
                    2,
                    1,
                    32,
                    positions,
                    NormKind.LAYER_NORM,
                    Activation.GELU_TANH,
                    true,
                    true,
                    0.0,
                    true);
            Transformer model = Initializer.model(config, own, 5);
            ModelFolder.saveSettings(folder, config, tokenizer, Map.of("training", Preset.TASTE.config(1)));
            ModelFolder.saveWeights(folder, model.parameters());
            TrainingState state = TrainingState.start(7)
                    .afterEvaluation(2.5, 1e-3, 1000, 0.1)
                    .afterStep(2.4, 0.1)
                    .afterEvaluation(2.3, 1e-3, 1000, 0.1);
            try (AdamW optimizer = new AdamW(model.parameters(), optimizer())) {
                new ResumeFolder(folder).save(model.parameters(), optimizer.state(), state);
            }
        }
    }

    private static AdamWConfig optimizer() {
        return Preset.TASTE.config(1).loop().optimizer();
    }

    @Test
    void everyDamagedFolderOfACharacterModelIsLoadedOrRefused() throws Exception {
        save(CharTokenizer.fromText("abc "), Positions.LEARNED);
        everyDamagedFolderIsLoadedOrRefused();
    }

    @Test
    void everyDamagedFolderOfAPairModelWithoutATableOfPositionsIsLoadedOrRefused() throws Exception {
        save(BpeTokenizer.train("abc", 257, List.of("<|endoftext|>")), Positions.ROTARY);
        everyDamagedModelIsLoadedOrRefused(new DamagedFolder(folder));
    }

    /** Each part is read by itself, so that a refusal of one does not hide the others. */
    private void everyDamagedFolderIsLoadedOrRefused() throws Exception {
        DamagedFolder files = new DamagedFolder(folder);
        everyDamagedModelIsLoadedOrRefused(files);
        tryOut(files.only("last"), this::resume);
        tryOut(
                files.only("config"),
                () -> TrainingSetup.config(folder).loop().schedule().rates());
    }

    private void everyDamagedModelIsLoadedOrRefused(DamagedFolder files) throws Exception {
        tryOut(files.only("config", "tokenizer", "model"), this::generate);
        Fuzz.cases(
                40,
                random -> files.only("vocab", "merges", "tokenizer").readOrRefused(MUTATOR, random, this::generate));
    }

    private static void tryOut(DamagedFolder files, Fuzz.Reading reading) throws Exception {
        files.tryEveryValue(".json", reading);
        Fuzz.cases(40, random -> files.readOrRefused(MUTATOR, random, reading));
    }

    private void generate() throws IOException {
        try (NDManager own = root.newSubManager()) {
            LoadedModel loaded = ModelFolder.load(folder, own);
            int[] ids = new TextGenerator(loaded.model())
                    .generate(
                            new int[] {0, 1},
                            new GenerationConfig(3, SamplingConfig.defaults()),
                            new SplittableRandom(1),
                            id -> {});
            loaded.tokenizer().decode(ids);
        }
    }

    private void resume() throws IOException {
        try (NDManager own = root.newSubManager()) {
            ResumeFolder last = new ResumeFolder(folder);
            Transformer model = ModelFolder.model(ModelFolder.config(folder), last.weights(own));
            ResumeFolder.Kept<TrainingState> kept = last.load(TrainingState.class);
            try (AdamW optimizer = new AdamW(model.parameters(), optimizer())) {
                optimizer.restore(kept.optimizer(), kept.state().step());
            }
            assertTrue(kept.state().step() >= 0);
            assertTrue(kept.state().evaluationsSinceBest() >= 0);
        }
    }
}

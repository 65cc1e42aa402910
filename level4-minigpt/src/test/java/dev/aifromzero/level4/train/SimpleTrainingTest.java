package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.fast.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop on one page and the trainer are the same training. */
class SimpleTrainingTest {
    private static final int STEPS = 20;
    private static final double RATE = 1e-2;
    /** No warm-up, no fall of the learning rate, no clipping, no dropout. */
    private static final TrainingConfig CONFIG = new TrainingConfig(
            new TextConfig(TokenizerKind.CHAR, Documents.NONE),
            TransformerConfig.of(TrainingConfig.TEXT_DECIDES, 8, 16, 2, 2),
            4,
            1,
            Precision.FLOAT32,
            new LoopConfig(
                    new ScheduleConfig(STEPS, 0, RATE, RATE), new AdamWConfig(0.9, 0.99, 1e-8, 0.1), 0, STEPS, 0),
            42);

    @TempDir
    private Path folder;

    @Test
    void theLossesAreTheTrainersDigitForDigit() throws IOException {
        Path text = Files.writeString(
                folder.resolve("text.txt"), "the cat sat on the mat. the dog sat on the log. ".repeat(12));
        List<Double> whole = new ArrayList<>();
        List<Double> simple = new ArrayList<>();
        try (NDManager root = TensorEngine.newRoot()) {
            TrainingSetup setup = TrainingSetup.start(CONFIG, List.of(text), folder.resolve("model"), root);
            Transformer model = Initializer.model(setup.model().config(), root, CONFIG.seed());
            try (GptTrainer trainer = setup.trainer(new TrainingListener() {
                @Override
                public void onStep(int step, double loss, double tokensPerSecond) {
                    whole.add(loss);
                }
            })) {
                trainer.train();
            }
            BatchSource batches = new BatchSource(setup.data().train(), 8, CONFIG.seed());
            SimpleTraining.train(model, batches, CONFIG.batchSize(), STEPS, RATE, simple::add);
        }
        assertEquals(STEPS, simple.size());
        assertEquals(whole, simple);
        assertTrue(simple.get(STEPS - 1) < simple.get(0), "it learns: " + simple);
    }
}

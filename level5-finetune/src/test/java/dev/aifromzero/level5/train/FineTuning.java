package dev.aifromzero.level5.train;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of fine-tuning share: a small random base and twenty questions with two answers. */
abstract class FineTuning {
    @TempDir
    Path folder;

    NDManager root;
    Gpt2Model base;
    Dataset data;
    Path out;

    @BeforeEach
    void start() throws IOException {
        root = TensorEngine.newRoot();
        base = Gpt2Model.load(TinyGpt2.write(folder.resolve("base")), root);
        out = folder.resolve("out");
        List<QuestionAnswer> pairs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pairs.add(new QuestionAnswer(
                    "Sky " + i + "?", i % 2 == 0 ? "Rain is water." : "The sky is blue.", "science"));
        }
        data = Dataset.of(
                pairs,
                new ExampleEncoder(base.tokenizer(), PromptTemplate.STANDARD, base.endToken(), TinyGpt2.CONTEXT),
                1);
    }

    @AfterEach
    void stop() {
        root.close();
    }

    static FineTuneConfig config(int epochs, int patience) {
        return new FineTuneConfig(epochs, 4, 1, 0.02, 0.1, 0, 1, patience, LossOn.ANSWER, Precision.FLOAT32, 1);
    }

    LoraAdapter adapter(double dropout) {
        return LoraAdapter.create(
                new LoraConfig(4, 8, dropout, Set.of("c_attn", "c_fc")),
                base.transformer().config(),
                root,
                2);
    }

    /** {@return the steps after which {@code metrics.jsonl} has a line} */
    List<Integer> evaluatedSteps() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Integer> steps = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
            steps.add(json.readTree(line).get("step").asInt());
        }
        return steps;
    }

    static FineTuneListener losses(List<Double> losses) {
        return new FineTuneListener() {
            @Override
            public void onStep(long step, long steps, double loss) {
                losses.add(loss);
            }
        };
    }

    FineTuner trainer(FineTuneConfig config, Tuning tuning, FineTuneListener listener) {
        return new FineTuner(tuning, data, config, base.endToken(), out, listener);
    }

    FineTuneResult run(FineTuneConfig config, LoraAdapter adapter, FineTuneListener listener) throws IOException {
        return run(config, new LoraTuning(base.transformer(), adapter, "base"), listener);
    }

    FineTuneResult run(FineTuneConfig config, Tuning tuning, FineTuneListener listener) throws IOException {
        try (FineTuner trainer = trainer(config, tuning, listener)) {
            return trainer.run();
        }
    }
}

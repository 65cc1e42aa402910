package dev.aifromzero.level5.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTunerTest {
    private static final LoraConfig LORA = new LoraConfig(4, 8, 0.05, Set.of("c_attn", "c_fc"));

    @TempDir
    Path folder;

    private NDManager root;
    private Gpt2Model base;
    private Dataset data;

    @BeforeEach
    void start() throws IOException {
        root = TensorEngine.newRoot();
        base = Gpt2Model.load(TinyGpt2.write(folder), root);
        List<QuestionAnswer> pairs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pairs.add(new QuestionAnswer("Sky " + i + "?", i % 2 == 0 ? "Rain is water." : "The sky is blue.", "science"));
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

    @Test
    void theLossFallsAndTheBaseStaysAsItWas() throws IOException {
        Map<String, float[]> before = base.weights().toJava();
        FineTuneResult result = run(config(12, 12), adapter(), FineTuneListener.SILENT);
        assertTrue(result.best().heldOutLoss() < 0.5 * result.base().heldOutLoss(), result.toString());
        base.weights().toJava().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
    }

    @Test
    void theAdapterIsLeftAsItWasAfterTheBestEpoch() throws IOException {
        LoraAdapter adapter = adapter();
        FineTuneResult result = run(config(6, 6), adapter, FineTuneListener.SILENT);
        List<Batch> heldOut = Batch.inOrder(data.heldOut(), 4, 0);
        assertEquals(result.best().heldOutLoss(), AnswerLoss.of(adapter.on(base.transformer()), heldOut), 1e-6);
        double lowest = result.epochs().stream().mapToDouble(EpochResult::heldOutLoss).min().orElseThrow();
        assertEquals(lowest, result.best().heldOutLoss());
    }

    @Test
    void aTrainingThatOnlyGetsWorseStopsEarlyAndKeepsTheStart() throws IOException {
        LoraAdapter adapter = adapter();
        FineTuneConfig wild = new FineTuneConfig(30, 4, 0.9, 0, 0, 0, 2, 1);
        FineTuneResult result = run(wild, adapter, FineTuneListener.SILENT);
        assertTrue(result.stoppedEarly());
        assertEquals(result.best().epoch() + 2, result.epochs().size() - 1);
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers() throws IOException {
        LoraAdapter first = adapter();
        LoraAdapter second = adapter();
        LoraAdapter third = adapter();
        run(config(2, 2), first, FineTuneListener.SILENT);
        run(config(2, 2), second, FineTuneListener.SILENT);
        run(new FineTuneConfig(2, 4, 0.02, 0.1, 0, 1, 2, 99), third, FineTuneListener.SILENT);
        String name = first.targets().get(0).nameOfB();
        assertArrayEquals(
                first.parameters().get(name).toFloatArray(), second.parameters().get(name).toFloatArray());
        assertFalse(Arrays.equals(
                first.parameters().get(name).toFloatArray(), third.parameters().get(name).toFloatArray()));
    }

    @Test
    void theListenerHearsOfTheBaseOfEachStepAndOfEachEpoch() throws IOException {
        List<Integer> epochs = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        run(config(3, 3), adapter(), new FineTuneListener() {
            @Override
            public void onStep(long step, long all, double loss) {
                steps.add(step);
                assertEquals(15, all);
            }

            @Override
            public void onEpoch(EpochResult result, LoraAdapter adapter, boolean best) {
                epochs.add(result.epoch());
            }
        });
        assertEquals(List.of(0, 1, 2, 3), epochs);
        assertEquals(15, steps.size());
        assertEquals(1, steps.get(0));
    }

    @Test
    void paddingNeverChangesTheLoss() {
        List<Example> mixed = List.of(example("Sky?", "Rain."), example("Sky?", "The sky is blue and plants grow."));
        double together = AnswerLoss.of(base.transformer(), Batch.inOrder(mixed, 2, 0));
        double withOtherPadding = AnswerLoss.of(base.transformer(), Batch.inOrder(mixed, 2, 77));
        double apart = AnswerLoss.of(base.transformer(), Batch.inOrder(mixed, 1, 0));
        assertEquals(together, withOtherPadding, 0);
        assertEquals(apart, together, 1e-6);
    }

    @Test
    void theLossIsTheMeanSurpriseOverTheAnswersTokens() {
        Example example = example("What is rain?", "Rain is water.");
        int[] ids = example.ids();
        try (Scope scope = new Scope(root)) {
            long[] inputs = Arrays.stream(ids, 0, ids.length - 1).asLongStream().toArray();
            long[] targets = Arrays.stream(ids, 1, ids.length).asLongStream().toArray();
            Shape shape = new Shape(1, inputs.length);
            NDArray logits = base.transformer().forward(scope.manager().create(inputs, shape), Pass.inference());
            float[] surprises =
                    CrossEntropy.perToken(logits, scope.manager().create(targets, shape)).toFloatArray();
            double total = 0;
            for (int t = example.promptLength() - 1; t < surprises.length; t++) {
                total += surprises[t];
            }
            double expected = total / example.answerLength();
            assertEquals(expected, AnswerLoss.of(base.transformer(), List.of(Batch.of(List.of(example), 0))), 1e-5);
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(UserError.class, () -> new FineTuneConfig(0, 4, 0.1, 0, 0, 1, 1, 1));
        assertThrows(UserError.class, () -> new FineTuneConfig(1, 0, 0.1, 0, 0, 1, 1, 1));
        assertThrows(UserError.class, () -> new FineTuneConfig(1, 4, 0, 0, 0, 1, 1, 1));
        assertThrows(UserError.class, () -> new FineTuneConfig(1, 4, Double.NaN, 0, 0, 1, 1, 1));
        assertThrows(UserError.class, () -> new FineTuneConfig(1, 4, 0.1, 1, 0, 1, 1, 1));
        assertThrows(UserError.class, () -> new FineTuneConfig(1, 4, 0.1, 0, 0, 1, 0, 1));
    }

    private Example example(String question, String answer) {
        return new ExampleEncoder(base.tokenizer(), PromptTemplate.STANDARD, base.endToken(), TinyGpt2.CONTEXT)
                .encode(new QuestionAnswer(question, answer, "science"))
                .orElseThrow();
    }

    private static FineTuneConfig config(int epochs, int patience) {
        return new FineTuneConfig(epochs, 4, 0.02, 0.1, 0, 1, patience, 1);
    }

    private LoraAdapter adapter() {
        return LoraAdapter.create(LORA, base.transformer().config(), root, 2);
    }

    private FineTuneResult run(FineTuneConfig config, LoraAdapter adapter, FineTuneListener listener) throws IOException {
        return new FineTuner(base.transformer(), adapter, config, base.endToken()).run(data, listener);
    }
}

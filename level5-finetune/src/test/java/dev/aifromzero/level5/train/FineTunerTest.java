package dev.aifromzero.level5.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.LossOn;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FineTunerTest extends FineTuning {
    @Test
    void theLossFallsAndTheBaseStaysAsItWas() throws IOException {
        Map<String, float[]> before = base.weights().toJava();
        FineTuneResult result = run(config(12, 12), adapter(0.05), FineTuneListener.SILENT);
        assertTrue(result.best().heldOutLoss() < 0.5 * result.base().heldOutLoss(), result.toString());
        assertEquals(FineTuneResult.Ending.ALL_EPOCHS, result.ending());
        base.weights().toJava().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
    }

    @Test
    void theFolderHoldsTheAdapterOfTheBestEpoch() throws IOException {
        FineTuneResult result = run(config(6, 6), adapter(0.05), FineTuneListener.SILENT);
        double lowest = result.epochs().stream()
                .mapToDouble(EpochResult::heldOutLoss)
                .min()
                .orElseThrow();
        assertEquals(lowest, result.best().heldOutLoss());
        LoraAdapter kept = PeftFiles.load(out, base.transformer().config(), root);
        List<Batch> heldOut = Batch.inOrder(data.heldOut(), 4, 0);
        assertEquals(lowest, AnswerLoss.of(kept.on(base.transformer()), heldOut), 1e-6);
    }

    @Test
    void aTrainingStopsEarlyWhenTheTestIsOnSomethingElse() throws IOException {
        data = new Dataset(data.train(), List.of(example("Why?", "How do plants grow? ### Why? ###")), 0, 0, List.of());
        FineTuneConfig config = new FineTuneConfig(60, 4, 1, 0.05, 0.1, 0, 1, 2, LossOn.ANSWER, Precision.FLOAT32, 1);
        FineTuneResult result = run(config, adapter(0.05), FineTuneListener.SILENT);
        assertEquals(FineTuneResult.Ending.NO_PROGRESS, result.ending());
        assertEquals(result.best().epoch() + 2, result.epochs().size() - 1);
        assertEquals(result.best().epoch() > 0, PeftFiles.isIn(out));
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers() throws IOException {
        LoraAdapter first = adapter(0.05);
        LoraAdapter second = adapter(0.05);
        LoraAdapter third = adapter(0.05);
        run(config(2, 2), first, FineTuneListener.SILENT);
        run(config(2, 2), second, FineTuneListener.SILENT);
        run(
                new FineTuneConfig(2, 4, 1, 0.02, 0.1, 0, 1, 2, LossOn.ANSWER, Precision.FLOAT32, 99),
                third,
                FineTuneListener.SILENT);
        String name = first.targets().get(0).nameOfB();
        assertArrayEquals(
                first.parameters().get(name).toFloatArray(),
                second.parameters().get(name).toFloatArray());
        assertFalse(Arrays.equals(
                first.parameters().get(name).toFloatArray(),
                third.parameters().get(name).toFloatArray()));
    }

    @Test
    void accumulatedBatchesAreOneLargeBatch() throws IOException {
        List<Double> large = new ArrayList<>();
        List<Double> small = new ArrayList<>();
        LoraAdapter first = adapter(0);
        LoraAdapter second = adapter(0);
        run(
                new FineTuneConfig(2, 6, 1, 0.02, 0.1, 0.1, 1, 2, LossOn.ANSWER, Precision.FLOAT32, 1),
                first,
                losses(large));
        run(
                new FineTuneConfig(2, 2, 3, 0.02, 0.1, 0.1, 1, 2, LossOn.ANSWER, Precision.FLOAT32, 1),
                second,
                losses(small));
        assertEquals(6, large.size());
        for (int i = 0; i < large.size(); i++) {
            assertEquals(large.get(i), small.get(i), 1e-5, "step " + i);
        }
        first.parameters()
                .all()
                .forEach((name, array) -> assertArrayEquals(
                        array.toFloatArray(), second.parameters().get(name).toFloatArray(), 1e-4f, name));
    }

    @Test
    void theListenerHearsOfTheBaseOfEachStepAndOfEachEpoch() throws IOException {
        List<Integer> epochs = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        run(config(3, 3), adapter(0.05), new FineTuneListener() {
            @Override
            public void onStep(long step, long all, double loss) {
                steps.add(step);
                assertEquals(15, all);
            }

            @Override
            public void onEpoch(EpochResult result, boolean best) {
                epochs.add(result.epoch());
            }
        });
        assertEquals(List.of(0, 1, 2, 3), epochs);
        assertEquals(15, steps.size());
        assertEquals(1, steps.get(0));
        assertEquals(List.of(0, 5, 10, 15), evaluatedSteps());
        assertTrue(Files.readString(out.resolve("metrics.jsonl")).startsWith("{\"step\":0,\"train_loss\":null,"));
    }

    @Test
    void learningQuestionsTooGivesOtherLossesButTheTestStillLooksAtAnswers() throws IOException {
        List<Double> answers = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        FineTuneResult first = run(config(1, 1), adapter(0), losses(answers));
        FineTuneResult second = run(
                new FineTuneConfig(1, 4, 1, 0.02, 0.1, 0, 1, 1, LossOn.ALL, Precision.FLOAT32, 1),
                adapter(0),
                losses(all));
        assertEquals(first.base().heldOutLoss(), second.base().heldOutLoss());
        assertFalse(answers.get(0).equals(all.get(0)));
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
            float[] surprises = CrossEntropy.perToken(logits, scope.manager().create(targets, shape))
                    .toFloatArray();
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
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(0, 4, 1, 0.1, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(1, 0, 1, 0.1, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(1, 4, 0, 0.1, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class, () -> new FineTuneConfig(1, 4, 1, 0, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(1, 4, 1, Double.NaN, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(1, 4, 1, 0.1, 1, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1));
        assertThrows(
                UserError.class,
                () -> new FineTuneConfig(1, 4, 1, 0.1, 0, 0, 1, 0, LossOn.ANSWER, Precision.FLOAT32, 1));
    }

    @Test
    void aRoundHasAsManyStepsAsLargeBatchesNeed() {
        FineTuneConfig config = new FineTuneConfig(1, 4, 3, 0.1, 0, 0, 1, 1, LossOn.ANSWER, Precision.FLOAT32, 1);
        assertEquals(1, config.stepsAnEpoch(12));
        assertEquals(2, config.stepsAnEpoch(13));
    }

    private Example example(String question, String answer) {
        return new ExampleEncoder(base.tokenizer(), PromptTemplate.STANDARD, base.endToken(), TinyGpt2.CONTEXT)
                .encode(new QuestionAnswer(question, answer, "science"))
                .orElseThrow();
    }
}

package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Tokens;
import dev.aifromzero.level4.fast.Precision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
    @Test
    void twoSmallBatchesGiveTheGradientOfTheBigOne() {
        Tokens tokens = Tokens.of(new SplittableRandom(3).ints(200, 0, 9).toArray());
        try (NDManager root = TensorEngine.newRoot()) {
            TrainingConfig big = GptTrainerTest.with(1, 1, 0, 1e-3);
            Transformer model = Initializer.model(big.model(9), root, 1);
            // Both draw the same windows: the big batch takes them from one draw, the small ones from two.
            long[] first = new BatchSource(tokens, 8, 42).draw(0, 4).inputs();
            long[] second = new BatchSource(tokens, 8, 42).draw(1, 4).inputs();
            Map<String, float[]> mean = meanGradient(model, tokens, first, second);
            TrainingConfig twice = GptTrainerTest.config(8, 0.0, 2, big.loop());
            try (TrainingStep step = new TrainingStep(WholeModel.of(model, Precision.FLOAT32), twice.loop())) {
                step.computeGradients(WindowTask.batches(new BatchSource(tokens, 8, 42), twice, 0));
            }
            mean.forEach((name, expected) -> assertArrayEquals(
                    expected, model.parameters().get(name).getGradient().toFloatArray(), 1e-6f, name));
        }
    }

    private static Map<String, float[]> meanGradient(Transformer model, Tokens tokens, long[] first, long[] second) {
        long[] inputs =
                LongStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
        long[] a = new BatchSource(tokens, 8, 42).draw(0, 4).targets();
        long[] b = new BatchSource(tokens, 8, 42).draw(1, 4).targets();
        long[] targets = LongStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
        model.parameters().zeroGradients();
        try (var scope = new Scope(model.parameters().manager());
                var collector = Engine.getInstance().newGradientCollector()) {
            var shape = new Shape(8, 8);
            collector.backward(CrossEntropy.mean(
                    model.forward(scope.manager().create(inputs, shape), Pass.inference()),
                    scope.manager().create(targets, shape)));
        }
        Map<String, float[]> gradients = new LinkedHashMap<>();
        model.parameters()
                .trainable()
                .forEach(
                        (name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
        return gradients;
    }

    @Test
    void aHundredStepsLeaveNoArraysBehind() {
        Tokens tokens = Tokens.of(new SplittableRandom(3).ints(200, 0, 9).toArray());
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = Initializer.model(GptTrainerTest.CONFIG.model(9), root, 1);
            BatchSource source = new BatchSource(tokens, 8, 42);
            TrainingStep training =
                    new TrainingStep(WholeModel.of(model, Precision.FLOAT32), GptTrainerTest.CONFIG.loop());
            IntConsumer step = number -> training.run(WindowTask.batches(source, GptTrainerTest.CONFIG, number), 1e-2);
            step.accept(0);
            int before = root.getManagedArrays().size();
            for (int i = 1; i <= 100; i++) {
                step.accept(i);
            }
            assertEquals(before, root.getManagedArrays().size());
            assertEquals(3 * model.parameters().all().size(), before, "the parameters and AdamW's two means of each");
        }
    }
}

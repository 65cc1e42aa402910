package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossAndLearningTest {
    private static final TransformerConfig CONFIG = TransformerConfig.of(11, 8, 12, 3, 2);
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    /** Logits of probabilities 1/2, 1/4, 1/4 and of 1/3 each: the surprises are ln 4 and ln 3. */
    @Test
    void crossEntropyIsMinusTheLogarithmOfTheProbability() {
        float ln2 = (float) Math.log(2);
        NDArray logits = root.create(new float[] {ln2, 0, 0, 5, 5, 5}, new Shape(1, 2, 3));
        NDArray targets = root.create(new long[] {2, 0}, new Shape(1, 2));
        double ln4 = Math.log(4);
        double ln3 = Math.log(3);
        assertArrayEquals(
                new float[] {(float) ln4, (float) ln3},
                CrossEntropy.perToken(logits, targets).toFloatArray(),
                1e-6f);
        assertEquals((ln4 + ln3) / 2, CrossEntropy.mean(logits, targets).getFloat(), 1e-6);
        NDArray onlyFirst = root.create(new float[] {1, 0}, new Shape(1, 2));
        assertEquals(ln4, CrossEntropy.mean(logits, targets, onlyFirst).getFloat(), 1e-6);
    }

    @Test
    void severalTextsAreScoredEachForItself() {
        NDArray logits = root.create(new float[] {0, 0, 9, 0, 0, 9}, new Shape(3, 1, 2));
        NDArray targets = root.create(new long[] {0, 0, 0}, new Shape(3, 1));
        double sure = Math.log(1 + Math.exp(-9));
        assertArrayEquals(
                new float[] {(float) Math.log(2), (float) sure, (float) (9 + sure)},
                CrossEntropy.perToken(logits, targets).toFloatArray(),
                1e-5f);
    }

    @Test
    void aStepOfGradientDescentMovesEveryParameterThatLearnsAgainstItsGradient() {
        Transformer model = Initializer.model(CONFIG, root, 3);
        model.parameters().setTrainable("token_embedding.weight", false);
        var before = model.parameters().toJava();
        GradientDescent.step(model, ids(3, 1, 4, 1), ids(1, 4, 1, 5), 0.1);
        var after = model.parameters().toJava();
        for (String name : before.keySet()) {
            boolean changed = !Arrays.equals(before.get(name), after.get(name));
            assertEquals(model.parameters().trainable().containsKey(name), changed, name);
        }
        float[] gradient =
                model.parameters().get("final_norm.bias").getGradient().toFloatArray();
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(before.get("final_norm.bias")[i] - 0.1f * gradient[i], after.get("final_norm.bias")[i], 1e-6);
        }
    }

    @Test
    void theLossFallsAndNothingIsLeftBehind() {
        Transformer model = Initializer.model(CONFIG, root, 3);
        NDArray ids = ids(3, 1, 4, 1, 5, 9);
        NDArray targets = ids(1, 4, 1, 5, 9, 2);
        float first = GradientDescent.step(model, ids, targets, 0.3);
        int arrays = root.getManagedArrays().size();
        float last = first;
        for (int step = 0; step < 150; step++) {
            last = GradientDescent.step(model, ids, targets, 0.3);
        }
        assertEquals(arrays, root.getManagedArrays().size());
        assertEquals(Math.log(11), first, 0.1);
        assertTrue(last < 0.3, "the loss is still " + last);
    }

    @Test
    void dropoutChangesTrainingPassesAndLeavesInferenceAlone() {
        Transformer model = Initializer.model(Configs.with(CONFIG, Map.of("dropout", 0.5)), root, 3);
        TensorEngine.seed(1);
        float[] once = logits(model, Pass.training());
        float[] again = logits(model, Pass.training());
        assertFalse(Arrays.equals(once, again));
        assertArrayEquals(logits(model, Pass.inference()), logits(model, Pass.inference()));
        assertArrayEquals(
                logits(Initializer.model(CONFIG, root, 3), Pass.inference()), logits(model, Pass.inference()));
    }

    private float[] logits(Transformer model, Pass pass) {
        try (Scope scope = new Scope(root)) {
            return model.forward(scope.manager().create(new long[] {3, 1, 4}, new Shape(1, 3)), pass)
                    .toFloatArray();
        }
    }

    private NDArray ids(long... values) {
        return root.create(values, new Shape(1, values.length));
    }
}

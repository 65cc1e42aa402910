package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final AdamWConfig CONFIG = new AdamWConfig(0.9, 0.99, 1e-8, 0.1);
    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @SuppressWarnings("try") // the scope is there to free what is made inside it
    private static void quadraticGradient(ParameterStore store) {
        store.zeroGradients();
        try (Scope scope = new Scope(store.manager());
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = null;
            for (NDArray parameter : store.trainable().values()) {
                NDArray part = parameter.mul(parameter).sum();
                loss = loss == null ? part : loss.add(part);
            }
            collector.backward(loss); // gradient 2 x
        }
    }

    /** The paper's algorithm in plain Java, for one number. */
    private static double[] expected(double x, double decay, double[] rates) {
        double mean = 0;
        double square = 0;
        double[] path = new double[rates.length];
        for (int t = 1; t <= rates.length; t++) {
            double gradient = 2 * x;
            mean = 0.9 * mean + 0.1 * gradient;
            square = 0.99 * square + 0.01 * gradient * gradient;
            double meanHat = mean / (1 - Math.pow(0.9, t));
            double squareHat = square / (1 - Math.pow(0.99, t));
            x = x * (1 - rates[t - 1] * decay) - rates[t - 1] * meanHat / (Math.sqrt(squareHat) + 1e-8);
            path[t - 1] = x;
        }
        return path;
    }

    @Test
    void theFirstStepIsTheLearningRateInTheGradientsDirectionAndDecayShrinksMatrices() {
        ParameterStore store = new ParameterStore(root);
        store.addTrainable("matrix", new float[] {2, -4}, 1, 2);
        store.addTrainable("bias", new float[] {2, -4}, 2);
        quadraticGradient(store);
        new AdamW(store, CONFIG).step(0.5);
        // mean / (1 − β₁) = gradient, √(square / (1 − β₂)) = |gradient|: the step is the learning rate times the sign.
        assertArrayEquals(new float[] {1.5f, -3.5f}, store.get("bias").toFloatArray(), 1e-6f);
        // 2 · (1 − 0.5 · 0.1) − 0.5 = 1.4 and −4 · 0.95 + 0.5 = −3.3
        assertArrayEquals(new float[] {1.4f, -3.3f}, store.get("matrix").toFloatArray(), 1e-6f);
    }

    @Test
    void manyStepsFollowThePapersAlgorithm() {
        ParameterStore store = new ParameterStore(root);
        store.addTrainable("matrix", new float[] {3, -0.5f}, 2, 1);
        store.addTrainable("bias", new float[] {3, -0.5f}, 2);
        AdamW optimizer = new AdamW(store, CONFIG);
        double[] rates = {0.3, 0.2, 0.4, 0.1, 0.05};
        for (int t = 0; t < rates.length; t++) {
            quadraticGradient(store);
            optimizer.step(rates[t]);
            assertEquals(expected(3, 0.1, rates)[t], store.get("matrix").toFloatArray()[0], 1e-5);
            assertEquals(expected(-0.5, 0.1, rates)[t], store.get("matrix").toFloatArray()[1], 1e-5);
            assertEquals(expected(3, 0, rates)[t], store.get("bias").toFloatArray()[0], 1e-5);
            assertEquals(expected(-0.5, 0, rates)[t], store.get("bias").toFloatArray()[1], 1e-5);
        }
        assertEquals(5, optimizer.steps());
    }

    @Test
    void aRestoredOptimizerGoesOnAsIfNothingHadHappened() {
        ParameterStore one = new ParameterStore(root);
        one.addTrainable("x", new float[] {3, -2, 1, 5}, 2, 2);
        AdamW first = new AdamW(one, CONFIG);
        for (int i = 0; i < 3; i++) {
            quadraticGradient(one);
            first.step(0.1);
        }
        ParameterStore two = new ParameterStore(root);
        two.addTrainable("x", one.get("x").toFloatArray(), 2, 2);
        AdamW second = new AdamW(two, CONFIG);
        second.restore(first.state(), first.steps());
        for (int i = 0; i < 3; i++) {
            quadraticGradient(one);
            first.step(0.1);
            quadraticGradient(two);
            second.step(0.1);
        }
        assertArrayEquals(one.get("x").toFloatArray(), two.get("x").toFloatArray());
    }

    @Test
    void aStateOfAnotherModelIsRefusedInWords() {
        ParameterStore store = new ParameterStore(root);
        store.addTrainable("x", new float[] {1, 2}, 2);
        AdamW optimizer = new AdamW(store, CONFIG);
        assertThrows(UserError.class, () -> optimizer.restore(Map.of(), 3));
    }

    @Test
    void aFrozenParameterStaysAsItIs() {
        ParameterStore store = new ParameterStore(root);
        store.addTrainable("learns", new float[] {1, 2}, 2);
        store.addFrozen("frozen", root.create(new float[] {1, 2}));
        AdamW optimizer = new AdamW(store, CONFIG);
        quadraticGradient(store);
        optimizer.step(0.1);
        assertArrayEquals(new float[] {1, 2}, store.get("frozen").toFloatArray());
    }
}

package dev.aifromzero.level4.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.checkpoint.TensorView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Ten steps on one batch beside PyTorch's own AdamW and {@code clip_grad_norm_}, loss by loss: what is wrong in one step
 * grows in the next. {@code src/test/python/make_trajectory.py} made the file.
 */
class TrajectoryParityTest {
    private static final TransformerConfig CONFIG = TransformerConfig.of(11, 8, 8, 2, 2);
    private static final AdamWConfig ADAMW = new AdamWConfig(0.9, 0.99, 1e-8, 0.1);
    private static final double LEARNING_RATE = 0.01;
    private static final double MAX_NORM = 1;
    private static final double TOLERANCE = 1e-5;

    @Test
    void tenStepsOfAdamWWithClippingGoThroughPyTorchsLosses() throws Exception {
        Map<String, TensorView> file = Safetensors.open(Path.of(TrajectoryParityTest.class
                .getResource("/fixtures/trajectory.safetensors")
                .toURI()));
        float[] losses = file.get("losses").toFloats();
        float[] norms = file.get("norms").toFloats();
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = new Transformer(CONFIG, start(file, root));
            NDArray ids = ids(file.get("ids"), root);
            NDArray targets = ids(file.get("targets"), root);
            AdamW optimizer = new AdamW(model.parameters(), ADAMW);
            for (int step = 0; step < norms.length; step++) {
                assertEquals(losses[step], backward(model, ids, targets), TOLERANCE, "loss before step " + step);
                double norm = GradientClipping.clip(model.parameters(), MAX_NORM);
                assertEquals(norms[step], norm, 1e-4, "norm in step " + step);
                optimizer.step(LEARNING_RATE);
            }
            assertEquals(losses[norms.length], backward(model, ids, targets), TOLERANCE, "loss after the last step");
            assertWeights(file, model.parameters());
        }
        assertEquals(10, norms.length);
        assertTrue(norms[0] > MAX_NORM && norms[9] < MAX_NORM, "some steps are clipped and some are not");
    }

    private static ParameterStore start(Map<String, TensorView> file, NDManager root) throws IOException {
        ParameterStore store = new ParameterStore(root);
        for (String name : file.keySet()) {
            if (name.startsWith("start.")) {
                store.addTrainable(
                        name.substring("start.".length()), file.get(name).copy(root));
            }
        }
        return store;
    }

    private static NDArray ids(TensorView view, NDManager root) throws IOException {
        float[] values = view.toFloats();
        long[] ids = new long[values.length];
        Arrays.setAll(ids, i -> (long) values[i]);
        return root.create(ids, new Shape(view.shape()));
    }

    @SuppressWarnings("try") // the scope frees what is made while it is open
    private static double backward(Transformer model, NDArray ids, NDArray targets) {
        model.parameters().zeroGradients();
        try (Scope scope = new Scope(ids.getManager());
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = CrossEntropy.mean(model.forward(ids, Pass.training()), targets);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    /**
     * The weights after the last step. Not compared are the biases of the keys: one number added to all scores of a query
     * changes nothing, so that their gradient is only rounding, which AdamW makes as large as any other.
     */
    private static void assertWeights(Map<String, TensorView> file, ParameterStore store) throws IOException {
        int width = CONFIG.embeddingDim();
        for (Map.Entry<String, NDArray> parameter : store.all().entrySet()) {
            float[] expected = file.get("end." + parameter.getKey()).toFloats();
            float[] actual = parameter.getValue().toFloatArray();
            if (parameter.getKey().endsWith("qkv.bias")) {
                System.arraycopy(expected, width, actual, width, width);
            }
            assertArrayEquals(expected, actual, 1e-4f, parameter.getKey());
        }
    }
}

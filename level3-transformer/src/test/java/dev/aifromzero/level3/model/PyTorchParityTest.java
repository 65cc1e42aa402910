package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Safetensors;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.TensorView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The model against another implementation, written in plain PyTorch without looking at this one:
 * {@code src/test/python/make_fixtures.py} made the files.
 */
class PyTorchParityTest {
    private static final String GRADIENT = "gradient.";
    private static final int VOCABULARY = 11;
    private static final int CONTEXT = 8;
    private static NDManager root;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    static Stream<Arguments> cases() {
        TransformerConfig small = TransformerConfig.of(VOCABULARY, CONTEXT, 8, 2, 2);
        return Stream.of(
                Arguments.of("layernorm-gelutanh-learned", small),
                Arguments.of(
                        "rmsnorm-swiglu-rotary-grouped",
                        TransformerConfig.of(VOCABULARY, CONTEXT, 16, 4, 2)
                                .withKeyValueHeads(2)
                                .withFfnDim(20)
                                .withPositions(Positions.ROTARY)
                                .withNorm(NormKind.RMS_NORM)
                                .withActivation(Activation.SWIGLU)
                                .withBias(false, false)
                                .withTiedWeights(false)),
                Arguments.of(
                        "layernorm-relu-sinusoidal-nobias",
                        small.withPositions(Positions.SINUSOIDAL)
                                .withActivation(Activation.RELU)
                                .withBias(false, false)),
                Arguments.of(
                        "rmsnorm-gelu-learned-onekey",
                        TransformerConfig.of(VOCABULARY, CONTEXT, 12, 3, 1)
                                .withKeyValueHeads(1)
                                .withFfnDim(16)
                                .withNorm(NormKind.RMS_NORM)
                                .withActivation(Activation.GELU)
                                .withBias(true, false)
                                .withTiedWeights(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void logitsLossAndEveryGradientAreThoseOfPyTorch(String name, TransformerConfig config) throws Exception {
        Map<String, TensorView> file = Safetensors.open(
                Path.of(PyTorchParityTest.class.getResource("/fixtures/" + name + ".safetensors").toURI()));
        try (NDManager manager = root.newSubManager();
                Scope scope = new Scope(manager)) {
            Transformer model = new Transformer(config, weights(file, manager));
            assertEquals(ParameterCounts.of(config).total(), model.parameters().count());
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray logits = model.forward(ids(file.get("ids"), scope), Pass.training());
                NDArray loss = CrossEntropy.mean(logits, ids(file.get("targets"), scope));
                collector.backward(loss);
                assertArrayEquals(file.get("logits").toFloats(), logits.toFloatArray(), 1e-5f);
                assertEquals(file.get("loss").toFloats()[0], loss.getFloat(), 1e-5f);
            }
            for (Map.Entry<String, NDArray> parameter : model.parameters().trainable().entrySet()) {
                float[] expected = file.get(GRADIENT + parameter.getKey()).toFloats();
                float tolerance = 1e-4f * largest(expected);
                assertArrayEquals(
                        expected, parameter.getValue().getGradient().toFloatArray(), tolerance, parameter.getKey());
            }
        }
    }

    private static ParameterStore weights(Map<String, TensorView> file, NDManager manager) throws IOException {
        ParameterStore store = new ParameterStore(manager);
        for (String name : file.keySet()) {
            if (file.containsKey(GRADIENT + name)) {
                store.addTrainable(name, file.get(name).copy(manager));
            }
        }
        return store;
    }

    private static NDArray ids(TensorView view, Scope scope) throws IOException {
        float[] values = view.toFloats();
        long[] ids = new long[values.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (long) values[i];
        }
        return scope.manager().create(ids, new Shape(view.shape()));
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}

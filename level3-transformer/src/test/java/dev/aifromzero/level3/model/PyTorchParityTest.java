package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole models of several blocks against another implementation, written in plain PyTorch without looking at this one:
 * {@code src/test/python/make_fixtures.py} made the files. {@link PartsParityTest} goes through the options one by one.
 */
class PyTorchParityTest {
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
                        Configs.with(
                                TransformerConfig.of(VOCABULARY, CONTEXT, 16, 4, 2),
                                Map.of(
                                        "numKeyValueHeads",
                                        2,
                                        "ffnDim",
                                        20,
                                        "positions",
                                        Positions.ROTARY,
                                        "norm",
                                        NormKind.RMS_NORM,
                                        "activation",
                                        Activation.SWIGLU,
                                        "attentionBias",
                                        false,
                                        "ffnBias",
                                        false,
                                        "tiedWeights",
                                        false))),
                Arguments.of(
                        "layernorm-relu-sinusoidal-nobias",
                        Configs.with(
                                small,
                                Map.of(
                                        "positions",
                                        Positions.SINUSOIDAL,
                                        "activation",
                                        Activation.RELU,
                                        "attentionBias",
                                        false,
                                        "ffnBias",
                                        false))),
                Arguments.of(
                        "rmsnorm-gelu-learned-onekey",
                        Configs.with(
                                TransformerConfig.of(VOCABULARY, CONTEXT, 12, 3, 1),
                                Map.of(
                                        "numKeyValueHeads",
                                        1,
                                        "ffnDim",
                                        16,
                                        "norm",
                                        NormKind.RMS_NORM,
                                        "activation",
                                        Activation.GELU,
                                        "attentionBias",
                                        true,
                                        "ffnBias",
                                        false,
                                        "tiedWeights",
                                        false))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void logitsLossAndEveryGradientAreThoseOfPyTorch(String name, TransformerConfig config) throws IOException {
        check(root, new Fixture(name, ""), config);
    }

    static void check(NDManager root, Fixture fixture, TransformerConfig config) throws IOException {
        try (NDManager manager = root.newSubManager();
                Scope scope = new Scope(manager)) {
            Transformer model = new Transformer(config, fixture.parameters(manager));
            assertEquals(ParameterCounts.of(config).total(), model.parameters().count());
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray logits = model.forward(fixture.ids("ids", scope.manager()), fixture.training(scope.manager()));
                NDArray loss = CrossEntropy.mean(logits, fixture.ids("targets", scope.manager()));
                collector.backward(loss);
                fixture.assertEqual("logits", logits);
                fixture.assertEqual("loss", loss);
            }
            fixture.assertGradients(model.parameters());
        }
    }
}

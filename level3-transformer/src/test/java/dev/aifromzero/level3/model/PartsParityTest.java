package dev.aifromzero.level3.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level3.attention.Attention;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.block.FeedForward;
import dev.aifromzero.level3.block.MultiHeadAttention;
import dev.aifromzero.level3.block.TransformerBlock;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.embedding.RotaryEncoding;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.layer.Projection;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each part of the model by itself, with every option that it has, against PyTorch: results within 1e-5, the gradient of
 * the input and of every parameter within 1e-4. {@code src/test/python/make_fixtures.py} made the files.
 */
class PartsParityTest {
    private static NDManager root;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    /** A part under test: from its input to its output. */
    private interface Part {
        NDArray forward(Setting setting, NDArray x, Pass pass);
    }

    /** What a part is built from. */
    private record Setting(TransformerConfig config, ParameterStore store, NDManager manager) {
        Projection.Factory linear() {
            return (name, in, out, bias) -> Linear.of(store, name, in, out, bias);
        }

        RotaryEncoding rotary() {
            return config.positions() == Positions.ROTARY
                    ? new RotaryEncoding(manager, config.contextLength(), config.headDim())
                    : null;
        }
    }

    private static Stream<Arguments> cases(String part) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode options = json.readTree(Fixture.path("options.json").toFile()).get(part);
        List<Arguments> cases = new ArrayList<>();
        options.fieldNames()
                .forEachRemaining(name ->
                        cases.add(Arguments.of(name, json.convertValue(options.get(name), TransformerConfig.class))));
        return cases.stream();
    }

    static Stream<Arguments> attentions() throws IOException {
        return cases("attention");
    }

    static Stream<Arguments> feedForwards() throws IOException {
        return cases("feed-forward");
    }

    static Stream<Arguments> blocks() throws IOException {
        return cases("block");
    }

    static Stream<Arguments> models() throws IOException {
        return cases("model");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"causal,5,5", "free,5,0", "last-two-of-five,2,5", "texts-and-heads,4,4"})
    void theAttentionFunctionIsThatOfPyTorch(String name, int queries, int maskedKeys) throws IOException {
        Fixture fixture = new Fixture("attention-function", name + "/");
        try (NDManager manager = root.newSubManager();
                Scope scope = new Scope(manager)) {
            ParameterStore store = fixture.parameters(manager);
            NDArray mask = maskedKeys == 0 ? null : CausalMask.create(scope.manager(), queries, maskedKeys);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray weights = Attention.weights(store.get("queries"), store.get("keys"), mask); // (…, T, S)
                NDArray y = Attention.attend(store.get("queries"), store.get("keys"), store.get("values"), mask);
                collector.backward(
                        y.mul(fixture.array("upstream", scope.manager())).sum());
                fixture.assertEqual("weights", weights);
                fixture.assertEqual("y", y);
            }
            fixture.assertGradients(store);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attentions")
    void multiHeadAttentionIsThatOfPyTorch(String name, TransformerConfig config) throws IOException {
        check(
                "attention",
                name,
                config,
                (setting, x, pass) -> new MultiHeadAttention(
                                config, setting.linear(), setting.rotary(), "blocks.0.attention", 0)
                        .forward(x, pass));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feedForwards")
    void theFeedForwardNetworkIsThatOfPyTorch(String name, TransformerConfig config) throws IOException {
        check(
                "feed-forward",
                name,
                config,
                (setting, x, pass) -> new FeedForward(config, setting.linear(), "blocks.0.ffn").forward(x, pass));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void theBlockIsThatOfPyTorch(String name, TransformerConfig config) throws IOException {
        check(
                "block",
                name,
                config,
                (setting, x, pass) -> new TransformerBlock(
                                config, setting.store(), setting.linear(), setting.rotary(), 0)
                        .forward(x, pass));
    }

    private static void check(String file, String name, TransformerConfig config, Part part) throws IOException {
        Fixture fixture = new Fixture(file, name + "/");
        try (NDManager manager = root.newSubManager();
                Scope scope = new Scope(manager)) {
            ParameterStore store = fixture.parameters(manager);
            Pass pass = fixture.training(scope.manager());
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray y = part.forward(new Setting(config, store, scope.manager()), store.get("x"), pass);
                collector.backward(
                        y.mul(fixture.array("upstream", scope.manager())).sum());
                fixture.assertEqual("y", y);
            }
            fixture.assertGradients(store);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void theModelIsThatOfPyTorch(String name, TransformerConfig config) throws IOException {
        PyTorchParityTest.check(root, new Fixture("model", name + "/"), config);
    }
}

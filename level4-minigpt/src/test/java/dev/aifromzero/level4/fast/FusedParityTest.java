package dev.aifromzero.level4.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Kernels;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same model by all kernels: the same logits, the same loss, the same gradients. */
class FusedParityTest {
    private static final int VOCABULARY = 23;
    private static final int CONTEXT = 12;
    private static final double ROUNDING = 1e-5;
    /** bfloat16 has 8 bits of precision: each product is off by up to 0.4%. */
    private static final double SHORT_ROUNDING = 0.03;

    private static final TransformerConfig PLAIN = TransformerConfig.of(VOCABULARY, CONTEXT, 24, 3, 2);

    private NDManager root;

    @BeforeEach
    void start() {
        root = TensorEngine.newRoot();
    }

    @AfterEach
    void stop() {
        root.close();
    }

    static Stream<TransformerConfig> shapes() {
        Positions learned = Positions.LEARNED;
        NormKind layerNorm = NormKind.LAYER_NORM;
        return Stream.of(
                PLAIN,
                shape(3, learned, layerNorm, Activation.GELU_TANH, true, 0.3, true),
                shape(1, Positions.ROTARY, layerNorm, Activation.GELU_TANH, true, 0, true),
                shape(3, learned, NormKind.RMS_NORM, Activation.SWIGLU, false, 0, true),
                shape(3, learned, layerNorm, Activation.GELU, true, 0.1, false));
    }

    private static TransformerConfig shape(
            int keyValueHeads,
            Positions positions,
            NormKind norm,
            Activation activation,
            boolean bias,
            double dropout,
            boolean tied) {
        return new TransformerConfig(
                VOCABULARY,
                CONTEXT,
                24,
                3,
                keyValueHeads,
                2,
                96,
                positions,
                norm,
                activation,
                bias,
                bias,
                dropout,
                tied);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void fusedKernelsGiveTheSameLossAndGradients(TransformerConfig config) {
        compare(config, Precision.FUSED, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shortNumbersGiveNearlyTheSameLossAndGradients(TransformerConfig config) {
        compare(config, Precision.BF16, SHORT_ROUNDING);
    }

    /** Both drop the same values: the coins follow from the seed and the order of the layers. */
    private void compare(TransformerConfig config, Precision precision, double tolerance) {
        Map<String, float[]> expected = lossAndGradients(config, Precision.FLOAT32);
        Map<String, float[]> actual = lossAndGradients(config, precision);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) -> {
            double distance = distance(values, actual.get(name)) / length(values);
            assertTrue(distance < tolerance, name + " is off by " + distance);
        });
        if (precision == Precision.BF16) { // it would be no other arithmetic at all
            assertTrue(distance(expected.get("loss"), actual.get("loss")) > 0);
        }
    }

    private Map<String, float[]> lossAndGradients(TransformerConfig config, Precision precision) {
        ParameterStore store = Initializer.create(config, root, 5);
        enlarge(store);
        Transformer model = new Transformer(config, store, precision.kernels(root));
        Map<String, float[]> results = new LinkedHashMap<>();
        TensorEngine.seed(11);
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Pass pass = Pass.training(new DropoutMasks(Operations.on(root), false));
            NDArray logits = model.forward(ids(scope, 0), pass);
            NDArray loss = CrossEntropy.mean(logits, ids(scope, 1));
            collector.backward(loss);
            results.put("logits", logits.toFloatArray());
            results.put("loss", loss.toFloatArray());
        }
        store.trainable().forEach((name, array) -> {
            try (NDArray gradient = array.getGradient()) {
                if (!name.endsWith("qkv.bias")) { // a key's bias moves all scores alike: its gradient is rounding only
                    results.put(name, gradient.toFloatArray());
                }
            }
        });
        return results;
    }

    /** Weights so large that the attention is no plain mean and every bend is met. */
    private static void enlarge(ParameterStore store) {
        store.all().forEach((name, array) -> {
            if (array.getShape().dimension() > 1) {
                array.muli(8);
            }
        });
    }

    private static NDArray ids(Scope scope, int shift) {
        long[] ids = new long[2 * CONTEXT];
        SplittableRandom random = new SplittableRandom(3 + shift);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = random.nextInt(VOCABULARY);
        }
        return scope.manager().create(ids, new Shape(2, CONTEXT));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow(a[i] - b[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static double length(float[] a) {
        return distance(a, new float[a.length]);
    }

    @Test
    void geluIsTheSameBendEverywhere() {
        try (Scope scope = new Scope(root)) {
            NDArray x = scope.manager().arange(-6f, 6f, 0.01f);
            float[] readable = Kernels.readable().geluTanh(x).toFloatArray();
            float[] fused = Precision.FUSED.kernels(root).geluTanh(x).toFloatArray();
            for (int i = 0; i < readable.length; i++) {
                assertEquals(readable[i], fused[i], 2e-6, "at " + x.getFloat(i));
            }
        }
    }

    @Test
    void aTextReadInPiecesThroughTheCacheGivesTheSameLogits() {
        ParameterStore store = Initializer.create(PLAIN, root, 5);
        enlarge(store);
        float[] expected = inPieces(new Transformer(PLAIN, store));
        float[] actual = inPieces(new Transformer(PLAIN, store, Precision.FUSED.kernels(root)));
        assertTrue(distance(expected, actual) / length(expected) < ROUNDING);
    }

    /** Five tokens, then four more that see them, then one: the logits of the last. */
    private float[] inPieces(Transformer model) {
        try (Scope scope = new Scope(root);
                KeyValueCache cache = new KeyValueCache(root)) {
            NDArray text = ids(scope, 0).get("0:1"); // (1, T)
            model.forward(text.get(":, 0:5"), Pass.cached(cache));
            model.forward(text.get(":, 5:9"), Pass.cached(cache));
            return model.forward(text.get(":, 9:10"), Pass.cached(cache)).toFloatArray();
        }
    }

    @Test
    void whoeverWatchesSeesTheAttentionWeightsOfEachBlock() {
        ParameterStore store = Initializer.create(PLAIN, root, 5);
        Transformer model = new Transformer(PLAIN, store, Precision.BF16.kernels(root));
        int[] seen = {0};
        try (Scope scope = new Scope(root)) {
            model.forward(ids(scope, 0), Pass.observed((block, weights) -> {
                assertEquals(new Shape(2, 3, CONTEXT, CONTEXT), weights.getShape());
                seen[0]++;
            }));
        }
        assertEquals(2, seen[0]);
    }
}

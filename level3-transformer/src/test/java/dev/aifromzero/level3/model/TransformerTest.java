package dev.aifromzero.level3.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.Configs;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerTest {
    private static final TransformerConfig BASE = TransformerConfig.of(11, 8, 12, 3, 2);
    private static final long[] IDS = {3, 1, 4, 1, 5, 9};
    private static final long[] TARGETS = {1, 4, 1, 5, 9, 2};
    private static NDManager root;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    static Stream<TransformerConfig> everyOption() {
        return Stream.of(
                BASE,
                Configs.with(BASE, Map.of("positions", Positions.SINUSOIDAL)),
                Configs.with(TransformerConfig.of(11, 8, 12, 2, 2), Map.of("positions", Positions.ROTARY)),
                Configs.with(BASE, Map.of("norm", NormKind.RMS_NORM)),
                Configs.with(BASE, Map.of("activation", Activation.RELU)),
                Configs.with(BASE, Map.of("activation", Activation.GELU)),
                Configs.with(BASE, Map.of("activation", Activation.SWIGLU)),
                Configs.with(BASE, Map.of("numKeyValueHeads", 1)),
                Configs.with(BASE, Map.of("attentionBias", false, "ffnBias", false)),
                Configs.with(BASE, Map.of("tiedWeights", false)));
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void gradientsAgreeWithFiniteDifferences(TransformerConfig config) {
        try (NDManager manager = root.newSubManager()) {
            Transformer model = Initializer.model(config, manager, 7);
            enlarge(model);
            try (Scope scope = new Scope(manager);
                    GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(loss(model, scope, Pass.inference()));
            }
            for (Map.Entry<String, NDArray> parameter :
                    model.parameters().trainable().entrySet()) {
                float[] gradient = parameter.getValue().getGradient().toFloatArray();
                int index = largest(gradient);
                double difference = finiteDifference(model, manager, parameter.getValue(), index);
                assertEquals(
                        difference,
                        gradient[index],
                        0.02 * Math.abs(difference) + 2e-4,
                        parameter.getKey() + " " + config);
            }
        }
    }

    /** Starting weights are so small that differences drown in float32's rounding; larger ones show them. */
    private static void enlarge(Transformer model) {
        model.parameters().all().forEach((name, array) -> {
            if (!name.contains("norm")) {
                array.muli(8);
            }
        });
    }

    private static NDArray loss(Transformer model, Scope scope, Pass pass) {
        NDArray ids = scope.manager().create(IDS, new Shape(1, IDS.length));
        NDArray targets = scope.manager().create(TARGETS, new Shape(1, TARGETS.length));
        return CrossEntropy.mean(model.forward(ids, pass), targets);
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = Math.abs(values[i]) > Math.abs(values[best]) ? i : best;
        }
        return best;
    }

    private static double finiteDifference(Transformer model, NDManager manager, NDArray parameter, int index) {
        double step = 1e-2;
        float[] original = parameter.toFloatArray();
        double up = lossWith(model, manager, parameter, original, index, step);
        double down = lossWith(model, manager, parameter, original, index, -step);
        write(parameter, original);
        return (up - down) / (2 * step);
    }

    /** DJL's own {@code set} works too, but makes PyTorch print a warning. */
    private static void write(NDArray parameter, float[] values) {
        try (NDArray source = parameter.getManager().create(values, parameter.getShape())) {
            parameter.subi(parameter);
            parameter.addi(source);
        }
    }

    private static double lossWith(
            Transformer model, NDManager manager, NDArray parameter, float[] original, int index, double change) {
        float[] changed = original.clone();
        changed[index] += (float) change;
        write(parameter, changed);
        try (Scope scope = new Scope(manager)) {
            return loss(model, scope, Pass.inference()).getFloat();
        }
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void aLaterTokenNeverChangesAnEarlierLogit(TransformerConfig config) {
        try (NDManager manager = root.newSubManager()) {
            Transformer model = Initializer.model(config, manager, 7);
            float[] before = logits(model, manager, 3, 1, 4, 1, 5, 9);
            float[] after = logits(model, manager, 3, 1, 4, 1, 5, 2);
            int earlier = 5 * config.vocabSize();
            for (int i = 0; i < earlier; i++) {
                assertEquals(before[i], after[i], 1e-6);
            }
            assertNotEquals(before[earlier], after[earlier]);
        }
    }

    private static float[] logits(Transformer model, NDManager manager, long... ids) {
        try (Scope scope = new Scope(manager)) {
            return model.forward(scope.manager().create(ids, new Shape(1, ids.length)), Pass.inference())
                    .toFloatArray();
        }
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void theCacheGivesTheSameLogitsAsTheWholeText(TransformerConfig config) {
        try (NDManager manager = root.newSubManager();
                KeyValueCache cache = new KeyValueCache(manager)) {
            Transformer model = Initializer.model(config, manager, 7);
            enlarge(model);
            float[] whole = logits(model, manager, IDS);
            float[] lastOfPrefix = cached(model, manager, cache, 3, 1, 4);
            int vocabSize = config.vocabSize();
            assertArrayEquals(java.util.Arrays.copyOf(whole, 3 * vocabSize), lastOfPrefix, 1e-4f);
            for (int t = 3; t < IDS.length; t++) {
                float[] one = cached(model, manager, cache, IDS[t]);
                assertArrayEquals(java.util.Arrays.copyOfRange(whole, t * vocabSize, (t + 1) * vocabSize), one, 1e-4f);
            }
            assertEquals(IDS.length, cache.length());
        }
    }

    private static float[] cached(Transformer model, NDManager manager, KeyValueCache cache, long... ids) {
        try (Scope scope = new Scope(manager)) {
            return model.forward(scope.manager().create(ids, new Shape(1, ids.length)), Pass.cached(cache))
                    .toFloatArray();
        }
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void theFormulaCountsTheParametersThatTheModelHas(TransformerConfig config) {
        try (NDManager manager = root.newSubManager()) {
            assertEquals(
                    ParameterCounts.of(config).total(),
                    Initializer.create(config, manager, 1).count());
        }
    }

    /** GPT-2's sizes are those that its published weights have; GPT-3's are named by its paper, 175 billion. */
    @ParameterizedTest
    @CsvSource({
        "768,1024,12,6,81912576",
        "768,1024,12,12,124439808",
        "1024,1024,16,24,354823168",
        "1280,1024,20,36,774030080",
        "1600,1024,25,48,1557611200",
        "4096,2048,32,32,6658404352",
        "12288,2048,96,96,174604259328"
    })
    void knownModelsHaveTheirKnownSizes(int width, int context, int heads, int blocks, long parameters) {
        assertEquals(
                parameters,
                ParameterCounts.of(TransformerConfig.of(50257, context, width, heads, blocks))
                        .total());
    }

    @Test
    void aModelWithoutBiasInItsAttentionHasFewerNumbers() {
        TransformerConfig miniGpt =
                Configs.with(TransformerConfig.of(65, 256, 128, 4, 4), Map.of("attentionBias", false, "ffnBias", true));
        assertEquals(832_384, ParameterCounts.of(miniGpt).total());
    }

    @Test
    void anUntrainedModelIsAsSurprisedAsGuessing() {
        try (NDManager manager = root.newSubManager();
                Scope scope = new Scope(manager)) {
            Transformer model = Initializer.model(BASE, manager, 7);
            assertEquals(Math.log(11), loss(model, scope, Pass.inference()).getFloat(), 0.1);
        }
    }

    @Test
    void theSameSeedGivesTheSameModel() {
        try (NDManager manager = root.newSubManager()) {
            float[] one = logits(Initializer.model(BASE, manager, 3), manager, IDS);
            float[] two = logits(Initializer.model(BASE, manager, 3), manager, IDS);
            float[] other = logits(Initializer.model(BASE, manager, 4), manager, IDS);
            assertArrayEquals(one, two);
            assertNotEquals(one[0], other[0]);
        }
    }

    @Test
    void aTextLongerThanTheContextIsRefusedInWords() {
        try (NDManager manager = root.newSubManager()) {
            Transformer model = Initializer.model(BASE, manager, 3);
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> logits(model, manager, new long[9]));
            assertTrue(error.getMessage().contains("context"), error.getMessage());
        }
    }
}

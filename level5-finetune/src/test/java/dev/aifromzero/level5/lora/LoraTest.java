package dev.aifromzero.level5.lora;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.ParameterCounts;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.NumberType;
import dev.aifromzero.level4.checkpoint.Safetensors;
import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTest {
    private static final long[] IDS = {5, 7, 1, 270, 64, 64, 3};
    private static final long[] TARGETS = {7, 1, 270, 64, 64, 3, 279};
    private static final LoraConfig EVERYWHERE = new LoraConfig(3, 6, 0, Set.of("c_attn", "c_proj", "c_fc"));

    @TempDir
    Path folder;

    private NDManager root;
    private Gpt2Model base;

    @BeforeEach
    void start() throws IOException {
        root = TensorEngine.newRoot();
        base = Gpt2Model.load(TinyGpt2.write(folder.resolve("base")), root);
    }

    @AfterEach
    void stop() {
        root.close();
    }

    @Test
    void withBZeroTheAdaptedModelIsExactlyTheBase() {
        LoraAdapter adapter = adapter(EVERYWHERE);
        assertArrayEquals(logits(base.transformer()), logits(adapter.on(base.transformer())));
    }

    @Test
    void aIsUniformAsInThePaperOfHeAndBIsZero() {
        LoraAdapter adapter = LoraAdapter.create(
                new LoraConfig(64, 16, 0, Set.of("c_attn")), base.transformer().config(), root, 1);
        double bound = 1 / Math.sqrt(TinyGpt2.WIDTH);
        for (LoraTarget target : adapter.targets()) {
            float[] a = adapter.parameters().get(target.nameOfA()).toFloatArray();
            double largest = 0;
            double squares = 0;
            for (float value : a) {
                largest = Math.max(largest, Math.abs(value));
                squares += value * value;
            }
            assertTrue(largest <= bound && largest > 0.95 * bound);
            assertEquals(bound / Math.sqrt(3), Math.sqrt(squares / a.length), 0.05 * bound);
            float[] b = adapter.parameters().get(target.nameOfB()).toFloatArray();
            assertArrayEquals(new float[b.length], b);
        }
    }

    @Test
    void rank8OnTheAttentionOfDistilGpt2Has147456Numbers() {
        TransformerConfig distil = TransformerConfig.of(50_257, 1024, 768, 12, 6);
        assertEquals(147_456, LoraAdapter.count(LoraConfig.standard(), distil));
        assertEquals(81_912_576, ParameterCounts.of(distil).total());
        LoraConfig all = new LoraConfig(8, 16, 0, Set.of("c_attn", "c_proj", "c_fc"));
        long block = 8 * ((768 + 2304) + (768 + 768) + (768 + 3072) + (3072 + 768));
        assertEquals(6 * block, LoraAdapter.count(all, distil));
    }

    @Test
    void theFormulaCountsWhatIsThere() {
        for (LoraConfig config : new LoraConfig[] {LoraConfig.standard(), EVERYWHERE}) {
            LoraAdapter adapter = adapter(config);
            assertEquals(
                    LoraAdapter.count(config, base.transformer().config()),
                    adapter.parameters().trainableCount());
        }
    }

    @Test
    void onlyTheAdapterGetsGradients() {
        LoraAdapter adapter = adapter(EVERYWHERE);
        backward(adapter);
        for (NDArray frozen : base.weights().all().values()) {
            assertFalse(frozen.hasGradient());
        }
        for (LoraTarget target : adapter.targets()) {
            assertTrue(largest(adapter.parameters()
                            .get(target.nameOfB())
                            .getGradient()
                            .toFloatArray())
                    > 0);
        }
    }

    @Test
    void aStepChangesTheAdapterAndNothingElse() {
        LoraAdapter adapter = adapter(EVERYWHERE);
        Map<String, float[]> before = base.weights().toJava();
        Map<String, float[]> ours = adapter.parameters().toJava();
        backward(adapter);
        try (AdamW optimizer = new AdamW(adapter.parameters(), new AdamWConfig(0.9, 0.999, 1e-8, 0))) {
            optimizer.step(0.01);
        }
        base.weights().toJava().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
        adapter.parameters().toJava().forEach((name, values) -> {
            if (name.contains("lora_B")) {
                assertFalse(Arrays.equals(ours.get(name), values), name);
            }
        });
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        LoraAdapter adapter = adapter(EVERYWHERE);
        fill(adapter);
        backward(adapter);
        for (Map.Entry<String, NDArray> parameter :
                adapter.parameters().trainable().entrySet()) {
            float[] gradient = parameter.getValue().getGradient().toFloatArray();
            int index = indexOfLargest(gradient);
            double difference = finiteDifference(adapter, parameter.getValue(), index);
            assertEquals(difference, gradient[index], 0.02 * Math.abs(difference) + 2e-4, parameter.getKey());
        }
    }

    @Test
    void theCorrectionIsAlphaOverRankTimesBAx() {
        try (Scope scope = new Scope(root)) {
            NDArray x = scope.manager().create(new float[] {1, 2}, new Shape(1, 1, 2));
            NDArray a = scope.manager().create(new float[] {3, 4}, new Shape(1, 2)); // A x = 11
            NDArray b = scope.manager().create(new float[] {1, -1, 2}, new Shape(3, 1)); // B A x = 11, -11, 22
            NDArray y = new LoraLinear((input, t) -> input.getManager().zeros(new Shape(1, 1, 3)), a, b, 0.5, 0)
                    .forward(x, false);
            assertArrayEquals(new float[] {5.5f, -5.5f, 11}, y.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void dropoutWorksInTrainingOnly() {
        LoraAdapter adapter = adapter(new LoraConfig(3, 6, 0.5, Set.of("c_attn")));
        fill(adapter);
        Transformer model = adapter.on(base.transformer());
        assertArrayEquals(logits(model), logits(model));
        TensorEngine.seed(1);
        float[] first = logits(model, Pass.training());
        assertFalse(Arrays.equals(first, logits(model, Pass.training())));
    }

    @Test
    void mergedAndUnmergedAgree() throws IOException {
        for (LoraConfig config : new LoraConfig[] {EVERYWHERE, new LoraConfig(2, 5, 0.1, Set.of("mlp.c_proj"))}) {
            LoraAdapter adapter = adapter(config);
            fill(adapter);
            Path merged = folder.resolve("merged" + config.rank());
            LoraMerge.write(base.folder(), adapter, merged);
            Gpt2Model plain = Gpt2Model.load(merged, root);
            assertArrayEquals(logits(adapter.on(base.transformer())), logits(plain.transformer()), 1e-5f);
            assertTrue(difference(logits(base.transformer()), logits(plain.transformer())) > 0.01);
            assertArrayEquals(new int[] {279}, plain.tokenizer().encodeWithSpecial("<|endoftext|>"));
        }
    }

    @Test
    void mergingKeepsTheNamesAndLeavesOldMasksBehind() throws IOException {
        Map<String, Safetensors.Tensor> tensors = TinyGpt2.withoutPrefix(TinyGpt2.tensors(false));
        tensors.put("h.0.attn.bias", new Safetensors.Tensor(new long[] {1, 1, 2, 2}, new float[] {1, 0, 1, 1}));
        Path untied = TinyGpt2.write(folder.resolve("untied"), tensors, false, NumberType.F16);
        Gpt2Model model = Gpt2Model.load(untied, root);
        LoraAdapter adapter = adapter(EVERYWHERE);
        fill(adapter);
        Path merged = folder.resolve("merged-untied");
        LoraMerge.write(untied, adapter, merged);
        assertFalse(Safetensors.open(merged.resolve("model.safetensors")).containsKey("h.0.attn.bias"));
        assertTrue(Safetensors.open(merged.resolve("model.safetensors")).containsKey("lm_head.weight"));
        Gpt2Model plain = Gpt2Model.load(merged, root);
        assertArrayEquals(logits(adapter.on(model.transformer())), logits(plain.transformer()), 1e-5f);
    }

    @Test
    void mergingIntoTheBasesOwnFolderIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LoraMerge.write(base.folder(), adapter(EVERYWHERE), base.folder()));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertEquals(1, new LoraConfig(1, 1, 0, Set.of("c_attn")).scaling());
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(0, 1, 0, Set.of("c_attn")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, 0, 0, Set.of("c_attn")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, Double.NaN, 0, Set.of("c_attn")));
        assertThrows(
                IllegalArgumentException.class, () -> new LoraConfig(1, Double.POSITIVE_INFINITY, 0, Set.of("c_attn")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, 1, -0.1, Set.of("c_attn")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, 1, 1, Set.of("c_attn")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, 1, 0, Set.of("wte")));
        assertThrows(IllegalArgumentException.class, () -> new LoraConfig(1, 1, 0, Set.of()));
    }

    private LoraAdapter adapter(LoraConfig config) {
        return LoraAdapter.create(config, base.transformer().config(), root, 11);
    }

    /** Gives B numbers too, so that every part matters. */
    private static void fill(LoraAdapter adapter) {
        SplittableRandom random = new SplittableRandom(8);
        for (NDArray array : adapter.parameters().all().values()) {
            try (Scope scope = new Scope(adapter.parameters().manager())) {
                float[] noise = new float[(int) array.size()];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (float) (random.nextGaussian() * 0.2);
                }
                array.addi(scope.manager().create(noise, array.getShape()));
            }
        }
    }

    private void backward(LoraAdapter adapter) {
        try (Scope scope = new Scope(root);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(loss(adapter, scope));
        }
    }

    private NDArray loss(LoraAdapter adapter, Scope scope) {
        NDArray ids = scope.manager().create(IDS, new Shape(1, IDS.length));
        NDArray targets = scope.manager().create(TARGETS, new Shape(1, TARGETS.length));
        return CrossEntropy.mean(adapter.on(base.transformer()).forward(ids, Pass.inference()), targets);
    }

    private double finiteDifference(LoraAdapter adapter, NDArray parameter, int index) {
        double epsilon = 0.01;
        double above = lossWith(adapter, parameter, index, epsilon);
        double below = lossWith(adapter, parameter, index, -epsilon);
        return (above - below) / (2 * epsilon);
    }

    private double lossWith(LoraAdapter adapter, NDArray parameter, int index, double change) {
        float[] delta = new float[(int) parameter.size()];
        delta[index] = (float) change;
        try (Scope scope = new Scope(root)) {
            NDArray shift = scope.manager().create(delta, parameter.getShape());
            parameter.addi(shift);
            double loss = loss(adapter, scope).getFloat();
            parameter.subi(shift);
            return loss;
        }
    }

    private float[] logits(Transformer model) {
        return logits(model, Pass.inference());
    }

    private float[] logits(Transformer model, Pass pass) {
        try (Scope scope = new Scope(root)) {
            return model.forward(scope.manager().create(IDS, new Shape(1, IDS.length)), pass)
                    .toFloatArray();
        }
    }

    private static double largest(float[] values) {
        return Math.abs(values[indexOfLargest(values)]);
    }

    private static int indexOfLargest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = Math.abs(values[i]) > Math.abs(values[best]) ? i : best;
        }
        return best;
    }

    private static double difference(float[] left, float[] right) {
        double largest = 0;
        for (int i = 0; i < left.length; i++) {
            largest = Math.max(largest, Math.abs(left[i] - right[i]));
        }
        return largest;
    }
}

package dev.aifromzero.level4.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.config.Activation;
import dev.aifromzero.level3.config.NormKind;
import dev.aifromzero.level3.config.Positions;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextTokenTest {
    private static final int V = 13;
    private static final int T = 8;
    private static NDManager root;
    private static Transformer model;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
        model = TinyModels.of(root, V, T);
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    /** The logits after a text, computed from the whole window, without a cache. */
    private static float[] naive(Transformer of, int[] text, int length) {
        int start = 0;
        while (length - start > of.config().contextLength()) {
            start += (of.config().contextLength() + 1) / 2;
        }
        long[] seen = Arrays.stream(text, start, length).asLongStream().toArray();
        try (Scope scope = new Scope(root)) {
            float[] logits = of.forward(scope.manager().create(seen, new Shape(1, seen.length)), Pass.inference())
                    .toFloatArray();
            return Arrays.copyOfRange(logits, logits.length - of.config().vocabSize(), logits.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEARNED", "SINUSOIDAL", "ROTARY"})
    void theCachesLogitsAreTheNaiveOnesAlsoWhenTheWindowSlides(String positions) {
        TransformerConfig config = new TransformerConfig(
                V,
                T,
                16,
                2,
                1,
                2,
                64,
                Positions.valueOf(positions),
                NormKind.LAYER_NORM,
                Activation.GELU_TANH,
                true,
                true,
                0.0,
                true);
        Transformer other = Initializer.model(config, root, 3);
        int[][] texts = {TinyModels.ids(40, V), TinyModels.ids(41, V), TinyModels.ids(42, V)};
        try (NextToken next = new NextToken(other)) {
            for (int length = 3; length <= 40; length++) {
                float[][] logits = next.logits(texts, length);
                for (int row = 0; row < texts.length; row++) {
                    assertArrayEquals(naive(other, texts[row], length), logits[row], 1e-4f, "length " + length);
                }
            }
        }
    }

    @Test
    void selectedRowsGoOnAsTheTextsThatTheyWere() {
        int[][] texts = {TinyModels.ids(20, V), TinyModels.ids(21, V)};
        int before = root.getManagedArrays().size();
        try (NextToken next = new NextToken(model)) {
            next.logits(texts, 4);
            next.select(new int[] {1, 1, 0});
            int[][] selected = {texts[1], texts[1].clone(), texts[0]};
            selected[1][4] = (selected[1][4] + 1) % V;
            for (int length = 5; length <= 12; length++) {
                float[][] logits = next.logits(selected, length);
                for (int row = 0; row < 3; row++) {
                    assertArrayEquals(naive(model, selected[row], length), logits[row], 1e-4f);
                }
            }
        }
        assertEquals(before, root.getManagedArrays().size());
    }

    @Test
    void severalTextsAtOnceAreThoseThatComeOneByOne() {
        TextGenerator generator = new TextGenerator(model);
        GenerationConfig config = new GenerationConfig(25, SamplingConfig.defaults(), id -> id == 3);
        int[] prompt = {1, 2};
        RandomGenerator[] chances = new RandomGenerator[6];
        Arrays.setAll(chances, seed -> new SplittableRandom(seed));
        int[][] together = generator.generate(prompt, config, chances);
        assertEquals(6, together.length);
        int ended = 0;
        for (int seed = 0; seed < 6; seed++) {
            int[] alone = generator.generate(prompt, config, new SplittableRandom(seed), TokenListener.SILENT);
            assertArrayEquals(alone, together[seed], "seed " + seed);
            ended += alone.length < 25 ? 1 : 0;
        }
        assertEquals(true, ended > 0, "at least one of them should have ended early");
    }
}

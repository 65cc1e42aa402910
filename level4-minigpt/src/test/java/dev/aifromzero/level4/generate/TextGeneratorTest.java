package dev.aifromzero.level4.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGeneratorTest {
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

    /** The simplest generator there is: no cache, the whole window again for each token. */
    private static int[] naiveGreedy(int[] prompt, int count, int contextLength, Transformer naive) {
        List<Integer> ids = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
        for (int i = 0; i < count; i++) {
            int start = 0;
            while (ids.size() - start > contextLength) {
                start += (contextLength + 1) / 2;
            }
            long[] seen = ids.subList(start, ids.size()).stream()
                    .mapToLong(Integer::longValue)
                    .toArray();
            try (Scope scope = new Scope(root)) {
                float[] logits = naive.forward(
                                scope.manager().create(seen, new Shape(1, seen.length)), Pass.inference())
                        .toFloatArray();
                float[] last = Arrays.copyOfRange(logits, logits.length - V, logits.length);
                int best = 0;
                for (int v = 1; v < V; v++) {
                    best = last[v] > last[best] ? v : best;
                }
                ids.add(best);
            }
        }
        return ids.subList(prompt.length, ids.size()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "3, 8", "8, 8", "9, 8", "12, 8", "13, 8", "40, 8", "2, 7", "15, 7", "3, 1", "3, 2"})
    void theCacheChangesNothingAlsoWhenTheWindowSlides(int promptLength, int contextLength) {
        Transformer sized = contextLength == T ? model : TinyModels.of(root, V, contextLength);
        int[] prompt = TinyModels.ids(promptLength, V);
        int[] cached = new TextGenerator(sized)
                .generate(prompt, new GenerationConfig(30, SamplingConfig.greedy()), null, TokenListener.SILENT);
        assertArrayEquals(naiveGreedy(prompt, 30, contextLength, sized), cached);
    }

    @Test
    void theListenerHearsEachTokenInOrder() {
        List<Integer> heard = new ArrayList<>();
        int[] ids = new TextGenerator(model)
                .generate(
                        new int[] {1},
                        new GenerationConfig(12, SamplingConfig.defaults()),
                        new SplittableRandom(3),
                        heard::add);
        assertEquals(12, ids.length);
        assertArrayEquals(ids, heard.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void theSameSeedGivesTheSameTextAndAnotherSeedAnother() {
        TextGenerator generator = new TextGenerator(model);
        GenerationConfig config = new GenerationConfig(40, SamplingConfig.defaults());
        int[] one = generator.generate(new int[] {2}, config, new SplittableRandom(1), TokenListener.SILENT);
        int[] again = generator.generate(new int[] {2}, config, new SplittableRandom(1), TokenListener.SILENT);
        int[] other = generator.generate(new int[] {2}, config, new SplittableRandom(2), TokenListener.SILENT);
        assertArrayEquals(one, again);
        assertTrue(!Arrays.equals(one, other));
    }

    @Test
    void aStopTokenEndsTheTextAndIsNotPartOfIt() {
        GenerationConfig endless = new GenerationConfig(30, SamplingConfig.greedy());
        int[] ids = new TextGenerator(model).generate(new int[] {4}, endless, null, TokenListener.SILENT);
        int stop = ids[5];
        int first = 0;
        while (ids[first] != stop) {
            first++;
        }
        int[] stopped = new TextGenerator(model)
                .generate(
                        new int[] {4},
                        new GenerationConfig(30, SamplingConfig.greedy(), id -> id == stop),
                        null,
                        TokenListener.SILENT);
        assertArrayEquals(Arrays.copyOf(ids, first), stopped);
    }

    @Test
    void anEmptyPromptAndAnUnknownIdAreRefusedInWords() {
        TextGenerator generator = new TextGenerator(model);
        GenerationConfig config = new GenerationConfig(3, SamplingConfig.greedy());
        assertThrows(UserError.class, () -> generator.generate(new int[0], config, null, TokenListener.SILENT));
        assertThrows(UserError.class, () -> generator.generate(new int[] {V}, config, null, TokenListener.SILENT));
        assertThrows(UserError.class, () -> new GenerationConfig(-1, SamplingConfig.greedy()));
    }

    @Test
    void generatingLeavesNoArraysBehind() {
        TextGenerator generator = new TextGenerator(model);
        GenerationConfig config = new GenerationConfig(20, SamplingConfig.greedy());
        generator.generate(new int[] {1, 2}, config, null, TokenListener.SILENT);
        int before = root.getManagedArrays().size();
        generator.generate(new int[] {1, 2}, config, null, TokenListener.SILENT);
        assertEquals(before, root.getManagedArrays().size());
    }
}

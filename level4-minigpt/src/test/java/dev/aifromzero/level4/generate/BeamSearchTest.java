package dev.aifromzero.level4.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.sampling.Softmax;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {
    private static final int V = 4;
    private static final int STOP = 0;
    private static final int LENGTH = 4;
    private static final int[] PROMPT = {2, 1};
    private static NDManager root;
    private static Transformer model;

    @BeforeAll
    static void start() {
        root = TensorEngine.newRoot();
        model = Initializer.model(TransformerConfig.of(V, 8, 8, 2, 1), root, 11);
        model.parameters().all().forEach((name, array) -> array.muli(name.contains("norm") ? 1 : 15));
    }

    @AfterAll
    static void stop() {
        root.close();
    }

    /** Every text there is, scored by the whole model without a cache. */
    private static void all(int[] text, double logProbability, double penalty, List<BeamSearch.Found> found) {
        int done = text.length - PROMPT.length;
        if (done == LENGTH) {
            int[] ids = Arrays.copyOfRange(text, PROMPT.length, text.length);
            found.add(new BeamSearch.Found(ids, logProbability, logProbability / Math.pow(done, penalty)));
            return;
        }
        double[] probabilities;
        try (Scope scope = new Scope(root)) {
            long[] ids = Arrays.stream(text).asLongStream().toArray();
            float[] logits = model.forward(scope.manager().create(ids, new Shape(1, ids.length)), Pass.inference())
                    .toFloatArray();
            probabilities = Softmax.of(Arrays.copyOfRange(logits, logits.length - V, logits.length));
        }
        for (int token = 0; token < V; token++) {
            double sum = logProbability + Math.log(probabilities[token]);
            if (token == STOP) {
                int[] ids = Arrays.copyOfRange(text, PROMPT.length, text.length);
                found.add(new BeamSearch.Found(ids, sum, sum / Math.pow(done + 1, penalty)));
            } else {
                int[] longer = Arrays.copyOf(text, text.length + 1);
                longer[text.length] = token;
                all(longer, sum, penalty, found);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void aBeamThatLosesNothingFindsTheBestOfAllTexts(double penalty) {
        List<BeamSearch.Found> expected = new ArrayList<>();
        all(PROMPT, 0, penalty, expected);
        expected.sort(Comparator.comparingDouble(BeamSearch.Found::score).reversed());
        List<BeamSearch.Found> found = new BeamSearch(model, 81, penalty).search(PROMPT, LENGTH, id -> id == STOP);
        assertEquals(81, found.size());
        for (int i = 0; i < 20; i++) {
            assertEquals(expected.get(i).score(), found.get(i).score(), 1e-4, "place " + i);
        }
        assertArrayEquals(expected.get(0).ids(), found.get(0).ids());
        assertEquals(expected.get(0).logProbability(), found.get(0).logProbability(), 1e-4);
    }

    @Test
    void aLengthPenaltyChangesWhichTextIsBest() {
        List<BeamSearch.Found> free = new BeamSearch(model, 27, 0).search(PROMPT, LENGTH, id -> id == STOP);
        List<BeamSearch.Found> strong = new BeamSearch(model, 27, 4).search(PROMPT, LENGTH, id -> id == STOP);
        assertTrue(free.get(0).ids().length < strong.get(0).ids().length, "long texts should be favoured");
    }

    @Test
    void oneBeamIsTheGreedyChoiceAlsoBeyondTheContext() {
        int[] greedy = new TextGenerator(model)
                .generate(PROMPT, new GenerationConfig(20, SamplingConfig.greedy()), null, TokenListener.SILENT);
        List<BeamSearch.Found> found = new BeamSearch(model, 1, 1).search(PROMPT, 20, id -> false);
        assertEquals(1, found.size());
        assertArrayEquals(greedy, found.get(0).ids());
        List<BeamSearch.Found> wider = new BeamSearch(model, 5, 1).search(PROMPT, 6, id -> false);
        double one = new BeamSearch(model, 1, 1)
                .search(PROMPT, 6, id -> false)
                .get(0)
                .logProbability();
        assertTrue(wider.get(0).logProbability() >= one - 1e-6);
    }

    @Test
    void badRequestsAreRefusedInWords() {
        assertThrows(UserError.class, () -> new BeamSearch(model, 0, 1));
        assertThrows(UserError.class, () -> new BeamSearch(model, 2, 1).search(new int[0], 3, id -> false));
        assertThrows(UserError.class, () -> new BeamSearch(model, 2, 1).search(new int[] {V}, 3, id -> false));
    }
}

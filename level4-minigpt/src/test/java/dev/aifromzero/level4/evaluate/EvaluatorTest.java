package dev.aifromzero.level4.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.TinyModels;
import dev.aifromzero.level4.data.Documents;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final int V = 11;
    private static final int T = 6;

    @Property(tries = 500)
    void everyTokenButTheFirstIsPredictedExactlyOnce(
            @ForAll @IntRange(min = 2, max = 200) int tokens,
            @ForAll @IntRange(min = 1, max = 40) int contextLength,
            @ForAll @IntRange(min = 1, max = 40) int strideSeed) {
        int stride = 1 + strideSeed % contextLength;
        int[] predicted = new int[tokens];
        List<Window> windows = Window.over(tokens, contextLength, stride);
        for (Window window : windows) {
            assertTrue(window.length() >= 1 && window.length() <= contextLength);
            assertEquals(0, window.start() % stride);
            for (int t = window.firstScored(); t < window.length(); t++) {
                int target = window.start() + t + 1;
                predicted[target]++;
                int seen = t + 1;
                assertTrue(seen >= Math.min(target, contextLength - stride + 1), "too little context at " + target);
            }
        }
        assertEquals(0, predicted[0]);
        for (int i = 1; i < tokens; i++) {
            assertEquals(1, predicted[i], "token " + i);
        }
    }

    /** One window at a time, one position at a time, softmax in doubles. */
    private static double naive(Transformer model, int[] ids, int stride, NDManager root) {
        double total = 0;
        int counted = 0;
        for (int start = 0; counted < ids.length - 1; start += stride) {
            int end = Math.min(start + T, ids.length - 1);
            long[] input = new long[end - start];
            for (int t = 0; t < input.length; t++) {
                input[t] = ids[start + t];
            }
            try (Scope scope = new Scope(root)) {
                float[] logits = model.forward(
                                scope.manager().create(input, new Shape(1, input.length)), Pass.inference())
                        .toFloatArray();
                for (int target = counted + 1; target <= end; target++) {
                    int row = (target - 1 - start) * V;
                    double sum = 0;
                    for (int v = 0; v < V; v++) {
                        sum += Math.exp(logits[row + v]);
                    }
                    total -= logits[row + ids[target]] - Math.log(sum);
                }
            }
            counted = end;
        }
        return total;
    }

    @ParameterizedTest
    @CsvSource({"2, 6", "7, 6", "8, 6", "50, 6", "50, 3", "49, 1", "61, 4"})
    void batchedWindowsAgreeWithANaiveComputation(int length, int stride) {
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = TinyModels.of(root, V, T);
            int[] ids = TinyModels.ids(length, V);
            Evaluation evaluation = Evaluator.score(model, ids, stride);
            double nats = naive(model, ids, stride, root) / (length - 1);
            assertEquals(length - 1, evaluation.tokens());
            assertEquals(nats, evaluation.natsPerToken(), 1e-5);
            assertEquals(Math.exp(nats), evaluation.perplexity(), 1e-4 * Math.exp(nats));
            assertTrue(Double.isNaN(evaluation.natsPerCharacter()));
        }
    }

    @Test
    void aCharacterTokenizersTokensAreItsCharacters() {
        try (NDManager root = TensorEngine.newRoot()) {
            CharTokenizer characters = CharTokenizer.fromText("abcde fghé🦚");
            Transformer model = TinyModels.of(root, characters.vocabSize(), T);
            int[] ids = characters.encode("é🦚 aé");
            Evaluation evaluation = Evaluator.score(model, characters, ids, T);
            assertEquals(evaluation.natsPerToken(), evaluation.natsPerCharacter(), 1e-12);
            // after the first é: 🦚 (4 bytes), a space, a, é (2 bytes)
            assertEquals(evaluation.natsPerToken() * 4 / 8 / Math.log(2), evaluation.bitsPerByte(), 1e-12);
        }
    }

    @Test
    void bytesOfACharacterCountOnceAsACharacter() {
        BpeTokenizer bytes = BpeTokenizer.train("ab", 256, List.of());
        assertEquals(new TextLength(3, 8), TextLength.afterFirst(bytes, bytes.encode("a🦚नb")));
        assertEquals(new TextLength(1, 4), TextLength.afterFirst(bytes, bytes.encode("🦚b")));
    }

    @Test
    void theEndTokenCountsAsTheBlankLineThatItStandsFor() {
        BpeTokenizer bytes = BpeTokenizer.train("ab", 257, List.of(BpeTokenizer.END_OF_TEXT));
        assertEquals(
                TextLength.afterFirst(bytes, bytes.encode("one\n\ntwo")),
                TextLength.afterFirst(bytes, Documents.PARAGRAPHS.encode(bytes, "one\n\ntwo")));
    }

    @Test
    void tooShortTextsWrongStridesAndUnknownIdsAreRefusedInWords() {
        try (NDManager root = TensorEngine.newRoot()) {
            Transformer model = TinyModels.of(root, V, T);
            assertThrows(UserError.class, () -> Evaluator.score(model, new int[] {1}, T));
            assertThrows(UserError.class, () -> Evaluator.score(model, new int[] {1, 2}, 0));
            assertThrows(UserError.class, () -> Evaluator.score(model, new int[] {1, 2}, T + 1));
            assertThrows(UserError.class, () -> Evaluator.score(model, new int[] {1, V}, T));
        }
    }
}

package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NGramModelTest {
    private static final List<Smoothing> ALL =
            List.of(Smoothing.addK(0.1), Smoothing.interpolated(), Smoothing.kneserNey());
    private static final String TEXT = "bananaban";
    private static final CharTokenizer ABN = CharTokenizer.fromText(TEXT);
    private static final int A = 0;
    private static final int B = 1;
    private static final int N = 2;

    private static NGramModel model(int order, Smoothing smoothing) {
        return NGramModel.train(ABN.encode(TEXT), 3, order, smoothing);
    }

    @Test
    void addKOfAHandWorkedTrigram() {
        NGramModel model = model(3, Smoothing.addK(0.5));
        // "an" is followed by a twice (and ends the text once): (2 + 0.5) / (2 + 1.5)
        assertEquals(2.5 / 3.5, model.probability(new int[] {A, N}, A), 1e-12);
        assertEquals(0.5 / 3.5, model.probability(new int[] {B, A, N}, B), 1e-12);
        // "na" is followed by n and by b once each
        assertEquals(1.5 / 3.5, model.probability(new int[] {N, A}, N), 1e-12);
        // "bb" was never seen
        assertEquals(1 / 3.0, model.probability(new int[] {B, B}, A), 1e-12);
    }

    @Test
    void anOrder2ModelIsTheBigramModel() {
        BigramModel bigram = BigramModel.count(ABN, TEXT, 0.1);
        NGramModel model = model(2, Smoothing.addK(0.1));
        for (int first = 0; first < 3; first++) {
            assertArrayEquals(bigram.next(first), model.next(new int[] {first}), 1e-12);
        }
        assertEquals(bigram.crossEntropy("nabanab"), model.crossEntropy(ABN.encode("nabanab")), 1e-12);
    }

    @Test
    void wittenBellOfAHandWorkedBigram() {
        // empty context: 9 tokens, 3 different: P(n) = (3 + 3 · 1/3) / 12; after a: n 3 times, b once, 2 different
        double unigram = 4 / 12.0;
        assertEquals((3 + 2 * unigram) / 6, model(2, Smoothing.interpolated()).probability(new int[] {A}, N), 1e-12);
    }

    @Test
    void kneserNeyCountsLeftNeighboursInShorterContexts() {
        // "x" comes often but only after a; "y" comes less often but after a, b, c and d
        String text = "axaxaxaxaxaxaybycydy" + "ab";
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        NGramModel model = NGramModel.train(tokenizer.encode(text), tokenizer.vocabSize(), 2, Smoothing.kneserNey());
        int[] neverContinued = {};
        double x = model.next(neverContinued)[tokenizer.encode("x")[0]];
        double y = model.next(neverContinued)[tokenizer.encode("y")[0]];
        assertTrue(y > x, "y " + y + " against x " + x);
    }

    @Property(tries = 150)
    void probabilitiesSumToOneAndAgreeWithTheDistribution(
            @ForAll @Size(min = 8, max = 80) List<@IntRange(max = 4) Integer> text,
            @ForAll @IntRange(min = 1, max = 8) int order,
            @ForAll @Size(max = 9) List<@IntRange(max = 5) Integer> history) {
        int[] ids = text.stream().mapToInt(i -> i).toArray();
        int[] past = history.stream().mapToInt(i -> i).toArray();
        for (Smoothing smoothing : ALL) {
            NGramModel model = NGramModel.train(ids, 6, order, smoothing); // token 5 is never seen
            double[] next = model.next(past);
            assertEquals(1, Arrays.stream(next).sum(), 1e-9, smoothing.label());
            for (int token = 0; token < 6; token++) {
                assertEquals(next[token], model.probability(past, token), 1e-12, smoothing.label());
                assertTrue(next[token] > 0, smoothing.label());
            }
        }
    }

    @Property(tries = 100)
    void crossEntropyIsTheMeanOfTheSingleSurprises(
            @ForAll @Size(min = 8, max = 60) List<@IntRange(max = 4) Integer> text,
            @ForAll @IntRange(min = 1, max = 5) int order) {
        int[] ids = text.stream().mapToInt(i -> i).toArray();
        for (Smoothing smoothing : ALL) {
            NGramModel model = NGramModel.train(ids, 6, order, smoothing);
            double nats = 0;
            for (int i = 1; i < ids.length; i++) {
                nats -= Math.log(model.probability(Arrays.copyOf(ids, i), ids[i]));
            }
            assertEquals(nats / (ids.length - 1), model.crossEntropy(ids), 1e-9);
        }
    }

    @Test
    void contextsAreCounted() {
        NGramModel model = model(3, Smoothing.addK(1));
        assertEquals(4, model.contextsSeen()); // ba an na ab
        assertEquals(9, model.contextsPossible());
        assertEquals(5, model.parameters()); // ban ana nan nab aba
        assertEquals(3 + 4 + 5, model.with(Smoothing.interpolated()).parameters());
        assertEquals(1, model(1, Smoothing.addK(1)).contextsSeen());
    }

    @Test
    void unseenContextsAreCountedWhereAFullContextStands() {
        // in "bananabb" the contexts of three are ba an na an na ab (all seen); in "bba": bb, unseen
        assertEquals(0, model(3, Smoothing.addK(1)).unseenContexts(ABN.encode("bananabb")));
        assertEquals(1, model(3, Smoothing.addK(1)).unseenContexts(ABN.encode("bba")));
        assertEquals(0.5, model(3, Smoothing.addK(1)).unseenContexts(ABN.encode("nban")));
    }

    @Test
    void moreContextLowersTheSurpriseOnTheTrainingText() {
        int[] ids = ABN.encode("bananabandanabananabanaban".replace("d", "b"));
        double before = Double.POSITIVE_INFINITY;
        for (int order = 1; order <= 4; order++) {
            double nats = NGramModel.train(ids, 3, order, Smoothing.addK(0.01)).crossEntropy(ids);
            assertTrue(nats < before);
            before = nats;
        }
    }

    @Test
    void aLongContextGeneratesWhatItHasRead() {
        NGramModel model = NGramModel.train(ABN.encode(TEXT), 3, 4, Smoothing.kneserNey());
        int[] ids = model.generate(ABN.encode("ban"), 3, SamplingConfig.greedy().sampler(), new SplittableRandom(1));
        assertEquals("banana", ABN.decode(ids));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThrows(UserError.class, () -> model(0, Smoothing.addK(1)));
        assertThrows(UserError.class, () -> model(9, Smoothing.addK(1)));
        assertThrows(UserError.class, () -> NGramModel.train(new int[] {1, 2}, 3, 3, Smoothing.addK(1)));
        assertThrows(UserError.class, () -> Smoothing.addK(0));
        assertThrows(UserError.class, () -> model(2, Smoothing.addK(1)).crossEntropy(new int[] {1}));
    }
}

package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void kneserNeyTakesDiscountsFromHowManyTokensCameOnceToFourTimes() {
        // six tokens came once, two twice, two three times, one four times: Y = 6 / (6 + 2 · 2) = 0.6, so the discounts
        // are 1 − 2Y · 2/6 = 0.6, 2 − 3Y · 2/2 = 0.2 and 3 − 4Y · 1/2 = 1.8; what is taken away, 6 · 0.6 + 2 · 0.2 +
        // 3 · 1.8 = 9.4 of 20, is shared by all 12
        int[] ids = {0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 10, 10};
        double[] next = NGramModel.train(ids, 12, 1, Smoothing.kneserNey()).next(new int[0]);
        double shared = 9.4 / 20 / 12;
        double[] left = {0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 1.8, 1.8, 1.2, 1.2, 2.2, 0};
        for (int token = 0; token < next.length; token++) {
            assertEquals(left[token] / 20 + shared, next[token], 1e-12, "token " + token);
        }
    }

    @Test
    void kneserNeyTakesTheUsualDiscountsWhereTheTextGivesNoSensibleOnes() {
        // both tokens came twice: nothing to estimate from, and the formula's 2 would take all of their counts
        NGramModel twice = NGramModel.train(new int[] {0, 0, 1, 1}, 2, 1, Smoothing.kneserNey());
        assertEquals(1.25 / 4 + 1.5 / 4 / 2, twice.probability(new int[0], 0), 1e-12);
        // Y = 4 / 6: the formula's discount of a token that came twice is 2 − 3Y = 0, that of three times 3
        int[] ids = {0, 1, 2, 3, 4, 4, 5, 5, 5};
        double shared = (4 * 2 / 3.0 + 0.75 + 0.9) / 9 / 6;
        NGramModel model = NGramModel.train(ids, 6, 1, Smoothing.kneserNey());
        assertEquals(1.25 / 9 + shared, model.probability(new int[0], 4), 1e-12);
        assertEquals(2.1 / 9 + shared, model.probability(new int[0], 5), 1e-12);
    }

    @Test
    void aLongTextIsCountedAsWithATableOfAllNgrams() {
        int[] ids = new SplittableRandom(5).ints(20_000, 0, 30).toArray();
        NGramModel model = NGramModel.train(ids, 30, 3, Smoothing.addK(1));
        Map<List<Integer>, Integer> trigrams = new HashMap<>();
        Map<List<Integer>, Integer> contexts = new HashMap<>();
        for (int i = 0; i + 2 < ids.length; i++) {
            trigrams.merge(List.of(ids[i], ids[i + 1], ids[i + 2]), 1, Integer::sum);
            contexts.merge(List.of(ids[i], ids[i + 1]), 1, Integer::sum);
        }
        assertEquals(trigrams.size(), model.parameters());
        trigrams.forEach((trigram, count) -> {
            int[] context = {trigram.get(0), trigram.get(1)};
            double expected = (count + 1.0) / (contexts.get(List.of(context[0], context[1])) + 30);
            assertEquals(expected, model.probability(context, trigram.get(2)), 1e-12);
        });
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
    void smoothingsHaveTheNamesOfTablesAndOfTheCommandLine() {
        assertEquals("add-0.1", Smoothing.addK(0.1).label());
        assertEquals("add-2", Smoothing.addK(2).label());
        assertEquals("interpolated", Smoothing.interpolated().label());
        assertEquals("Kneser-Ney", Smoothing.kneserNey().label());
        for (Smoothing.Kind kind : Smoothing.Kind.values()) {
            assertEquals(Optional.of(kind), Smoothing.Kind.of(kind.toString()));
        }
        assertEquals(Optional.empty(), Smoothing.Kind.of("none"));
        assertEquals("kneser-ney", Smoothing.Kind.KNESER_NEY.toString());
    }

    @Test
    void aModelKnowsItsSmoothing() {
        assertEquals(
                Smoothing.interpolated(),
                model(2, Smoothing.addK(1)).with(Smoothing.interpolated()).smoothing());
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> model(0, Smoothing.addK(1)));
        assertThrows(IllegalArgumentException.class, () -> model(9, Smoothing.addK(1)));
        assertThrows(IllegalArgumentException.class, () -> NGramModel.train(new int[] {1, 2}, 3, 3, Smoothing.addK(1)));
        assertThrows(IllegalArgumentException.class, () -> Smoothing.addK(0));
        assertThrows(IllegalArgumentException.class, () -> Smoothing.addK(1_000_001));
        assertEquals(1e6, Smoothing.addK(1e6).k());
        assertThrows(
                IllegalArgumentException.class,
                () -> model(2, Smoothing.addK(1)).crossEntropy(new int[] {1}));
    }
}

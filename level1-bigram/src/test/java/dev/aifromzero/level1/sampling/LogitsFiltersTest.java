package dev.aifromzero.level1.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogitsFiltersTest {
    private static final float NEVER = Float.NEGATIVE_INFINITY;
    private static final int[] NO_HISTORY = {};

    @Test
    void softmaxOfAHandWorkedExample() {
        double[] expected = {0.575, 0.211, 0.128, 0.086};
        assertArrayEquals(expected, Softmax.of(new float[] {2.0f, 1.0f, 0.5f, 0.1f}), 0.0006);
    }

    @Test
    void softmaxDoesNotOverflow() {
        assertArrayEquals(new double[] {0.5, 0.5, 0}, Softmax.of(new float[] {5000, 5000, NEVER}), 1e-12);
        assertArrayEquals(new double[] {0.5, 0.5}, Softmax.of(new float[] {-9000, -9000}), 1e-12);
    }

    @Test
    void softmaxRefusesWhatIsNoNumber() {
        assertThrows(IllegalStateException.class, () -> Softmax.of(new float[] {1, Float.NaN}));
        assertThrows(IllegalStateException.class, () -> Softmax.of(new float[] {1, Float.POSITIVE_INFINITY}));
        assertThrows(IllegalStateException.class, () -> Softmax.of(new float[] {NEVER, NEVER}));
    }

    @Property
    void probabilitiesSumToOne(@ForAll @Size(min = 1, max = 60) float @FloatRange(min = -80, max = 80) [] logits) {
        assertEquals(1, Arrays.stream(Softmax.of(logits)).sum(), 1e-9);
    }

    @Test
    void temperatureDividesTheLogits() {
        assertArrayEquals(
                new float[] {4, -2, NEVER}, new Temperature(0.5).apply(new float[] {2, -1, NEVER}, NO_HISTORY));
    }

    @Test
    void topKKeepsTheGreatestAndThoseEqualToTheLastKept() {
        float[] logits = {1, 5, 3, 5, 2, 3};
        assertArrayEquals(new float[] {NEVER, 5, NEVER, 5, NEVER, NEVER}, new TopK(1).apply(logits, NO_HISTORY));
        assertArrayEquals(new float[] {NEVER, 5, 3, 5, NEVER, 3}, new TopK(3).apply(logits, NO_HISTORY));
        assertArrayEquals(logits, new TopK(99).apply(logits, NO_HISTORY));
    }

    @Test
    void aKFarAboveTheVocabularyKeepsAllTokensAndNeedsNoMemoryForMore() {
        float[] logits = {1, -5, 3};
        assertArrayEquals(logits, new TopK(Integer.MAX_VALUE).apply(logits, NO_HISTORY));
    }

    @Property
    void topKIsWhatSortingWouldKeep(
            @ForAll @Size(min = 1, max = 80) float @FloatRange(min = -9, max = 9) [] logits,
            @ForAll @IntRange(min = 1, max = 90) int k) {
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        float border = sorted[Math.max(0, sorted.length - k)];
        float[] kept = new TopK(k).apply(logits, NO_HISTORY);
        for (int id = 0; id < logits.length; id++) {
            assertEquals(logits[id] >= border ? logits[id] : NEVER, kept[id]);
        }
    }

    @Test
    void topPKeepsTheFewestTokensThatReachTheProbability() {
        float[] logits = logarithms(0.1, 0.5, 0.15, 0.25);
        assertEquals(List.of(1), possible(new TopP(0.45).apply(logits, NO_HISTORY)));
        assertEquals(List.of(1, 3), possible(new TopP(0.7).apply(logits, NO_HISTORY)));
        assertEquals(List.of(1, 2, 3), possible(new TopP(0.85).apply(logits, NO_HISTORY)));
        assertEquals(List.of(0, 1, 2, 3), possible(new TopP(1).apply(logits, NO_HISTORY)));
        assertEquals(List.of(1), possible(new TopP(1e-9).apply(logits, NO_HISTORY)));
    }

    @Test
    void topPStopsWhereTheProbabilityIsReachedExactly() {
        assertEquals(List.of(0), possible(new TopP(0.5).apply(new float[2], NO_HISTORY)));
    }

    @Test
    void topPOfOneKeepsAllTokensThoughRoundedProbabilitiesSumToLess() {
        double sum = 0;
        for (double probability : Softmax.of(new float[6])) {
            sum += probability;
        }
        assertTrue(sum < 1, "six sixths, added one by one: " + sum);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), possible(new TopP(1).apply(new float[6], NO_HISTORY)));
    }

    @Property
    void topPIsWhatSortingWouldKeep(
            @ForAll @Size(min = 1, max = 60) float @FloatRange(min = -4, max = 4) [] logits,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        double[] probabilities = Softmax.of(logits);
        List<Integer> order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -logits[id]).thenComparingInt(id -> id))
                .toList();
        List<Integer> expected = new ArrayList<>();
        double mass = 0;
        for (int id : order) {
            if (mass < p) {
                expected.add(id);
                mass += probabilities[id];
            }
        }
        assertEquals(expected.stream().sorted().toList(), possible(new TopP(p).apply(logits, NO_HISTORY)));
    }

    @Test
    void minPComparesWithTheLikeliest() {
        float[] logits = logarithms(0.6, 0.2, 0.14, 0.06);
        assertEquals(List.of(0, 1, 2), possible(new MinP(0.2).apply(logits, NO_HISTORY)));
        assertEquals(List.of(0), possible(new MinP(1).apply(logits, NO_HISTORY)));
    }

    @Test
    void repetitionPenaltyPunishesPositiveAndNegativeLogitsOnce() {
        float[] changed = new RepetitionPenalty(2).apply(new float[] {4, -4, 4, -4}, new int[] {0, 1, 0, 0});
        assertArrayEquals(new float[] {2, -8, 4, -4}, changed);
    }

    @Test
    void noNgramComesTwice() {
        float[] logits = new float[4];
        // 1 2 came before and the last token is 1, so 2 is forbidden; 3 followed 2, which does not matter now
        assertEquals(List.of(0, 1, 3), possible(new NoRepeatNgram(2).apply(logits, new int[] {1, 2, 3, 1})));
        assertEquals(List.of(0), possible(new NoRepeatNgram(1).apply(logits, new int[] {1, 2, 3, 1})));
        assertEquals(List.of(0, 1, 2, 3), possible(new NoRepeatNgram(3).apply(logits, new int[] {1, 2, 3, 1})));
        assertEquals(List.of(0, 1, 2), possible(new NoRepeatNgram(3).apply(logits, new int[] {1, 2, 3, 1, 2})));
        assertEquals(List.of(0, 1, 2, 3), possible(new NoRepeatNgram(5).apply(logits, new int[] {1})));
    }

    @Test
    void whereEveryTokenWouldBeForbiddenNoneIs() {
        assertEquals(List.of(0, 1), possible(new NoRepeatNgram(1).apply(new float[2], new int[] {0, 1})));
    }

    @Test
    void theFirstTokenOfTheVocabularyCanBeForbiddenAndPunishedToo() {
        assertEquals(List.of(1), possible(new NoRepeatNgram(1).apply(new float[2], new int[] {0})));
        assertArrayEquals(new float[] {1, 2}, new RepetitionPenalty(2).apply(new float[] {2, 2}, new int[] {0}));
    }

    @Test
    void idsOutsideTheVocabularyInTheHistoryAreOverlooked() {
        float[] logits = {2, 2};
        int[] history = {-1, 2, 1};
        assertArrayEquals(new float[] {2, 1}, new RepetitionPenalty(2).apply(logits, history));
        assertEquals(List.of(0), possible(new NoRepeatNgram(1).apply(logits, history)));
    }

    @Test
    void noFilterChangesItsInput() {
        float[] logits = new float[40];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextDouble(-3, 3);
        }
        float[] before = logits.clone();
        int[] history = {3, 4, 3};
        for (LogitsFilter filter : List.of(
                new Temperature(2),
                new TopK(3),
                new TopP(0.5),
                new MinP(0.5),
                new RepetitionPenalty(2),
                new NoRepeatNgram(1))) {
            filter.apply(logits, history);
            assertArrayEquals(before, logits, filter.toString());
        }
        assertTrue(Arrays.equals(new int[] {3, 4, 3}, history));
    }

    private static float[] logarithms(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return logits;
    }

    private static List<Integer> possible(float[] logits) {
        return IntStream.range(0, logits.length)
                .filter(id -> logits[id] != NEVER)
                .boxed()
                .toList();
    }
}

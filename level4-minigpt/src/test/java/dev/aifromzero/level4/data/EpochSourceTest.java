package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EpochSourceTest {
    private static final int END = 0;

    /** Every token of this text is another, but each tenth ends a document. */
    private static Tokens text(int length) {
        return Tokens.of(
                IntStream.range(1, length + 1).map(i -> i % 10 == 0 ? END : i).toArray());
    }

    private static EpochSource source(Tokens tokens, int contextLength, long seed) {
        return new EpochSource(tokens, contextLength, OptionalInt.of(END), seed);
    }

    @Property(tries = 200)
    void anEpochPredictsEveryTokenAtMostOnceAndMissesFewerThanTwoWindows(
            @ForAll @IntRange(min = 2, max = 300) int length, @ForAll @IntRange(min = 1, max = 20) int contextSeed) {
        int contextLength = 1 + contextSeed % (length - 1);
        Tokens counting = Tokens.of(IntStream.range(1, length + 1).toArray());
        EpochSource source = source(counting, contextLength, 7);
        Set<Long> predicted = new HashSet<>();
        for (int step = 0; step < source.windows(); step++) {
            for (long target : source.draw(step, 1).targets()) {
                assertTrue(predicted.add(target), target + " was predicted twice");
            }
        }
        assertTrue(predicted.size() > length - 1 - 2 * contextLength, predicted.size() + " of " + length);
    }

    @Test
    void documentsStayWholeAndTargetsAreTheNextTokens() {
        Batch batch = source(text(200), 30, 3).draw(0, 6);
        int joints = 0;
        for (int i = 0; i < batch.inputs().length; i++) {
            if (batch.inputs()[i] == END) {
                joints += batch.targets()[i] % 10 == 1 ? 1 : 0;
            } else {
                long next = batch.inputs()[i] + 1;
                assertEquals(next % 10 == 0 ? END : next, batch.targets()[i]);
            }
            if (i % 30 > 0) {
                assertEquals(batch.targets()[i - 1], batch.inputs()[i]);
            }
        }
        assertTrue(joints > 10, "a document begins after each end");
    }

    @Test
    void eachEpochHasAnotherOrderOfDocuments() {
        EpochSource source = source(text(200), 30, 3);
        Set<Set<Long>> pairs = new HashSet<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            pairs.add(firstTokensAfterEnds(source.draw(epoch, source.windows())));
        }
        assertEquals(3, pairs.size());
    }

    /** Which document follows which, as numbers made of both. */
    private static Set<Long> firstTokensAfterEnds(Batch batch) {
        Set<Long> pairs = new HashSet<>();
        for (int i = 1; i < batch.inputs().length; i++) {
            if (batch.inputs()[i] == END && i % batch.length() > 0) {
                pairs.add(batch.inputs()[i - 1] * 1000 + batch.targets()[i]);
            }
        }
        return pairs;
    }

    @Test
    void aStepGivesTheSameWindowsWhateverWasDrawnBefore() {
        EpochSource used = source(text(200), 8, 1);
        for (int step = 0; step < 40; step++) {
            Batch fresh = source(text(200), 8, 1).draw(step, 4);
            assertArrayEquals(fresh.inputs(), used.draw(step, 4).inputs());
        }
        assertFalse(Arrays.equals(
                used.draw(3, 4).inputs(), source(text(200), 8, 2).draw(3, 4).inputs()));
    }

    @Test
    void aTextWithoutEndsIsASingleDocument() {
        Tokens counting = Tokens.of(IntStream.range(0, 100).toArray());
        Batch batch = new EpochSource(counting, 8, OptionalInt.empty(), 1).draw(0, 11);
        for (int i = 0; i < batch.inputs().length; i++) {
            assertEquals(batch.inputs()[i] + 1, batch.targets()[i]);
        }
    }

    @Test
    void aTextThatIsNotLongerThanTheContextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> source(text(8), 8, 1));
        assertEquals(8, source(text(9), 8, 1).draw(0, 1).inputs().length);
    }
}

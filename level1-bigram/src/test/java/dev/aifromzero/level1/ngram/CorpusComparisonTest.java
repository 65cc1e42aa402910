package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CorpusComparisonTest {
    private static final Smoothing ADD_ONE = Smoothing.addK(1);

    @Test
    void surprisesOfAHandWorkedExample() {
        // each learns 18 of its one letter; alphabet {a, b}; unigrams with k = 1: 19 of 20 for the one, 1 of 20 for the
        // other
        CorpusComparison comparison = new CorpusComparison("a".repeat(20), "b".repeat(20), 1, ADD_ONE, true);
        assertEquals(-Math.log(19 / 20.0), comparison.nats(0, 0), 1e-12);
        assertEquals(-Math.log(1 / 20.0), comparison.nats(0, 1), 1e-12);
        assertEquals(-Math.log(1 / 20.0), comparison.nats(1, 0), 1e-12);
        assertEquals(-Math.log(19 / 20.0), comparison.nats(1, 1), 1e-12);
        assertEquals(1, comparison.unseenCharacters(0, 1));
        assertEquals(0, comparison.unseenCharacters(1, 1));
        assertEquals(2, comparison.alphabetSize());
    }

    @Test
    void bothLearnFromEquallyManyCharactersUnlessAskedOtherwise() {
        CorpusComparison equal = new CorpusComparison("ab".repeat(100), "ba".repeat(10), 2, ADD_ONE, true);
        assertEquals(18, equal.learned(0));
        assertEquals(18, equal.learned(1));
        CorpusComparison all = new CorpusComparison("ab".repeat(100), "ba".repeat(10), 2, ADD_ONE, false);
        assertEquals(180, all.learned(0));
        assertEquals(20, all.heldOut(0));
    }

    @Test
    void noModelGainsByNotKnowingACharacter() {
        CorpusComparison comparison =
                new CorpusComparison("xyz".repeat(40), "नमस्ते ".repeat(40), 3, Smoothing.kneserNey(), true);
        assertTrue(comparison.nats(0, 1) > Math.log(3));
        assertTrue(comparison.nats(0, 1) > comparison.nats(1, 1));
        assertTrue(Double.isFinite(comparison.nats(0, 1)));
    }

    @Test
    void aTextWithNothingToHoldOutIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new CorpusComparison("abc", "ab".repeat(50), 2, ADD_ONE, true));
        assertThrows(IllegalArgumentException.class, () -> new CorpusComparison("ab".repeat(50), "", 2, ADD_ONE, true));
    }
}

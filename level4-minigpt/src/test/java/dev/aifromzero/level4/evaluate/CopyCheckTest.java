package dev.aifromzero.level4.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CopyCheckTest {
    private static final String TRAINING = "A long time ago a small grey mouse lived under the floor of a mill.";

    @Test
    void theLongestRunIsFoundWhereverItStands() {
        assertEquals(
                " small grey ", CopyCheck.of("the small grey cat", TRAINING).longestRun());
        assertEquals("", CopyCheck.of("XYZ", TRAINING).longestRun());
        assertEquals("", CopyCheck.of("", TRAINING).longestRun());
    }

    @Test
    void onlyLongRunsCountAsCopied() {
        String copied = TRAINING.substring(5, 45);
        CopyCheck check = CopyCheck.of("QQQQQ" + copied + "ZZZZZ", TRAINING);
        assertEquals(copied, check.longestRun());
        assertEquals(40.0 / 50, check.copiedFraction(), 1e-12);
        assertEquals(0, CopyCheck.of("a small grey mouse", TRAINING).copiedFraction());
    }

    @Test
    void aPerfectCopyIsCopiedWhole() {
        assertEquals(1, CopyCheck.of(TRAINING, TRAINING).copiedFraction());
    }

    @Test
    void runsThatOverlapCountOnce() {
        String sample = TRAINING.substring(0, 40) + TRAINING.substring(2, 42);
        assertEquals(1, CopyCheck.of(sample, TRAINING).copiedFraction(), 1e-12);
    }
}

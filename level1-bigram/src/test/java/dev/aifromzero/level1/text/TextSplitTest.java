package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextSplitTest {
    @Test
    void theRestAfterTheTrainingPartIsHalvedAtCharacters() {
        TextSplit split = TextSplit.of("😀".repeat(90) + "a".repeat(5) + "b".repeat(5), 0.9);
        assertEquals("😀".repeat(90), split.train());
        assertEquals("aaaaa", split.validation());
        assertEquals("bbbbb", split.test());
    }

    @Test
    void aPartOutsideZeroToOneIsRefused() {
        for (double wrong : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> TextSplit.of("abc", wrong));
        }
    }
}

package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
    /** Token i of this text is i, so that a window shows where it came from. */
    private static Tokens counting(int length) {
        return Tokens.of(IntStream.range(0, length).toArray());
    }

    @Property(tries = 300)
    void everyWindowLiesWithinTheTextAndTargetsAreTheNextTokens(
            @ForAll @IntRange(min = 2, max = 100) int length,
            @ForAll @IntRange(min = 1, max = 20) int contextSeed,
            @ForAll @LongRange(min = 0, max = 1_000_000) long step) {
        int contextLength = 1 + contextSeed % (length - 1);
        Batch batch = new BatchSource(counting(length), contextLength, 7).draw(step, 5);
        assertEquals(5 * contextLength, batch.inputs().length);
        for (int i = 0; i < batch.inputs().length; i++) {
            assertEquals(batch.inputs()[i] + 1, batch.targets()[i]);
            assertTrue(batch.targets()[i] < length);
            if (i % contextLength > 0) {
                assertEquals(batch.inputs()[i - 1] + 1, batch.inputs()[i]);
            }
        }
    }

    @Test
    void theSameSeedAndStepGiveTheSameWindowsAndOthersGiveOthers() {
        Tokens text = counting(10_000);
        Batch batch = new BatchSource(text, 8, 1).draw(3, 4);
        assertArrayEquals(batch.inputs(), new BatchSource(text, 8, 1).draw(3, 4).inputs());
        assertFalse(Arrays.equals(
                batch.inputs(), new BatchSource(text, 8, 1).draw(4, 4).inputs()));
        assertFalse(Arrays.equals(
                batch.inputs(), new BatchSource(text, 8, 2).draw(3, 4).inputs()));
    }

    @Test
    void everyPlaceOfTheTextIsDrawnSoonerOrLater() {
        BatchSource source = new BatchSource(counting(12), 4, 5);
        Set<Long> starts = new HashSet<>();
        for (int step = 0; step < 200; step++) {
            starts.add(source.draw(step, 1).inputs()[0]);
        }
        assertEquals(8, starts.size(), "a text of 12 has 8 windows of 4 with a next token");
    }

    @Test
    void aTextThatIsNotLongerThanTheContextIsRefusedInWords() {
        assertThrows(IllegalArgumentException.class, () -> new BatchSource(counting(8), 8, 1));
        assertEquals(8, new BatchSource(counting(9), 8, 1).draw(0, 1).inputs().length);
    }
}

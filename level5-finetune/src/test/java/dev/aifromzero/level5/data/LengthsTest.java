package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static List<Example> examples(int... lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> new Example(null, new int[length], 1, false))
                .toList();
    }

    @Test
    void statisticsOfAHandfulByHand() {
        LengthStatistics four = LengthStatistics.of(examples(9, 3, 5, 11), example -> example.ids().length);
        assertEquals(new LengthStatistics(3, 5, 11, 11, 7.0, 28), four);
        assertEquals(new LengthStatistics(2, 2, 2, 2, 2.0, 2), LengthStatistics.of(examples(2), e -> e.ids().length));
        int[] hundred = IntStream.rangeClosed(1, 100).toArray();
        assertEquals(
                95, LengthStatistics.of(examples(hundred), e -> e.ids().length).nineteenTwentieths());
    }

    @Test
    void rangesAreEquallyWideWithRoundEnds() {
        Histogram histogram = Histogram.of(new int[] {67, 71, 94, 129}, 14);
        assertEquals(5, histogram.width());
        assertEquals(65, histogram.first());
        assertEquals("65–69", histogram.names().get(0));
        assertArrayEquals(new int[] {1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1}, histogram.counts());
        assertEquals(List.of("7", "8"), Histogram.of(new int[] {7, 8, 8}, 5).names());
        assertArrayEquals(
                new double[] {1, 2}, Histogram.of(new int[] {7, 8, 8}, 5).heights());
    }

    @Property
    void everyNumberIsCountedOnceInFewEnoughRanges(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 5000) Integer> values,
            @ForAll @IntRange(min = 2, max = 30) int ranges) {
        Histogram histogram = Histogram.of(values.stream().mapToInt(i -> i).toArray(), ranges);
        assertEquals(values.size(), Arrays.stream(histogram.counts()).sum());
        assertTrue(histogram.counts().length <= ranges);
        for (int i = 0; i < histogram.counts().length; i++) {
            int from = histogram.first() + i * histogram.width();
            long inside = values.stream()
                    .filter(v -> v >= from && v < from + histogram.width())
                    .count();
            assertEquals(inside, histogram.counts()[i]);
        }
    }
}

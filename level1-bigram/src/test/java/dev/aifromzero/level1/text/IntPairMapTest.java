package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntPairMapTest {
    private static final int MISSING = -7;

    private record Pair(int first, int second) {
        @SuppressWarnings("ArgumentSelectionDefectChecker") // turned on purpose
        Pair turned() {
            return new Pair(second, first);
        }
    }

    private record Entry(Pair pair, int value) {}

    /** Often the same few pairs, so that values are replaced; sometimes any. */
    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Integer> number = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5), Arbitraries.integers().greaterOrEqual(0));
        Arbitrary<Pair> pair = Combinators.combine(number, number).as(Pair::new);
        return Combinators.combine(pair, Arbitraries.integers())
                .as(Entry::new)
                .list()
                .ofMaxSize(300);
    }

    @Property(tries = 300)
    void itHoldsWhatAHashMapHolds(@ForAll("entries") List<Entry> entries) {
        IntPairMap map = new IntPairMap(0);
        Map<Pair, Integer> expected = new HashMap<>();
        for (Entry entry : entries) {
            assertSame(expected, map, entry.pair);
            map.put(entry.pair.first, entry.pair.second, entry.value);
            expected.put(entry.pair, entry.value);
        }
        assertEquals(expected.size(), map.size());
        for (Pair pair : expected.keySet()) {
            assertSame(expected, map, pair);
            assertSame(expected, map, pair.turned());
        }
    }

    private static void assertSame(Map<Pair, Integer> expected, IntPairMap map, Pair pair) {
        assertEquals(
                expected.getOrDefault(pair, MISSING),
                map.getOrDefault(pair.first, pair.second, MISSING),
                pair.toString());
    }

    @Test
    void itGrowsFarBeyondWhatWasExpected() {
        IntPairMap map = new IntPairMap(10);
        for (int i = 0; i < 100_000; i++) {
            map.put(i % 317, i, i);
        }
        assertEquals(100_000, map.size());
        for (int i = 0; i < 100_000; i++) {
            assertEquals(i, map.getOrDefault(i % 317, i, MISSING));
            assertEquals(MISSING, map.getOrDefault(i % 317 + 1, i, MISSING));
        }
    }

    @Test
    void negativeNumbersAreNeverThere() {
        IntPairMap map = new IntPairMap(1);
        map.put(0, 1, 5);
        assertEquals(MISSING, map.getOrDefault(-1, -1, MISSING));
        assertEquals(MISSING, map.getOrDefault(0, -1, MISSING));
        assertThrows(IllegalArgumentException.class, () -> map.put(-1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> map.put(1, -1, 5));
    }
}

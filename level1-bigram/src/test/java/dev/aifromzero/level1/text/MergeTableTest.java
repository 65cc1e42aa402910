package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.aifromzero.level1.text.MergeTable.Merge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeTableTest {
    private static int[] repeated(int times, int... ids) {
        return IntStream.range(0, times * ids.length)
                .map(i -> ids[i % ids.length])
                .toArray();
    }

    private static int[] apply(int[] ids, Merge... merges) {
        return new MergeTable(List.of(merges)).apply(ids.clone());
    }

    @Test
    void inChunksOfEveryLengthAMergedTokenMergesOnWithItsRightNeighbour() {
        for (int times : new int[] {1, 2, 21, 22, 40}) {
            int[] merged = apply(repeated(times, 1, 2, 3), new Merge(1, 2, 10), new Merge(10, 3, 11));
            assertArrayEquals(repeated(times, 11), merged, times + " times");
        }
    }

    @Test
    void inChunksOfEveryLengthAMergedTokenMergesOnWithItsLeftNeighbour() {
        for (int times : new int[] {1, 2, 21, 22, 40}) {
            int[] merged = apply(repeated(times, 1, 2, 3), new Merge(2, 3, 10), new Merge(1, 10, 11));
            assertArrayEquals(repeated(times, 11), merged, times + " times");
        }
    }

    @Test
    void theTokenWithTheNumberZeroIsATokenLikeOthers() {
        for (int times : new int[] {1, 40}) {
            assertArrayEquals(repeated(times, 0, 10), apply(repeated(times, 0, 1, 2), new Merge(1, 2, 10)));
            assertArrayEquals(repeated(times, 10, 1), apply(repeated(times, 0, 0, 1), new Merge(0, 0, 10)));
        }
    }

    @Test
    void ofTwoMergesOfOnePairTheFirstCounts() {
        assertArrayEquals(new int[] {5}, apply(new int[] {0, 0}, new Merge(0, 0, 5), new Merge(0, 0, 6)));
        assertArrayEquals(new int[] {5}, apply(new int[] {1, 2}, new Merge(1, 2, 5), new Merge(1, 2, 6)));
    }

    @Test
    void chunksWithoutAMergeStayAsTheyAre() {
        int[] none = {};
        assertArrayEquals(none, apply(none, new Merge(1, 2, 10)));
        assertArrayEquals(new int[] {1}, apply(new int[] {1}, new Merge(1, 2, 10)));
        int[] longChunk = repeated(50, 2, 1);
        longChunk[1] = 2;
        int[] ends = Arrays.copyOfRange(longChunk, 0, 2);
        assertArrayEquals(ends, apply(ends, new Merge(1, 2, 10)));
        assertArrayEquals(longChunk, apply(longChunk, new Merge(1, 1, 10)));
    }
}

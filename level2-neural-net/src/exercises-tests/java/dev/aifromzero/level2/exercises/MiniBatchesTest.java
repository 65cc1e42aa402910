package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.6",
        points = 4,
        title = "Shuffling and mini-batches",
        hint =
                "Arrays.copyOfRange(order, from, to) cuts a piece out, and Math.min keeps the last piece inside. nextInt(i + 1) can"
                        + " give i itself: an example may stay where it is.",
        lesson = "docs/level2.md#step-3-the-network-learns")
class MiniBatchesTest {
    @Test
    @Order(1)
    void theExampleIsRight() {
        assertEquals(
                "[[4, 0], [3, 1], [2]]",
                Arrays.deepToString(
                        MiniBatches.batches(new int[] {4, 0, 3, 1, 2}, 2).toArray()),
                "the order 4, 0, 3, 1, 2 in batches of 2; the last takes what is left");
        assertEquals(
                2,
                MiniBatches.meanLoss(new double[] {1, 2, 4}, new int[] {2, 2, 1}),
                1e-12,
                "(2·1 + 2·2 + 1·4) / 5; 2.333 would be the mean of the batches, but batches are not equally large");
    }

    @Test
    @Order(2)
    void batchesFitExactlyOrNot() {
        int[] six = {5, 4, 3, 2, 1, 0};
        assertEquals(
                "[[5, 4, 3], [2, 1, 0]]",
                Arrays.deepToString(MiniBatches.batches(six, 3).toArray()),
                "six fit exactly into two batches of 3: no empty batch at the end");
        assertEquals(
                "[[5, 4, 3, 2], [1, 0]]",
                Arrays.deepToString(MiniBatches.batches(six, 4).toArray()),
                "four, and two are left");
        assertEquals(
                "[[5, 4, 3, 2, 1, 0]]",
                Arrays.deepToString(MiniBatches.batches(six, 100).toArray()),
                "all in one batch");
        assertEquals(6, MiniBatches.batches(six, 1).size(), "six batches of one");
        assertEquals(0, MiniBatches.batches(new int[0], 3).size(), "no example, no batch");
        assertArrayEquals(new int[] {5, 4, 3, 2, 1, 0}, six, "the order belongs to the caller: copy pieces out of it");
    }

    @Test
    @Order(3)
    void oneBatchIsItsOwnMean() {
        assertEquals(0.7, MiniBatches.meanLoss(new double[] {0.7}, new int[] {13}), 1e-12, "a single batch");
        assertEquals(
                2, MiniBatches.meanLoss(new double[] {1, 3}, new int[] {4, 4}), 1e-12, "equal sizes: the plain mean");
        assertEquals(
                1.02, MiniBatches.meanLoss(new double[] {1, 3}, new int[] {99, 1}), 1e-12, "99 examples against one");
    }

    @Test
    @Order(4)
    void everyExampleComesExactlyOnce() {
        SplittableRandom random = new SplittableRandom(27);
        for (int n : new int[] {0, 1, 2, 3, 10, 137}) {
            int[] order = MiniBatches.shuffled(n, random);
            int[] sorted = order.clone();
            Arrays.sort(sorted);
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            assertArrayEquals(
                    all, sorted, "0 to " + (n - 1) + ", each once, in any order; came " + Arrays.toString(order));
        }
    }

    @Test
    @Order(5)
    void chanceComesFromTheGeneratorAlone() {
        int[] first = MiniBatches.shuffled(50, new SplittableRandom(5));
        assertArrayEquals(
                first,
                MiniBatches.shuffled(50, new SplittableRandom(5)),
                "the same seed must give the same order: use only the given random");
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(MiniBatches.shuffled(50, new SplittableRandom(6))),
                "another seed must give another order");
        SplittableRandom one = new SplittableRandom(5);
        MiniBatches.shuffled(50, one);
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(MiniBatches.shuffled(50, one)),
                "the next epoch must have another order");
    }

    @Test
    @Order(6)
    void allOrdersAreEquallyLikely() {
        SplittableRandom random = new SplittableRandom(28);
        Map<String, Integer> times = new TreeMap<>();
        for (int i = 0; i < 30_000; i++) {
            times.merge(Arrays.toString(MiniBatches.shuffled(3, random)), 1, Integer::sum);
        }
        assertEquals(6, times.size(), "three examples have six orders, but only these came: " + times.keySet());
        times.forEach((order, count) -> assertEquals(
                5000,
                (double) count,
                300,
                "how often the order " + order
                        + " came in 30,000 shuffles (about): draw j from 0 to i, not from all places"));
    }

    @Test
    @Order(7)
    void anEpochOfBatchesIsTheMeanOfAllExamples() {
        SplittableRandom random = new SplittableRandom(29);
        for (int round = 0; round < 30; round++) {
            int n = 1 + random.nextInt(40);
            int size = 1 + random.nextInt(12);
            double[] losses = random.doubles(n, 0, 5).toArray();
            List<int[]> batches = MiniBatches.batches(MiniBatches.shuffled(n, random), size);
            assertEquals((n + size - 1) / size, batches.size(), n + " examples in batches of " + size);
            double[] batchLosses = batches.stream()
                    .mapToDouble(batch -> Arrays.stream(batch)
                            .mapToDouble(i -> losses[i])
                            .average()
                            .orElseThrow())
                    .toArray();
            int[] sizes = batches.stream().mapToInt(batch -> batch.length).toArray();
            assertEquals(
                    Arrays.stream(losses).average().orElseThrow(),
                    MiniBatches.meanLoss(batchLosses, sizes),
                    1e-9,
                    "mean of " + n + " losses, gathered from batches of " + Arrays.toString(sizes));
        }
    }
}

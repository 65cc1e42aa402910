package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.exercises.BpeMergeStep.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.3",
        points = 4,
        title = "One merge step of byte pair encoding",
        hint =
                "A record can be the key of a HashMap. For merge, write into a second array with an index of its own: it moves"
                        + " by one for each token written, while the index in the word moves by two where a pair was found.",
        lesson = "docs/level1.md#step-4-what-is-a-token")
class BpeMergeStepTest {
    private static final int[] NEWEST = {2, 1, 5, 1, 3, 4};
    private static final int[] WIDEST = {5, 6, 7, 1, 3, 4};

    @Test
    void theExampleOfTheLessonMergesES() {
        List<int[]> words = new ArrayList<>(Collections.nCopies(6, NEWEST));
        words.addAll(Collections.nCopies(3, WIDEST));
        assertEquals(
                Optional.of(new Pair(1, 3)),
                BpeMergeStep.mostFrequentPair(words),
                "(1, 3) and (3, 4) come nine times each, and the smaller left number wins");
        assertArrayEquals(
                new int[] {2, 1, 5, 8, 4},
                BpeMergeStep.merge(NEWEST, new Pair(1, 3), 8),
                "[2, 1, 5, 1, 3, 4] with (1, 3) as 8: only a 1 that is followed by a 3 is merged");
    }

    @Test
    void pairsDoNotReachFromWordToWord() {
        assertEquals(
                Optional.of(new Pair(1, 9)),
                BpeMergeStep.mostFrequentPair(
                        List.of(new int[] {4, 0}, new int[] {0, 4}, new int[] {1, 9}, new int[] {1, 9})),
                "(1, 9) comes twice; a 0 at an end and a 0 at a start make no pair (0, 0)");
        assertEquals(
                Optional.of(new Pair(3, 1)),
                BpeMergeStep.mostFrequentPair(
                        List.of(new int[] {3, 1}, new int[] {2, 3}, new int[] {1, 2}, new int[] {3, 1})),
                "(3, 1) comes twice; the end of one word and the start of the next are no neighbours");
    }

    @Test
    void tiesGoToTheSmallerLeftAndThenToTheSmallerRight() {
        assertEquals(
                Optional.of(new Pair(2, 9)),
                BpeMergeStep.mostFrequentPair(List.of(new int[] {4, 1}, new int[] {2, 9})),
                "both come once; 2 is smaller than 4, whatever stands on the right");
        assertEquals(
                Optional.of(new Pair(2, 5)),
                BpeMergeStep.mostFrequentPair(List.of(new int[] {2, 9}, new int[] {2, 5}, new int[] {2, 7})),
                "equal counts and equal left numbers: the smaller right number decides");
    }

    @Test
    void wherePairsAreMissingThereIsNoneToMerge() {
        assertEquals(Optional.empty(), BpeMergeStep.mostFrequentPair(List.of()), "no words, no pair");
        assertEquals(
                Optional.empty(),
                BpeMergeStep.mostFrequentPair(List.of(new int[] {1}, new int[0])),
                "one token is no pair");
    }

    @Test
    void aTokenIsUsedOnlyOnce() {
        Pair twice = new Pair(7, 7);
        assertArrayEquals(
                new int[] {8, 7}, BpeMergeStep.merge(new int[] {7, 7, 7}, twice, 8), "[7, 7, 7] from left to right");
        assertArrayEquals(
                new int[] {8, 8}, BpeMergeStep.merge(new int[] {7, 7, 7, 7}, twice, 8), "[7, 7, 7, 7] is two pairs");
    }

    @Test
    void mergingLeavesTheGivenWordAsItIs() {
        int[] word = {1, 3, 1, 3};
        assertArrayEquals(
                new int[] {8, 8}, BpeMergeStep.merge(word, new Pair(1, 3), 8), "[1, 3, 1, 3] with (1, 3) as 8");
        assertArrayEquals(new int[] {1, 3, 1, 3}, word, "write into a new array: the caller still needs the old one");
        assertArrayEquals(
                new int[] {1}, BpeMergeStep.merge(new int[] {1}, new Pair(1, 3), 8), "a 1 at the end has no neighbour");
        assertArrayEquals(new int[0], BpeMergeStep.merge(new int[0], new Pair(1, 3), 8), "an empty word stays empty");
    }

    @Test
    void randomWordsAgreeWithReplacingInAText() {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < 200; round++) {
            int[] word = random.ints(random.nextInt(12), 0, 3).toArray();
            Pair pair = new Pair(random.nextInt(3), random.nextInt(3));
            String text = text(word).replace("" + pair.left() + pair.right(), "8");
            assertEquals(
                    text,
                    text(BpeMergeStep.merge(word, pair, 8)),
                    Arrays.toString(word) + " with " + pair + " as 8: is every pair found, and nothing else changed?");
        }
    }

    @Test
    void randomTextsAgreeWithTryingEveryPair() {
        SplittableRandom random = new SplittableRandom(14);
        for (int round = 0; round < 100; round++) {
            List<int[]> words =
                    List.of(random.ints(6, 0, 3).toArray(), random.ints(5, 0, 3).toArray());
            Pair best = null;
            int most = 0;
            for (int left = 0; left < 3; left++) {
                for (int right = 0; right < 3; right++) {
                    int count = 0;
                    for (int[] word : words) {
                        for (int i = 1; i < word.length; i++) {
                            count += word[i - 1] == left && word[i] == right ? 1 : 0;
                        }
                    }
                    if (count > most) {
                        best = new Pair(left, right);
                        most = count;
                    }
                }
            }
            assertEquals(
                    Optional.ofNullable(best),
                    BpeMergeStep.mostFrequentPair(words),
                    "in " + text(words.get(0)) + " and " + text(words.get(1)) + " (it comes " + most + " times)");
        }
    }

    private static String text(int[] word) {
        StringBuilder text = new StringBuilder();
        for (int id : word) {
            text.append(id);
        }
        return text.toString();
    }
}

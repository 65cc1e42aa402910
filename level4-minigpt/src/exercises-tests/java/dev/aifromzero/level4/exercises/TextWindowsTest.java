package dev.aifromzero.level4.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level4.data.Batch;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Tokens;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Task(
        id = "4.1",
        points = 3,
        title = "Your own text as windows",
        hint = "How many windows? Write the ids 0 to 4 on paper and take T = 4: one window fits, because its last"
                + " target is the id 4. What does each id more bring?",
        lesson = "docs/level4.md#step-1-data")
class TextWindowsTest {
    private static final int[] TRUNK = IntStream.rangeClosed(10, 20).toArray();

    @Test
    void theExampleHasSevenWindows() {
        assertEquals(
                7,
                TextWindows.windows(11, 4),
                "11 ids, T = 4: the last window begins at 6, for its last target is the last id");
        assertArrayEquals(new int[] {10, 11, 12, 13}, TextWindows.inputs(TRUNK, 0, 4), "inputs of the window at 0");
        assertArrayEquals(
                new int[] {11, 12, 13, 14},
                TextWindows.targets(TRUNK, 0, 4),
                "targets: the window one place further on");
        assertArrayEquals(new int[] {16, 17, 18, 19}, TextWindows.inputs(TRUNK, 6, 4), "inputs of the last window");
        assertArrayEquals(new int[] {17, 18, 19, 20}, TextWindows.targets(TRUNK, 6, 4), "targets of the last window");
    }

    @Test
    void aTextThatIsTooShortHasNoWindow() {
        assertEquals(1, TextWindows.windows(5, 4), "5 ids: four to read, and the fifth is the last target");
        assertEquals(0, TextWindows.windows(4, 4), "4 ids: the fourth would have nothing to guess");
        assertEquals(0, TextWindows.windows(0, 4), "no ids, no windows: the number must not be negative");
    }

    @Test
    void noWindowBeginsOutside() {
        for (int start : new int[] {-1, 7, 8, 100}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TextWindows.inputs(TRUNK, start, 4),
                    "inputs at " + start + " of 11 ids with T = 4: only 0 to 6 are windows");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TextWindows.targets(TRUNK, start, 4),
                    "targets at " + start + " of 11 ids with T = 4: only 0 to 6 are windows");
        }
    }

    @Test
    void fiftyIdsBecomeFortyFiveTwoAndThree() {
        checkParts(50, 45, 2, 3);
    }

    @Test
    void shortTextsAreRoundedDown() {
        checkParts(0, 0, 0, 0);
        checkParts(1, 0, 0, 1);
        checkParts(10, 9, 0, 1);
        checkParts(19, 17, 1, 1);
        checkParts(20, 18, 1, 1);
    }

    @Test
    void everyLengthIsCutInWholeNumbers() {
        for (int length = 0; length <= 400; length++) {
            int first = (length - length % 10) / 10 * 9 + length % 10 * 9 / 10;
            int second = length - (length + 19) / 20;
            checkParts(length, first, second - first, length - second);
        }
    }

    private static void checkParts(int length, int train, int validation, int test) {
        int[] ids = IntStream.range(0, length).map(i -> i * 3).toArray();
        TextWindows.Parts parts = TextWindows.split(ids);
        String sizes = length + " ids: " + train + " to learn from, " + validation + " for validation, " + test
                + " for the test";
        assertEquals(
                train + ", " + validation + ", " + test,
                parts.train().length + ", " + parts.validation().length + ", " + parts.test().length,
                sizes + ". Are both cuts counted from the beginning, and rounded down?");
        int[] together = IntStream.concat(
                        IntStream.of(parts.train()),
                        IntStream.concat(IntStream.of(parts.validation()), IntStream.of(parts.test())))
                .toArray();
        assertArrayEquals(ids, together, sizes + ": one after the other they are the whole text, no id lost or twice");
    }

    @Test
    void aStoryGivesTheWindowsThatTheTrainerDraws() throws IOException {
        String story = Corpus.read(ProjectPaths.data("stories.txt")).substring(0, 900);
        // Each id is its own place, so that a drawn window says where it began.
        int[] places = IntStream.range(0, story.length()).toArray();
        for (int contextLength : new int[] {1, 7, 64}) {
            Batch batch = new BatchSource(Tokens.of(places), contextLength, 41).draw(5, 8);
            for (int row = 0; row < batch.size(); row++) {
                int[] read = row(batch.inputs(), row, contextLength);
                String where = "the window of " + contextLength + " at " + read[0] + ", drawn by the level's trainer";
                assertArrayEquals(read, TextWindows.inputs(places, read[0], contextLength), "inputs of " + where);
                assertArrayEquals(
                        row(batch.targets(), row, contextLength),
                        TextWindows.targets(places, read[0], contextLength),
                        "targets of " + where);
            }
        }
    }

    private static int[] row(long[] ids, int row, int length) {
        return IntStream.range(0, length).map(t -> (int) ids[row * length + t]).toArray();
    }
}

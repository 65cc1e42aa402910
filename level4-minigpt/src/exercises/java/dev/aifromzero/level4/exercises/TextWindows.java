package dev.aifromzero.level4.exercises;

/**
 * Task 4.1: your own text, made ready for training.
 *
 * <p>A text has become a row of numbers, one id a token. Two things are left to do. First the row is cut in three: 90% to
 * learn from, 5% to decide when to stop (validation), 5% to look at once at the end (test). Then windows are taken out of
 * a part: the model reads T ids (the inputs), and at each of them it should guess the next one. So the targets are the
 * same window, one place further on.
 *
 * <p>Example: the ids 10, 11, 12, ..., 20 stand for the eleven characters of {@code "A tin trunk"}. With T = 4, the
 * window that begins at place 0 has the inputs 10, 11, 12, 13 and the targets 11, 12, 13, 14. The last window that fits
 * begins at place 6: inputs 16, 17, 18, 19 and targets 17, 18, 19, 20. So there are 7 windows.
 *
 * <p>In the lesson: docs/level4.md, "Step 1: data". {@code Arrays.copyOfRange(ids, from, to)} copies the places {@code
 * from} to {@code to - 1}.
 */
public final class TextWindows {
    private TextWindows() {}

    /**
     * A text in three parts; together they are the whole text, in order.
     *
     * @param train ids to learn from
     * @param validation ids that decide when to stop
     * @param test ids to look at once
     */
    public record Parts(int[] train, int[] validation, int[] test) {}

    /**
     * {@return the three parts: the first cut after 90% of the ids, the second after 95%, both rounded down}
     *
     * <p>Of 50 ids, 45 are learned from; 95% are 47.5, so 2 ids are for validation and 3 for the test. Use whole numbers
     * ({@code length * 95 / 100}): 0.95 is not exact in a computer.
     *
     * @param ids at most 20 million
     */
    public static Parts split(int[] ids) {
        throw new UnsupportedOperationException("Task 4.1: cut the ids after 90% and after 95%");
    }

    /**
     * {@return how many places a window can begin at; 0 if not even one window and its last target fit}
     *
     * @param length how many ids there are
     * @param contextLength T, at least 1
     */
    public static int windows(int length, int contextLength) {
        throw new UnsupportedOperationException("Task 4.1: how many windows fit, each with one more id to guess");
    }

    /**
     * {@return the T ids that the model reads}
     *
     * @param start where the window begins
     * @throws IllegalArgumentException if no window can begin there
     */
    public static int[] inputs(int[] ids, int start, int contextLength) {
        throw new UnsupportedOperationException("Task 4.1: T ids from start on");
    }

    /**
     * {@return the T ids that it should guess: the target at each place is what comes after the input at that place}
     *
     * @param start where the window begins
     * @throws IllegalArgumentException if no window can begin there
     */
    public static int[] targets(int[] ids, int start, int contextLength) {
        throw new UnsupportedOperationException("Task 4.1: the same window, one place further on");
    }
}

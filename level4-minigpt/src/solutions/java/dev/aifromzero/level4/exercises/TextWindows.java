package dev.aifromzero.level4.exercises;

import java.util.Arrays;

/** Solution of task 4.1. */
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

    /** {@return the three parts, cut after 90% and after 95% of the ids} */
    public static Parts split(int[] ids) {
        int first = ids.length * 90 / 100;
        int second = ids.length * 95 / 100;
        return new Parts(
                Arrays.copyOf(ids, first),
                Arrays.copyOfRange(ids, first, second),
                Arrays.copyOfRange(ids, second, ids.length));
    }

    /** {@return how many places a window can begin at} */
    public static int windows(int length, int contextLength) {
        return Math.max(0, length - contextLength); // the last target needs one id more than the window
    }

    /** {@return the T ids that the model reads} */
    public static int[] inputs(int[] ids, int start, int contextLength) {
        if (start < 0 || start >= windows(ids.length, contextLength)) {
            throw new IllegalArgumentException("No window of " + contextLength + " begins at " + start);
        }
        return Arrays.copyOfRange(ids, start, start + contextLength);
    }

    /** {@return the T ids that it should guess} */
    public static int[] targets(int[] ids, int start, int contextLength) {
        int[] read = inputs(ids, start, contextLength); // also looks whether the window fits
        return Arrays.copyOfRange(ids, start + 1, start + 1 + read.length);
    }
}

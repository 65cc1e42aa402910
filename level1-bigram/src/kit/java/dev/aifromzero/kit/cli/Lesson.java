package dev.aifromzero.kit.cli;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * What a step is given: where to write, what to write with, and how much time to take.
 *
 * @param console the terminal
 * @param seed the start of all randomness of this run
 * @param fast whether the smallest settings that still show the point are wanted
 * @param out the folder for files of this level; it may not exist yet
 * @param scoreboard the scores of all levels on the held-out page
 */
public record Lesson(Console console, long seed, boolean fast, Path out, Scoreboard scoreboard) {

    /** {@return a random generator that depends on the seed and on nothing else: each call starts it anew} */
    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /**
     * {@return the first value in a fast run, the second otherwise}
     *
     * @param fastValue the smallest number that still shows the point
     * @param fullValue the number for a lesson with time
     */
    public int fastOr(int fastValue, int fullValue) {
        return fast ? fastValue : fullValue;
    }
}

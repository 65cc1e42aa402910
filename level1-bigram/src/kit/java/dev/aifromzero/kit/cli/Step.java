package dev.aifromzero.kit.cli;

import dev.aifromzero.kit.error.ErrorMessages;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/**
 * One lesson unit of a level, or a lab beside the road: a class that a student runs and reads.
 *
 * <p>Options of a step are fields with an initial value (never picocli's {@code defaultValue}), because the lesson makes
 * its steps with {@code new}.
 */
public abstract class Step implements Callable<Integer> {
    @ParentCommand
    private LevelCommand level;

    /**
     * Shows the step.
     *
     * @param lesson where to write, and with which seed and settings
     * @throws Exception whatever goes wrong; {@link ErrorMessages} turns it into a sentence
     */
    public abstract void run(Lesson lesson) throws Exception;

    @Override
    public final Integer call() throws Exception {
        run(level.lesson());
        return 0;
    }
}

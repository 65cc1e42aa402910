package dev.aifromzero.course.learn;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.ProjectPaths;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The student's command: {@code mvn -q -Plearn}. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description =
                "Leads you from exercise to exercise: edit the file that it shows, save, and see what the tests say.")
public final class Learn implements Callable<Integer> {
    @Option(names = "--no-color", description = "no colours (also: NO_COLOR=1)")
    private boolean noColor;

    @Option(names = "--no-animation", description = "no progress bars")
    private boolean noAnimation;

    /**
     * Starts the loop in a JVM of its own.
     *
     * @param args what the user typed
     */
    public static void main(String[] args) {
        Launcher.start(Learn.class, Learn::new, JvmSettings.plain(), args);
    }

    @Override
    public Integer call() throws Exception {
        List<TaskInfo> tasks = TaskList.ofProject();
        if (tasks.isEmpty()) {
            throw new UserError("There are no exercises in this tree", "Run it in the project's top folder");
        }
        Console console = Console.create(!noColor, !noAnimation);
        try (Lines lines = Lines.of(System.in);
                FileWatch watch = new FileWatch()) {
            new LearnSession(console, ProjectPaths.root(), tasks, lines, watch).run();
        }
        return 0;
    }
}

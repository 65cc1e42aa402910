package dev.aifromzero.kit.exercise;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes {@code docs/exercises.md}, all tasks of the tree, level by level: {@code mvn -q -Pexercise-list}. */
@Command(
        name = "exercise-list",
        mixinStandardHelpOptions = true,
        version = "AI from Zero 1.0.0",
        description = "Writes docs/exercises.md anew: all tasks of the tree, level by level.")
public final class ExerciseList implements Callable<Integer> {
    /**
     * Starts the writing in a JVM of its own.
     *
     * @param args what the user typed
     */
    public static void main(String[] args) {
        Launcher.start(ExerciseList.class, ExerciseList::new, JvmSettings.plain(), args);
    }

    @Override
    public Integer call() throws IOException {
        List<TaskInfo> tasks = TaskList.ofProject();
        if (tasks.isEmpty()) {
            throw new UserError("There are no exercises in this tree", "Run it in the project's top folder");
        }
        AtomicFiles.writeString(page(ProjectPaths.root()), of(tasks));
        return 0;
    }

    /** {@return where the page is} */
    static Path page(Path root) {
        return root.resolve("docs").resolve("exercises.md");
    }

    /** {@return the page, in Markdown} */
    static String of(List<TaskInfo> tasks) {
        int points = tasks.stream().mapToInt(TaskInfo::points).sum();
        StringBuilder page = new StringBuilder("# Exercises\n\n");
        page.append("This page is made by the program from the tasks themselves; do not edit it.\n\n")
                .append(tasks.size())
                .append(" tasks, ")
                .append(points)
                .append(" points. `mvn -q -Plearn` leads you through"
                        + " them; in an IDE, open a task's file and run its test.\n[teaching.md](teaching.md) says how to"
                        + " assign and grade them.\n");
        int level = 0;
        for (TaskInfo task : tasks) {
            if (task.level() != level) {
                level = task.level();
                int now = level;
                List<TaskInfo> ours =
                        tasks.stream().filter(other -> other.level() == now).toList();
                page.append("\n## Level ")
                        .append(level)
                        .append("\n\n")
                        .append(ours.size())
                        .append(" tasks, ")
                        .append(ours.stream().mapToInt(TaskInfo::points).sum())
                        .append(" points. One of them in Maven: `mvn -q -Pexercises -pl ")
                        .append(task.module())
                        .append(" -am test -Dtask=")
                        .append(task.id())
                        .append("""
                                `

                                | task | points | what | file | lesson |
                                | --- | --- | --- | --- | --- |
                                """);
            }
            page.append("| ")
                    .append(task.id())
                    .append(" | ")
                    .append(task.points())
                    .append(" | ")
                    .append(task.title())
                    .append(" | [")
                    .append(task.className())
                    .append("](../")
                    .append(relative(task))
                    .append(") | [")
                    .append("level ")
                    .append(level)
                    .append("](")
                    .append(task.lesson().replaceFirst("^docs/", ""))
                    .append(") |\n");
        }
        return page.toString();
    }

    private static String relative(TaskInfo task) {
        return task.root().relativize(task.exercise()).toString().replace('\\', '/');
    }
}

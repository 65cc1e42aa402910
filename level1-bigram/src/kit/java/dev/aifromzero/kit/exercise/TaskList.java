package dev.aifromzero.kit.exercise;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tasks of a tree by reading the annotations of its exercise tests; nothing is compiled for it. */
public final class TaskList {
    private static final String ID = "[1-9]\\.[1-9][0-9]?";

    private TaskList() {}

    /**
     * {@return the folders of a tree that look like a level, in order}
     *
     * @param root the top folder of a tree
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> modules(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("level[1-9]-.*"))
                    .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    /**
     * {@return all tasks of the tree, by level and number}
     *
     * @param root the top folder of a tree
     * @throws IOException if a folder or a test cannot be read
     */
    public static List<TaskInfo> ofTree(Path root) throws IOException {
        List<TaskInfo> tasks = new ArrayList<>();
        for (Path module : modules(root)) {
            tasks.addAll(ofModule(root, module.getFileName().toString()));
        }
        return tasks;
    }

    /**
     * {@return all tasks of the project that this program belongs to}
     *
     * @throws IOException if a folder or a test cannot be read
     */
    public static List<TaskInfo> ofProject() throws IOException {
        return ofTree(ProjectPaths.root());
    }

    /**
     * {@return the tasks of one level, by number}
     *
     * @param root the top folder of a tree
     * @param module the level's folder inside it, such as {@code level1-bigram}
     * @throws UserError if a test's annotation is incomplete, or two tasks have the same id
     * @throws IOException if a folder or a test cannot be read
     */
    public static List<TaskInfo> ofModule(Path root, String module) throws IOException {
        Path tests = root.resolve(module).resolve(TaskInfo.TESTS);
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(tests)) {
            files = all.filter(file -> file.getFileName().toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
        Map<String, TaskInfo> byId = new HashMap<>();
        for (Path file : files) {
            Optional<TaskInfo> found = read(root, module, file);
            if (found.isPresent()) {
                TaskInfo twin = byId.put(found.get().id(), found.get());
                if (twin != null) {
                    throw new UserError(
                            twin.className() + " and " + found.get().className() + " both call themselves task "
                                    + twin.id(),
                            "Give one of them the next free number");
                }
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparingInt(TaskInfo::number))
                .toList();
    }

    private static Optional<TaskInfo> read(Path root, String module, Path file) throws IOException {
        JavaSource source = JavaSource.read(file);
        Optional<Map<String, Object>> task = source.annotation("Task");
        if (task.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = task.get();
        String id = text(file, values, "id");
        if (!id.matches(ID) || !module.startsWith("level" + id.charAt(0) + "-")) {
            throw incomplete(
                    file, "id \"" + id + "\" is not the level of its folder, a point and a number, as in \"2.3\"");
        }
        if (!(values.get("points") instanceof Integer points) || points < 1) {
            throw incomplete(file, "points must be a number above 0");
        }
        String name = file.getFileName().toString();
        return Optional.of(new TaskInfo(
                id,
                points,
                text(file, values, "title"),
                text(file, values, "hint"),
                text(file, values, "lesson"),
                root,
                module,
                source.packageName(),
                name.substring(0, name.length() - "Test.java".length())));
    }

    private static String text(Path file, Map<String, Object> values, String name) {
        if (values.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw incomplete(file, name + " must be a text that is not empty");
    }

    private static UserError incomplete(Path file, String what) {
        return new UserError(
                "The @Task of " + ProjectPaths.display(file) + " is not complete: " + what,
                "See \"How to add a task\" in docs/teaching.md");
    }

    /**
     * {@return the task of this id}
     *
     * @param tasks where to look
     * @param id level and number, such as {@code 2.3}
     * @throws UserError if there is none
     */
    public static TaskInfo byId(List<TaskInfo> tasks, String id) {
        return tasks.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no task " + id,
                        tasks.isEmpty()
                                ? "There are no tasks in this tree at all"
                                : "There are " + tasks.get(0).id() + " to "
                                        + tasks.get(tasks.size() - 1).id() + "; try list"));
    }
}

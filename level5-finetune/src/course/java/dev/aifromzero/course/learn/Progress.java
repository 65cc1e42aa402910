package dev.aifromzero.course.learn;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is done and where the student is: a text file that anybody can read and correct. */
final class Progress {
    private final Path file;
    private final Set<String> done = new LinkedHashSet<>();
    private String current = "";

    private Progress(Path file) {
        this.file = file;
    }

    /** {@return the folder of a tree in which the loop keeps its things} */
    static Path folder(Path root) {
        return root.resolve(".learn");
    }

    /** {@return the progress as last saved; none where nothing was} */
    static Progress load(Path root) throws IOException {
        Progress progress = new Progress(folder(root).resolve("progress.txt"));
        if (Files.isRegularFile(progress.file)) {
            for (String line : lines(progress.file)) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 1 && words[0].equals("done")) {
                    progress.done.addAll(List.of(words).subList(1, words.length));
                } else if (words.length > 1 && words[0].equals("now")) {
                    progress.current = words[1];
                }
            }
        }
        return progress;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new UserError(
                    ProjectPaths.display(file) + " is not UTF-8 text",
                    "Delete it: only the list of what is done is lost");
        }
    }

    boolean isDone(TaskInfo task) {
        return done.contains(task.id());
    }

    /** {@return where the student was, or else the first task that is not done; the last one when all are} */
    TaskInfo current(List<TaskInfo> tasks) {
        return tasks.stream()
                .filter(task -> task.id().equals(current) && !isDone(task))
                .findFirst()
                .orElseGet(() -> next(tasks, null));
    }

    /** {@return the next open task after this one, from the beginning again after the last} */
    TaskInfo next(List<TaskInfo> tasks, TaskInfo after) {
        int from = after == null ? 0 : tasks.indexOf(after) + 1;
        for (int i = 0; i < tasks.size(); i++) {
            TaskInfo task = tasks.get((from + i) % tasks.size());
            if (!isDone(task) && !task.equals(after)) {
                return task;
            }
        }
        return after == null ? tasks.get(tasks.size() - 1) : after;
    }

    void at(TaskInfo task) throws IOException {
        current = task.id();
        save();
    }

    /** Keeps whether a task is done. */
    void mark(TaskInfo task, boolean right) throws IOException {
        if (right ? done.add(task.id()) : done.remove(task.id())) {
            save();
        }
    }

    private void save() throws IOException {
        AtomicFiles.writeString(file, "done " + String.join(" ", done) + "\nnow " + current + "\n");
    }
}

package dev.aifromzero.kit.exercise;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The files as they were handed out: from the copies in the student's edition, or from git, or kept at the first start. */
public final class Stubs {
    private final Path root;

    /**
     * Stubs of this project.
     *
     * @param root the project folder
     */
    public Stubs(Path root) {
        this.root = root;
    }

    /**
     * {@return where a tree keeps the untouched copy of a stub, relative to its top}
     *
     * @param task any task; whether the copy is there does not matter
     */
    public static String copy(TaskInfo task) {
        return ".learn/stubs/" + task.id() + ".txt";
    }

    /**
     * {@return whether the text still has something to be written in it}
     *
     * @param task whose gap is looked for
     * @param text the student's file as it is now
     */
    public static boolean untouched(TaskInfo task, String text) {
        return text.contains("UnsupportedOperationException(\"Task " + task.id() + ": ");
    }

    /**
     * Keeps a copy of a stub that was not begun, if there is none yet.
     *
     * @param task the task whose file is kept
     * @throws IOException if the copy cannot be written
     */
    public void keep(TaskInfo task) throws IOException {
        if (original(task).isEmpty() && Files.isRegularFile(task.exercise())) {
            String text = Files.readString(task.exercise());
            if (untouched(task, text)) {
                AtomicFiles.writeString(root.resolve(copy(task)), text);
            }
        }
    }

    private Optional<String> original(TaskInfo task) throws IOException {
        Path kept = root.resolve(copy(task));
        return Files.isRegularFile(kept) ? Optional.of(Files.readString(kept)) : fromGit(task);
    }

    private Optional<String> fromGit(TaskInfo task) throws IOException {
        if (!Files.exists(root.resolve(".git"))) {
            return Optional.empty();
        }
        try {
            String path = root.relativize(task.exercise()).toString().replace('\\', '/');
            Process git = new ProcessBuilder("git", "show", "HEAD:" + path)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 && untouched(task, text) ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no git on this computer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Puts the file back as it was handed out and keeps the student's beside it.
     *
     * @param task the task to begin again
     * @return where the student's file is now
     * @throws IOException if a file cannot be read or written
     * @throws UserError if the original is nowhere
     */
    public Path reset(TaskInfo task) throws IOException {
        String text = original(task)
                .orElseThrow(() -> new UserError(
                        "The original of " + ProjectPaths.display(task.exercise()) + " is not in this tree",
                        "Take it from the zip or repository that you got the project from"));
        Path kept = task.exercise().resolveSibling(task.className() + ".java.bak");
        if (Files.isRegularFile(task.exercise())) {
            Files.copy(task.exercise(), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        AtomicFiles.writeString(task.exercise(), text);
        return kept;
    }
}

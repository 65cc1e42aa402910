package dev.aifromzero.kit.exercise.edition;

import dev.aifromzero.kit.exercise.TaskInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which files of the tree belong to it, and which of them students get. */
final class TreeFiles {
    /** Folders that are made by building, running or editors, or hold the history. */
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "out", ".learn", ".idea", ".settings", ".vscode", "node_modules", "shared");

    private static final Set<String> LOOSE_ENDS = Set.of(".jqwik-database", ".DS_Store", ".classpath", ".project");

    private TreeFiles() {}

    /**
     * {@return the files of a student's tree, sorted: those that git knows where there is git, all others otherwise;
     * without solutions and without the tests that need them}
     */
    static List<Path> forStudents(Path root) throws IOException {
        List<Path> all = fromGit(root);
        return (all.isEmpty() ? fromDisk(root) : all)
                .stream()
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .filter(file ->
                                isForStudents(root.relativize(file).toString().replace('\\', '/')))
                        .sorted()
                        .toList();
    }

    private static boolean isForStudents(String path) {
        boolean solution =
                path.contains("/" + TaskInfo.SOLUTIONS.substring(0, TaskInfo.SOLUTIONS.indexOf("/java")) + "/");
        boolean judging = path.contains("/src/test/java/") && path.contains("/exercise/");
        return !solution && !judging && !path.endsWith("ExerciseGatesTest.java") && !path.endsWith(".class");
    }

    private static List<Path> fromGit(Path root) throws IOException {
        if (!Files.exists(root.resolve(".git"))) {
            return List.of();
        }
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                return List.of();
            }
            List<Path> files = new ArrayList<>();
            for (String name : names.split("\0")) {
                if (!name.isEmpty() && isOurs(name)) {
                    files.add(root.resolve(name));
                }
            }
            return files;
        } catch (IOException e) {
            return List.of(); // no git on this computer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static boolean isOurs(String name) {
        for (String part : name.split("/")) {
            if (NOT_OURS.contains(part) || LOOSE_ENDS.contains(part)) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> fromDisk(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = !folder.equals(root)
                        && NOT_OURS.contains(folder.getFileName().toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isOurs(root.relativize(file).toString().replace('\\', '/'))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}

package dev.aifromzero.course.grade;

import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.run.Job;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that answers and tests need, copied out of the teacher's tree: compiled classes of the levels, the tests, the
 * data. Solutions are not in it, and the tree itself is not needed any more and can be hidden.
 */
final class Kit {
    private final Path root;
    private final Path folder;
    private final String classPath;
    private final List<TaskInfo> tasks;
    private String digest;

    private Kit(Path root, Path folder, String classPath, List<TaskInfo> tasks) {
        this.root = root;
        this.folder = folder;
        this.classPath = classPath;
        this.tasks = tasks;
    }

    /** {@return a kit in a new folder} */
    static Kit pack(Path root, Path folder, String classPath, List<TaskInfo> tasks) throws IOException {
        Kit kit = new Kit(root, folder, classPath, tasks);
        kit.fill();
        return kit;
    }

    private void fill() throws IOException {
        copy(root.resolve("data"), folder.resolve("data"));
        for (String entry : entries()) {
            if (inTree(entry) && Files.isDirectory(Path.of(entry))) {
                copy(Path.of(entry), packed(entry));
            } else if (inTree(entry) && Files.exists(Path.of(entry))) {
                Files.createDirectories(packed(entry).getParent());
                Files.copy(Path.of(entry), packed(entry));
            }
        }
        for (TaskInfo task : tasks) {
            Files.createDirectories(test(task).getParent());
            Files.copy(task.test(), test(task));
        }
        digest = digest();
    }

    private boolean inTree(String entry) {
        return Path.of(entry).toAbsolutePath().normalize().startsWith(root);
    }

    private Path packed(String entry) {
        return folder.resolve("classes")
                .resolve(root.relativize(Path.of(entry).toAbsolutePath().normalize())
                        .toString());
    }

    /** {@return the class path with every entry of the tree replaced by its copy} */
    String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : entries()) {
            entries.add(inTree(entry) ? packed(entry).toString() : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Each once; an empty entry would mean the folder that somebody happens to stand in. */
    private List<String> entries() {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .distinct()
                .toList();
    }

    Path folder() {
        return folder;
    }

    private Path test(TaskInfo task) {
        return folder.resolve("tests").resolve(task.module()).resolve(task.className() + "Test.java");
    }

    /** {@return the job of judging a student's answer, whose sources are laid out in the work folder} */
    Job job(TaskInfo task, Map<String, String> answers, Path work) throws IOException {
        Path sources = work.resolve("answers");
        String ours = task.module() + "/" + TaskInfo.EXERCISES + "/";
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            if (answer.getKey().startsWith(ours)) {
                AtomicFiles.writeString(sources.resolve(answer.getKey().substring(ours.length())), answer.getValue());
            }
        }
        Path source = sources.resolve(task.packageName().replace('.', '/')).resolve(task.className() + ".java");
        return new Job(
                task.id(),
                task.packageName(),
                source.toString(),
                sources.toString(),
                test(task).toString(),
                task.testClass());
    }

    /** {@return whether somebody has changed the kit; then it is packed anew} */
    boolean restoreIfChanged() throws IOException {
        if (digest().equals(digest)) {
            return false;
        }
        delete(folder);
        fill();
        return true;
    }

    private String digest() throws IOException {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                all.update(folder.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    all.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Deletes a folder with everything in it; what cannot be read or deleted stays. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return gone(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return gone(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException why) {
                return gone(directory);
            }

            private FileVisitResult gone(Path file) {
                file.toFile().delete(); // says no instead of throwing
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package dev.aifromzero.kit.exercise.edition;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.Stubs;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.kit.exercise.TaskList;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Packs the tree for students: {@code mvn -q -Pstudent-edition}. */
@Command(
        name = "student-edition",
        mixinStandardHelpOptions = true,
        description = "Makes a zip of the project without the solutions, and proves that none is left in it.")
public final class StudentEdition implements Callable<Integer> {
    /** The folder that everything lies in when the zip is unpacked. */
    static final String TOP = "ai-from-zero/";

    /** A fixed time, so that the same tree always gives the same zip. */
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @Option(names = "--to", paramLabel = "FILE", description = "the zip (default: out/ai-from-zero-student.zip)")
    private Path to;

    private Console console;

    /**
     * Starts the packing in a JVM of its own.
     *
     * @param args what the user typed
     */
    public static void main(String[] args) {
        Launcher.start(StudentEdition.class, StudentEdition::new, JvmSettings.plain(), args);
    }

    /** Makes this command write to a console of the caller's, as tests do. */
    void writeTo(Console other) {
        console = other;
    }

    @Override
    public Integer call() throws Exception {
        console = console == null ? Console.create(true, true) : console;
        Path root = ProjectPaths.root();
        Path zip = to == null ? root.resolve("out").resolve("ai-from-zero-student.zip") : to;
        List<Path> files = TreeFiles.forStudents(root);
        pack(root, files, zip);
        SolutionProof.Report report = SolutionProof.of(root, zip);
        console.say("%s: %,d files, %,d KB.", ProjectPaths.display(zip), report.entries(), Files.size(zip) / 1024);
        console.say(
                "Read back and compared: %d methods and %d classes of %d solutions against every file in it.",
                report.methods(), report.classes(), report.solutions());
        if (!report.found().isEmpty()) {
            Files.delete(zip);
            report.found().forEach(console::line);
            throw new UserError(
                    "Something of a solution was left in the zip ("
                            + report.found().size() + " places); it was deleted",
                    "Put the stubs back into src/exercises, or remove the files named above");
        }
        console.say("Nothing of a solution is in it: no source, no class file, no history.");
        return 0;
    }

    static void pack(Path root, List<Path> files, Path zip) throws IOException {
        AtomicFiles.write(zip, out -> pack(root, files, out));
    }

    private static void pack(Path root, List<Path> files, OutputStream out) throws IOException {
        ZipOutputStream packed = new ZipOutputStream(out);
        for (Path file : files) {
            add(packed, root.relativize(file).toString().replace('\\', '/'), file);
        }
        for (TaskInfo task : TaskList.ofTree(root)) {
            add(packed, Stubs.copy(task), task.exercise()); // so that "reset" works without git
        }
        packed.finish();
    }

    private static void add(ZipOutputStream packed, String name, Path file) throws IOException {
        ZipEntry entry = new ZipEntry(TOP + name);
        entry.setLastModifiedTime(TIME);
        packed.putNextEntry(entry);
        Files.copy(file, packed);
        packed.closeEntry();
    }
}

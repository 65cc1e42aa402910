package dev.aifromzero.kit.lessons;

import dev.aifromzero.kit.cli.LevelCommand;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** What quick commands print now, in this JVM, held against what a lesson shows. */
public final class PresentOutput {
    private static final int COLUMNS = 80;

    private PresentOutput() {}

    /** Makes a level's command, fresh for each run. */
    @FunctionalInterface
    public interface Level {
        /** {@return a new command, which nobody has run yet} */
        LevelCommand create();
    }

    /**
     * {@return a sentence for each block of these commands that is not what they print now}
     *
     * @param lesson the name of the lesson's file
     * @param level makes the command that all markers are about
     * @param commands as the markers name them, for example {@code level1 count}
     * @param out a folder for what the commands write
     * @throws IOException if the lesson cannot be read
     */
    public static List<String> differences(String lesson, Level level, Set<String> commands, Path out)
            throws IOException {
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> written = new HashMap<>();
        for (LessonPage.Output block : LessonPage.read(
                        ProjectPaths.root().resolve("docs").resolve(lesson))
                .outputs()) {
            String command = block.marker().commandLine();
            if (commands.contains(command)) {
                List<String> now = written.computeIfAbsent(
                        command, name -> run(level, block.marker().command(), out));
                if (!block.cut(now).equals(block.lines())) {
                    problems.add(lesson + ":" + block.line() + ": " + command + " prints now:\n"
                            + String.join("\n", block.cut(now)));
                }
            }
        }
        commands.stream()
                .filter(command -> !written.containsKey(command))
                .forEach(command -> problems.add(lesson + " shows no output of " + command));
        return problems;
    }

    private static List<String> run(Level level, List<String> command, Path out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LevelCommand program = level.create();
        program.writeTo(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), COLUMNS, false, false));
        List<String> arguments = new ArrayList<>(command.subList(1, command.size()));
        arguments.addAll(List.of("--out", out.toString()));
        int exitCode = new CommandLine(program)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with exit code " + exitCode);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

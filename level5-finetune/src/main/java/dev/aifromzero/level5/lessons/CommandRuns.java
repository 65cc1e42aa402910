package dev.aifromzero.level5.lessons;

import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.lessons.Marker;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that lessons name, each once, as a student would in a pipe: seed 42, 80 columns, no colours, nothing
 * moves, nobody types. All of them share one folder, so that one can go on with the model that another has trained.
 */
public final class CommandRuns {
    private static final String SEED = "42";

    private final Console console;
    private final Path folder;
    private final Map<String, List<String>> done = new HashMap<>();

    /**
     * Runs that have not begun.
     *
     * @param console where it is said which command is running
     * @param folder where the levels write, {@code level1} to {@code level5}
     */
    public CommandRuns(Console console, Path folder) {
        this.console = console;
        this.folder = folder;
    }

    /**
     * {@return what the marker's command writes, running it if that has not happened yet}
     *
     * @throws UserError if it fails
     */
    List<String> outputOf(Marker marker) throws IOException {
        List<String> known = done.get(marker.commandLine());
        if (known == null) {
            known = run(marker);
            done.put(marker.commandLine(), known);
        }
        return known;
    }

    /** {@return the folder of the marker's level, after its command has run} */
    Path filesOf(Marker marker) throws IOException {
        outputOf(marker);
        return folder.resolve(marker.command().get(0));
    }

    /** {@return the scores of all levels that have run} */
    public Scoreboard scoreboard() {
        return new Scoreboard(folder.resolve(Scoreboard.FILE_NAME));
    }

    private List<String> run(Marker marker) throws IOException {
        LevelProgram program = LevelProgram.of(marker.command().get(0));
        String level = marker.command().get(0);
        Path log = folder.resolve("log").resolve(marker.commandLine().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".txt");
        Files.createDirectories(log.getParent());
        console.print("  " + marker.commandLine() + " …");
        long started = System.nanoTime();
        int exitCode = Launcher.runInFreshJvm(
                program.main(),
                program.settings().withArguments("-Daifromzero.cache=" + folder.resolve("no-cache")),
                arguments(marker, level),
                log);
        console.line(" %d s", Duration.ofNanos(System.nanoTime() - started).toSeconds());
        if (exitCode != 0) {
            throw new UserError(
                    "The command " + marker.commandLine() + " ended with exit code " + exitCode,
                    "Read " + ProjectPaths.display(log));
        }
        String home = ProjectPaths.display(folder).replace('\\', '/') + "/";
        return Files.readAllLines(log).stream()
                .map(line -> line.replace(home, "out/"))
                .toList();
    }

    private List<String> arguments(Marker marker, String level) {
        List<String> arguments =
                new ArrayList<>(marker.command().subList(1, marker.command().size()));
        arguments.addAll(List.of("--seed", SEED, "--out", folder.resolve(level).toString()));
        arguments.addAll(List.of("--scoreboard", scoreboard().file().toString(), "--no-color", "--no-animation"));
        return arguments;
    }
}

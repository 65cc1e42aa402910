package dev.aifromzero.level5.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A main class and how it is to be started; every method gives a changed copy. */
final class Program {
    private static final AtomicInteger RUNS = new AtomicInteger();
    /** What the build's test JVM has in its environment, or a student might have, and a test must not depend on. */
    private static final List<String> FORGOTTEN =
            List.of("NO_COLOR", "JAVA_TOOL_OPTIONS", "AIFROMZERO_DEBUG", "AIFROMZERO_CACHE", "LC_ALL", "LANG");

    private final List<String> before;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Path input;

    private Program(
            List<String> before, List<String> command, Map<String, String> environment, Path folder, Path input) {
        this.before = before;
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.input = input;
    }

    /** A main class with what a student types after it; it runs in the small project, with nobody at the keyboard. */
    static Program of(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(main.getName());
        command.addAll(List.of(args));
        // Downloaded models of the person who runs the tests must not matter.
        Map<String, String> environment = Map.of(
                "LC_ALL",
                "C.UTF-8",
                "AIFROMZERO_CACHE",
                SmallProject.scratch("no-models").toString());
        return new Program(List.of(), command, environment, SmallProject.folder(), nobody());
    }

    private static Path nobody() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /** Puts words before the command, which then is their last arguments: {@code sh -c '"$@" | head -1' sh}. */
    Program after(List<String> words) {
        return new Program(words, command, environment, folder, input);
    }

    /** Runs the command inside a line of shell, as {@code "$@"}. */
    Program inShell(String line) {
        return after(List.of("sh", "-c", line, "sh"));
    }

    Program with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Program(before, command, more, folder, input);
    }

    /** Options for both JVMs, the one that starts and the one that works. */
    Program withJavaOptions(String options) {
        return with("JAVA_TOOL_OPTIONS", options);
    }

    Program in(Path other) {
        return new Program(before, command, environment, other, input);
    }

    Program reading(String text) throws IOException {
        Path typed = Files.writeString(SmallProject.scratch("typed" + RUNS.incrementAndGet() + ".txt"), text);
        return new Program(before, command, environment, folder, typed);
    }

    Running start() throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(command);
        Path stdout = SmallProject.scratch("run" + RUNS.incrementAndGet() + ".out");
        Path stderr = stdout.resolveSibling(stdout.getFileName().toString().replace(".out", ".err"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().keySet().removeAll(FORGOTTEN);
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new Running(String.join(" ", words), builder.start(), stdout, stderr);
    }

    Ended run() throws IOException, InterruptedException {
        return start().end();
    }
}

package dev.aifromzero.kit.cli;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UnreadableLetters;
import dev.aifromzero.kit.error.UserError;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Starts a level in a Java virtual machine of its own.
 *
 * <p>Maven, an IDE and {@code java -jar} all call the same main class. That first JVM only starts a second one with
 * the flags and the environment that the number engines need, lends it the real terminal, and passes on its exit code.
 */
public final class Launcher {
    private static final String INSIDE = "aifromzero.inside";
    private static final long SECONDS_TO_SAVE_AFTER_CTRL_C = 30;

    private Launcher() {}

    /**
     * Runs a level's command: in a fresh JVM, or here when this already is that JVM. Does not return.
     *
     * @param main the level's main class
     * @param command makes the picocli command; called in the fresh JVM only
     * @param settings flags and environment of the fresh JVM
     * @param args what the user typed
     */
    public static void start(Class<?> main, Supplier<Object> command, JvmSettings settings, String[] args) {
        int exitCode = Boolean.getBoolean(INSIDE)
                ? CommandRunner.run(command.get(), args)
                : handOver(main, settings, List.of(args));
        System.exit(exitCode);
    }

    private static int handOver(Class<?> main, JvmSettings settings, List<String> args) {
        Optional<UserError> lost = UnreadableLetters.in(
                System.getProperty("sun.jnu.encoding", "UTF-8"), System.getProperty("user.dir"), args);
        if (lost.isPresent()) {
            ErrorMessages.print(lost.get(), new PrintWriter(Console.standardError(), true, StandardCharsets.UTF_8));
            return CommandLine.ExitCode.SOFTWARE;
        }
        return runInFreshJvm(main, settings, args);
    }

    /**
     * Runs a main class in a fresh JVM with this terminal as its own, and waits for it.
     *
     * @param main has a {@code main} method and lies on this program's class path
     * @param settings flags and environment of the fresh JVM
     * @param args what its {@code main} is given
     * @return the exit code of that JVM
     */
    public static int runInFreshJvm(Class<?> main, JvmSettings settings, List<String> args) {
        ProcessBuilder builder = builder(main, settings, args).inheritIO();
        if (isInputClosed()) {
            builder.redirectInput(nobody());
        }
        return waitFor(builder);
    }

    /**
     * Where standard input was closed, the first file that this JVM opened, one of its own, has taken its place: read as
     * questions it would keep a conversation busy for hours. Only Linux says which file that is.
     */
    private static boolean isInputClosed() {
        try {
            Path java = Path.of(System.getProperty("java.home")).toRealPath();
            return Path.of("/proc/self/fd/0").toRealPath().startsWith(java);
        } catch (IOException noFile) {
            return false; // a terminal, a pipe, or another system
        }
    }

    private static File nobody() {
        return new File(JvmSettings.isWindows() ? "NUL" : "/dev/null");
    }

    /**
     * Runs a main class in a fresh JVM that writes into a file and has nobody to ask, and waits for it.
     *
     * @param main has a {@code main} method and lies on this program's class path
     * @param settings flags and environment of the fresh JVM
     * @param args what its {@code main} is given
     * @param output takes standard output and standard error
     * @return the exit code of that JVM
     */
    public static int runInFreshJvm(Class<?> main, JvmSettings settings, List<String> args, Path output) {
        ProcessBuilder builder = builder(main, settings, args)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(nobody());
        return waitFor(builder);
    }

    private static ProcessBuilder builder(Class<?> main, JvmSettings settings, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memoryArguments());
        command.addAll(settings.jvmArguments());
        command.add("-D" + INSIDE + "=true");
        command.add(main.getName());
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings.environment());
        // The class path travels in the environment: it needs no quoting there, and a command line has a length limit.
        builder.environment().put("CLASSPATH", classPath(main));
        return builder;
    }

    private static int waitFor(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            Thread waitForIt = new Thread(() -> letItFinish(process));
            Runtime.getRuntime().addShutdownHook(waitForIt);
            int exitCode = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(waitForIt);
            return exitCode;
        } catch (IOException e) {
            System.err.println(
                    "Java could not be started again (" + e.getMessage() + "). Check that JAVA_HOME points at a JDK.");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IllegalStateException alreadyShuttingDown) {
            return 130;
        }
    }

    /** Whoever started the first JVM with {@code -Xmx1g} means the one that does the work. */
    private static List<String> memoryArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xmx") || argument.startsWith("-XX:MaxRAMPercentage"))
                .toList();
    }

    /** After Ctrl-C both JVMs end; this one waits, so that the level can save its work before the prompt is back. */
    private static void letItFinish(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_SAVE_AFTER_CTRL_C, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String classPath(Class<?> main) {
        if (main.getClassLoader() instanceof URLClassLoader loader) {
            List<String> entries = new ArrayList<>();
            for (URL url : loader.getURLs()) {
                try {
                    entries.add(Path.of(url.toURI()).toString());
                } catch (URISyntaxException e) {
                    throw new IllegalStateException("Not a class path entry: " + url, e);
                }
            }
            return String.join(java.io.File.pathSeparator, entries);
        }
        return System.getProperty("java.class.path");
    }
}

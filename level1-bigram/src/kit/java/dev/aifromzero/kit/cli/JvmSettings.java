package dev.aifromzero.kit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a level's Java virtual machine is started with.
 *
 * @param jvmArguments flags for the {@code java} command, before the main class
 * @param environment variables that must be set before the JVM starts, because native libraries read them once
 */
public record JvmSettings(List<String> jvmArguments, Map<String, String> environment) {
    private static final int FIRST_JDK_THAT_WARNS_ABOUT_UNSAFE = 24;

    /**
     * Keeps copies that nobody can change.
     *
     * @param jvmArguments flags for the {@code java} command, before the main class
     * @param environment names and values, added to what this process has
     */
    public JvmSettings {
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
    }

    /** {@return what every level needs: UTF-8 everywhere, pictures without a screen, no warnings on newer JDKs} */
    public static JvmSettings plain() {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djava.awt.headless=true",
                // From JDK 22 to 24 another console is there even in a pipe; this one is null in a pipe on every JDK.
                "-Djdk.console=java.base",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS_ABOUT_UNSAFE) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return new JvmSettings(arguments, Map.of());
    }

    /**
     * {@return these settings with more flags added after the present ones}
     *
     * @param more flags for the {@code java} command, such as {@code -Xmx2g}; where two contradict, Java takes the last
     */
    public JvmSettings withArguments(String... more) {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.addAll(List.of(more));
        return new JvmSettings(arguments, environment);
    }

    /**
     * {@return these settings with one more environment variable}
     *
     * @param name such as {@code OMP_NUM_THREADS}
     * @param value replaces what the variable had before
     */
    public JvmSettings withEnvironment(String name, String value) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.put(name, value);
        return new JvmSettings(jvmArguments, variables);
    }

    /** {@return whether this machine runs Linux, where some settings of the C library matter} */
    public static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** {@return whether this machine runs Windows} */
    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }
}

package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Starts a level's engine in a process of its own, so that only that one ends where a library is broken. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * {@return the rehearsal: whether that process comes to its end by itself, with a result or with an exception; it leaves
     * nothing behind}
     *
     * @param main the level's main class
     * @param settings the flags and environment that the level starts with
     */
    public static BooleanSupplier of(Class<?> main, JvmSettings settings) {
        return () -> {
            try {
                return run(main, settings, Path.of(System.getProperty("java.io.tmpdir")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Works in a folder of its own inside the one given, and removes it. */
    static boolean run(Class<?> main, JvmSettings settings, Path temporary) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "doctor");
        Path output = folder.resolve("output.txt");
        Path crash = folder.resolve("crash.txt");
        try {
            int exitCode = Launcher.runInFreshJvm(
                    main,
                    settings.withArguments("-XX:ErrorFile=" + crash, "-XX:-CreateCoredumpOnCrash"),
                    List.of("doctor", DoctorCommand.TRY_ENGINE),
                    output);
            return exitCode <= 1 && exitCode >= 0 && !Files.exists(crash);
        } finally {
            Files.deleteIfExists(crash);
            Files.deleteIfExists(output);
            Files.delete(folder);
        }
    }
}

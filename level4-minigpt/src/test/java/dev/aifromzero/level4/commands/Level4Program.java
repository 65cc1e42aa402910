package dev.aifromzero.level4.commands;

import dev.aifromzero.level4.Level4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Level 4 as a program of its own, as a student starts it. */
final class Level4Program {
    private Level4Program() {}

    /** What a program has said, and how it ended. */
    record Ended(int exitCode, String stdout, String stderr) {}

    /** Starts a command; what it says goes to the files stdout and stderr in the folder. */
    static Process start(Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Daifromzero.inside=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                Level4.class.getName()));
        command.addAll(List.of(args));
        command.addAll(List.of("--out", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /** Runs a command to its end. */
    static Ended run(Path folder, String... args) throws IOException, InterruptedException {
        int exitCode = start(folder, args).waitFor();
        return new Ended(
                exitCode, Files.readString(folder.resolve("stdout")), Files.readString(folder.resolve("stderr")));
    }
}

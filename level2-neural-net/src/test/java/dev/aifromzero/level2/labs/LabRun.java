package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs a lab in a test and returns what it wrote. */
final class LabRun {
    private LabRun() {}

    static BufferedReader typed(String... lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    static String of(Step lab, Path out, String... args) throws Exception {
        new CommandLine(lab).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        lab.run(new Lesson(console, 42, true, out, new Scoreboard(out.resolve(Scoreboard.FILE_NAME))));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        return text;
    }
}

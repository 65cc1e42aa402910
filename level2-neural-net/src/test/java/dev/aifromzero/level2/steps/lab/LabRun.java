package dev.aifromzero.level2.steps.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.Step;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.DisplayWidth;
import dev.aifromzero.level1.scoreboard.Scoreboard;
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

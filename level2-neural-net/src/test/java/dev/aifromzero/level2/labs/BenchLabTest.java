package dev.aifromzero.level2.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchLabTest {
    @TempDir
    Path folder;

    private String run(String... args) throws Exception {
        BenchLab lab = new BenchLab();
        new CommandLine(lab).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        lab.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve(Scoreboard.FILE_NAME))));
        String text = bytes.toString(StandardCharsets.UTF_8);
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        return text;
    }

    @Test
    void labComparesThreeWaysAndSaysWhatWasNotRun() throws Exception {
        String text = run("--characters", "60", "--hidden", "8");
        for (String part : List.of(
                "They do, to nine digits",
                "loops, pair by pair",
                "ND4J, pair by pair",
                "ND4J, all at once (batch)",
                "(reckoned)",
                "another algorithm",
                "floor of this text",
                "256 × 256")) {
            assertTrue(text.contains(part), part);
        }
        assertEquals(1, text.lines().filter(line -> line.endsWith(" 1.0 x")).count());
    }

    @Test
    void shortTextsAndSettingsOutOfRangeAreRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("short.txt"), "abc abc");
        assertThrows(UserError.class, () -> run("--data", file.toString()));
        for (String[] args : new String[][] {{"--characters", "19"}, {"--hidden", "0"}, {"--hidden", "1025"}}) {
            assertThrows(CommandLine.ParameterException.class, () -> run(args), String.join(" ", args));
        }
    }
}

package dev.aifromzero.level5.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level5.school.SomeFacts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands facts and textbook. */
class FactsCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String run(Step step, String... args) throws Exception {
        new CommandLine(step).parseArgs(args);
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        step.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve("scores.json"))));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ofAllSubjectsThereIsALineEachAndOneOfAll() throws Exception {
        String shown = run(new FactsCommand());
        assertTrue(shown.contains("\nscience.hi ") && shown.contains("\nall "), shown);
        assertTrue(shown.contains("Nothing is wrong with them"), shown);
        shown.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
    }

    @Test
    void ofOneSubjectOnlyThatIsShown() throws Exception {
        String shown = run(new FactsCommand(), "--subject", "science");
        assertTrue(shown.contains("\nscience ") && !shown.contains("\nhistory ") && !shown.contains("\nall "), shown);
        UserError error = assertThrows(UserError.class, () -> run(new FactsCommand(), "--subject", "magic"));
        assertTrue(error.remedy().contains("science.hi"), error.remedy());
    }

    @Test
    void aTeachersFileIsCheckedLineByLine() throws Exception {
        Path file = folder.resolve("own.jsonl");
        Files.writeString(file, SomeFacts.LINE + "\nrubbish\n" + SomeFacts.LINE.replace("own-001", "own-3") + "\n");
        UserError error = assertThrows(UserError.class, () -> run(new FactsCommand(), "--file", file.toString()));
        assertEquals("One thing is wrong", error.getMessage());
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("Line 2 of "));
        Files.writeString(file, SomeFacts.LINE + "\n");
        assertTrue(run(new FactsCommand(), "--file", file.toString()).contains("Nothing is wrong"));
    }

    @Test
    void subjectAndFileExcludeEachOther() {
        assertThrows(
                CommandLine.ParameterException.class,
                () -> run(new FactsCommand(), "--subject", "science", "--file", "x.jsonl"));
    }

    @Test
    void theTextbookIsUpToDate() throws Exception {
        assertTrue(run(new TextbookCommand()).contains("are up to date"));
    }
}

package dev.aifromzero.level1.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MakeStoriesCommandTest {
    @TempDir
    Path folder;

    private String run(Step step, String... options) throws Exception {
        new CommandLine(step).parseArgs(options);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(written, true, StandardCharsets.UTF_8), 80, false, false);
        step.run(new Lesson(console, 42, true, folder, new Scoreboard(folder.resolve("scoreboard.json"))));
        return written.toString(StandardCharsets.UTF_8);
    }

    private String make(String... options) throws Exception {
        return run(new MakeStoriesCommand(), options);
    }

    @Test
    void storiesAreShownWithinTheTerminalAndTheSameEachTime() throws Exception {
        String shown = make();
        shown.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        assertEquals(shown, make());
        assertFalse(shown.equals(make("--stories", "2")));
    }

    @Test
    void whatIsMadeIsFoundWellFormedAndReportedAsJson() throws Exception {
        Path file = folder.resolve("made.txt");
        make("--stories", "12", "--file", file.toString());
        JsonNode report = new ObjectMapper().readTree(make("--check", file.toString(), "--json"));
        assertEquals(12, report.get("stories").asInt());
        assertEquals(12, report.get("stories_well_formed").asInt());
        assertEquals(report.get("sentences"), report.get("sentences_well_formed"));
        assertEquals(0, report.get("ill_formed").size());
        assertTrue(make("--check", file.toString()).contains("100.0%"));
    }

    @Test
    void anIllFormedSentenceIsShownWithThePlaceWhereItBreaks() throws Exception {
        Path file = Files.writeString(folder.resolve("text.txt"), "He felt sad, and a little purple too. He fe");
        String shown = make("--check", file.toString());
        assertTrue(shown.contains("He felt sad, and a little >>> purple too."), shown);
        assertTrue(shown.contains("1 paragraphs stop in the middle of a sentence"), shown);
        assertFalse(make("--check", file.toString(), "--examples", "0").contains(">>>"));
    }

    @Test
    void sizeWithoutAFileWritesToTheFolderOfTheRun() throws Exception {
        make("--size", "5KB");
        assertTrue(Files.size(folder.resolve("made-stories.txt")) >= 5_000);
    }

    @Test
    void aGrammarOfOnesOwnIsUsed() throws Exception {
        Path rules = Files.writeString(
                folder.resolve("my.grammar"),
                "<story> = <line>\n<sentence> = <line>\n<line> = hello <who>.\n<who> = Ravi\n");
        assertTrue(make("--grammar", rules.toString(), "--stories", "1").contains("Hello Ravi."));
        Files.writeString(rules, "<story> = <line>\n<sentence> = <line>\n");
        assertTrue(assertThrows(UserError.class, () -> make("--grammar", rules.toString()))
                .getMessage()
                .contains("my.grammar"));
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        for (String[] wrong : new String[][] {
            {"--stories", "0"},
            {"--size", "big"},
            {"--size", "1KB", "--stories", "1"},
            {"--check", "x", "--size", "1KB"},
            {"--json"},
            {"--examples", "-1"}
        }) {
            assertThrows(CommandLine.ParameterException.class, () -> make(wrong), String.join(" ", wrong));
        }
    }

    @Test
    void emptyTextsAndFoldersAreRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n\n");
        assertThrows(UserError.class, () -> make("--check", empty.toString()));
        assertThrows(UserError.class, () -> make("--file", folder.toString()));
    }

    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertEquals(Optional.of(2_000L), TextSize.bytes("2000"));
        assertEquals(Optional.of(500_000L), TextSize.bytes("500kb"));
        assertEquals(Optional.of(3_000_000L), TextSize.bytes("3 MB"));
        assertEquals(Optional.of(1_500_000_000L), TextSize.bytes("1.5G"));
        for (String wrong : new String[] {"", "MB", "0", "-1KB", "3TB", "9999999GB", "1e9"}) {
            assertEquals(Optional.empty(), TextSize.bytes(wrong), wrong);
        }
    }
}

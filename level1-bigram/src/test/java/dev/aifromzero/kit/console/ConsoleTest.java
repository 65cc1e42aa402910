package dev.aifromzero.kit.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static String written(int width, boolean colours, Consumer<Console> what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        what.accept(Console.on(out, width, colours, false));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void nothingIsWiderThanTheTerminal(int width) {
        String text = written(width, false, console -> {
            console.banner("Level 1: a rather long title that goes on and on and on for many words indeed", "subtitle");
            console.section("A heading that is also much too long for a narrow terminal of only forty columns");
            console.say("word ".repeat(60));
            console.table(new Table("Name", "What it is").row("short", "x".repeat(200)));
        });
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= width, line));
    }

    @Test
    void withoutColoursThereIsNoEscapeCharacterAnywhere() {
        String text = written(80, false, console -> {
            console.banner("Title", "sub");
            console.line(console.paint(Style.BOLD, "bold") + console.bar(0.5, 10) + console.heatCell(0.5, "0.50"));
            console.typed("typed");
        });
        assertFalse(text.contains("\u001b"), text);
    }

    @Test
    void withColoursEveryColouredPieceIsResetAtItsEnd() {
        String text =
                written(80, true, console -> console.line(console.paint(Style.RED, "x") + console.heatCell(1, "y")));
        assertEquals(2, text.split("\u001b\\[0m", -1).length - 1);
    }

    @Test
    void barsArePreciseToAnEighthOfAColumn() {
        Console console = Console.on(System.out, 80, false, false);
        assertEquals("", console.bar(0, 10));
        assertEquals("█████", console.bar(0.5, 10));
        assertEquals("▎", console.bar(0.025, 10));
        assertEquals("██████████", console.bar(7, 10));
    }

    @Test
    void columnsOfNumbersAreSetToTheRightAndWordsToTheLeft() {
        String text = written(
                80,
                false,
                console ->
                        console.table(new Table("Pair", "Count").row("th", 1315).row("a", 5)));
        assertEquals("Pair  Count\n───────────\nth    1,315\na         5\n", text);
    }

    @Test
    void aRowWithTheWrongNumberOfCellsIsAMistakeOfTheProgram() {
        assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("only one"));
    }

    @Test
    void fromAPipeThePromptEchoesAnswersAndEndsWithTheInput() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        try (Prompt prompt = Prompt.on(console, new BufferedReader(new StringReader("  namaste  \n")))) {
            assertEquals(Optional.of("namaste"), prompt.read("> "));
            assertEquals(Optional.empty(), prompt.read("> "));
        }
        assertTrue(bytes.toString(StandardCharsets.UTF_8).startsWith(">   namaste"));
    }

    @Test
    void aProgressBarIsSilentWhereNothingMayMove() {
        assertEquals("", written(80, false, console -> {
            try (ProgressBar bar = console.progress("work", 10)) {
                bar.update(5, "half");
            }
        }));
    }

    @Test
    void aProgressBarShowsHowFarItIsAndGoesAwayAtTheEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, true);
        try (ProgressBar bar = console.progress("work", 10)) {
            bar.update(0, "");
            bar.update(10, "loss 2.31");
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("100%"), text);
        assertTrue(text.contains("loss 2.31"), text);
        assertTrue(text.endsWith("\r\u001b[2K"), text);
    }
}

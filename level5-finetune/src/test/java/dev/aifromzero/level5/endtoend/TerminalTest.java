package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aifromzero.level1.Level1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees in a terminal of 80 columns; util-linux' {@code script} pretends to be one. */
@Tag("slow")
class TerminalTest {
    private static final String ESCAPE = "\u001b";
    private static final String COLOURS = ESCAPE + "\\[[0-9;]*m";
    private static final String OTHER_SEQUENCES = ESCAPE + "\\[[0-9;?]*[A-Za-ln-z]";

    @BeforeAll
    static void needsScript() throws InterruptedException {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"));
        try {
            assumeTrue(new ProcessBuilder("script", "--version").start().waitFor() == 0);
        } catch (IOException noSuchProgram) {
            assumeTrue(false, "needs the program script");
        }
    }

    private static Ended inTerminal(Program program) throws Exception {
        Path stderr = SmallProject.scratch("terminal.err");
        // script takes its command as one text; the words travel beside it, as the lines of a variable would not.
        List<String> words = List.of(
                "sh",
                "-c",
                "quoted=; for word in \"$@\"; do quoted=\"$quoted '$word'\"; done;" + " exec script -qec \"stty cols "
                        + Ended.COLUMNS + "; $quoted 2> $0\" /dev/null",
                "'" + stderr + "'");
        Ended ended = program.after(words).with("TERM", "xterm-256color").run();
        assertEquals("", Files.readString(stderr));
        assertEquals(0, ended.exitCode(), ended.toString());
        return ended;
    }

    /** What stays to be read: a carriage return lets the rest of the line be written over. */
    private static void assertNarrow(Ended ended) {
        String text = ended.stdout().replaceAll(OTHER_SEQUENCES, "").replace("\r\n", "\n");
        Ended.assertNarrow(text.replace('\r', '\n'));
    }

    private static boolean hasColours(Ended ended) {
        return ended.stdout().matches("(?s).*" + COLOURS + ".*");
    }

    @Test
    void aTerminalHasColoursAndItsWidthIsKept() throws Exception {
        Ended ended = inTerminal(Program.of(Level1.class, "count", "--fast"));
        assertTrue(hasColours(ended));
        assertNarrow(ended);
    }

    @Test
    void aTrainingMovesAndKeepsTheWidthToo() throws Exception {
        Ended ended = inTerminal(SmallProject.training(SmallProject.scratch("in terminal")));
        assertTrue(hasColours(ended) && ended.stdout().replace("\r\n", "").contains("\r"), ended.toString());
        assertNarrow(ended);
    }

    @Test
    void whoeverWantsNoColoursGetsNone() throws Exception {
        Program count = Program.of(Level1.class, "count", "--fast");
        Program option = Program.of(Level1.class, "count", "--fast", "--no-color", "--no-animation");
        Ended byVariable = inTerminal(count.with("NO_COLOR", "1"));
        Ended byOption = inTerminal(option);
        assertFalse(hasColours(byVariable), byVariable.toString());
        assertFalse(hasColours(byOption), byOption.toString());
        assertTrue(hasColours(inTerminal(count.with("NO_COLOR", ""))), "an empty NO_COLOR says nothing");
    }

    @Test
    void helpHasNoColoursEitherThen() throws Exception {
        Ended help = inTerminal(Program.of(Level1.class, "--help").with("NO_COLOR", "1"));
        assertFalse(hasColours(help), help.toString());
        assertNarrow(help);
    }
}

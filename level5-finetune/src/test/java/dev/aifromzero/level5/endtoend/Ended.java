package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.DisplayWidth;
import java.util.List;

/** What a program has said, and how it ended. */
record Ended(String command, int exitCode, String stdout, String stderr) {
    static final int COLUMNS = 80;

    /** All went well, and there was nothing to complain about. */
    Ended assertDone() {
        assertEquals("", stderr, command);
        assertEquals(0, exitCode, this::toString);
        return this;
    }

    /** One sentence with the problem and one with the remedy, and nothing of Java's own. */
    Ended assertRefused(int code, String problem, String remedy) {
        assertEquals(code, exitCode, this::toString);
        List<String> lines = stderr.lines().toList();
        assertEquals(2, lines.size(), this::toString);
        assertTrue(lines.get(0).contains(problem), this::toString);
        assertTrue(lines.get(1).startsWith("  What to do: ") && lines.get(1).contains(remedy), this::toString);
        assertEquals(code == 1, lines.get(0).startsWith("Error: "), this::toString);
        assertTrue(lines.stream().allMatch(line -> line.endsWith(".")), this::toString);
        assertNothingOfJavasOwn();
        return this;
    }

    void assertNothingOfJavasOwn() {
        for (String text : List.of(stdout, stderr)) {
            assertFalse(text.contains("Exception") || text.contains("\tat "), this::toString);
        }
    }

    /** Text for any program or file: no colours, nothing that moves, no line that a narrow terminal would break. */
    Ended assertPlain() {
        assertFalse(stdout.contains("\u001b") || stdout.contains("\r"), this::toString);
        assertNarrow(stdout);
        return this;
    }

    static void assertNarrow(String text) {
        text.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= COLUMNS, line));
    }
}

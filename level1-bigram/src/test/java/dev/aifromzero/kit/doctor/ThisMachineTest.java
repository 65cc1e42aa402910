package dev.aifromzero.kit.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.cli.CommandRunner;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.level1.Level1;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {
    @Test
    void theFactsAreThisComputers() {
        Machine machine = ThisMachine.facts(Console.on(new PrintStream(new ByteArrayOutputStream()), 90, true, false));
        assertEquals(Runtime.version().feature(), machine.java().feature());
        assertEquals(90, machine.terminal().width());
        assertTrue(machine.terminal().colours());
        assertEquals(Runtime.getRuntime().maxMemory(), machine.memory().heapLimit());
        assertTrue(machine.memory().total() > 0);
        assertTrue(machine.processors() > 0);
        assertEquals(System.getProperty("os.name"), machine.system().name());
    }

    @Test
    void linuxSaysWhatIsAvailableInKilobytes() {
        assertEquals(
                OptionalLong.of(2048 * 1024),
                ThisMachine.available("MemTotal: 9999 kB\nMemFree: 1 kB\nMemAvailable:    2048 kB\n"));
        assertEquals(OptionalLong.empty(), ThisMachine.available("MemTotal: 9999 kB\n"));
    }

    @Test
    void theCommandExaminesForItsLevelAndMakesNoOutFolder(@TempDir Path folder) {
        Level1 level = new Level1();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        level.writeTo(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false));
        int exitCode = CommandRunner.run(
                level, "doctor", "--out", folder.resolve("out").toString());
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(shown.contains("PROBLEM") ? 1 : 0, exitCode, shown);
        assertTrue(shown.contains("What level 1 needs"), shown);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void anOutFolderThatIsAFileGivesExitCodeOne(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Level1 level = new Level1();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        level.writeTo(Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false));
        assertEquals(1, CommandRunner.run(level, "doctor", "--out", file.toString()));
        String shown = bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        assertTrue(shown.contains("PROBLEM out folder cannot write to "), shown);
        assertTrue(shown.contains(": a file lies there"), shown);
    }

    @Test
    void sizesAreShortAndRounded() {
        assertEquals("999 bytes", Size.of(999));
        assertEquals("1.0 KB", Size.of(1000));
        assertEquals("9.9 MB", Size.of(9_940_000));
        assertEquals("10 MB", Size.of(9_960_000));
        assertEquals("1.0 GB", Size.of(999_600_000));
        assertEquals("5000 TB", Size.of(5_000_000_000_000_000L));
    }

    @Test
    void aProblemNeedsARemedy() {
        assertThrows(IllegalArgumentException.class, () -> Finding.problem("disk", "full", "", " "));
    }
}

package dev.aifromzero.kit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.Level1;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs level 1 as a process, as a student does. */
class CommandRunnerTest {
    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Level1.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Outcome(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void helpIsShownWithExitCode0() throws Exception {
        Outcome outcome = run("--help");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().contains("--seed"), outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void anUnknownOptionIsWrongUsageAndTheRemedyIsNamed() throws Exception {
        Outcome outcome = run("--bogus");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("--bogus") && outcome.err().contains("--help"), outcome.err());
        assertEquals(2, outcome.err().lines().count(), outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void anUnknownCommandIsNamed() throws Exception {
        Outcome outcome = run("cuont");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().startsWith("There is no command 'cuont'."), outcome.err());
    }

    @Test
    void everyFailureIsOneSentenceAndItsRemedy() {
        UserError missing = ErrorMessages.explain(new java.nio.file.NoSuchFileException("x.txt"));
        assertTrue(missing.getMessage().contains("x.txt"));
        UserError wrapped = ErrorMessages.explain(
                new java.io.UncheckedIOException(new java.nio.file.AccessDeniedException("secret")));
        assertTrue(wrapped.getMessage().contains("secret"));
        UserError inTheWay = ErrorMessages.explain(new java.nio.file.FileAlreadyExistsException("out"));
        assertTrue(inTheWay.getMessage().contains("out is a file"));
        UserError ending = ErrorMessages.explain(new IllegalStateException("Shutdown in progress"));
        assertTrue(ending.getMessage().contains("told to end"));
        UserError unexpected = ErrorMessages.explain(new IllegalStateException("first line\nsecond line"));
        assertTrue(unexpected.getMessage().contains("first line"));
        assertFalse(unexpected.getMessage().contains("second line"));
        assertTrue(ErrorMessages.explain(new OutOfMemoryError()).remedy().contains("--fast"));
    }

    @Test
    void aSentenceEndsWithOneFullStop() {
        assertEquals("So it is.", ErrorMessages.sentence(" So it is "));
        assertEquals("So it is.", ErrorMessages.sentence("So it is."));
        assertEquals("Is it?", ErrorMessages.sentence("Is it?"));
    }
}

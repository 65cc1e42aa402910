package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program that has been started. */
record Running(String command, Process process, Path stdout, Path stderr) {
    private static final long LONGEST_SECONDS = 240;

    /** Waits for the end; a program that does not come to one fails the test and is ended with all its children. */
    Ended end() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            kill();
            fail("no end after " + LONGEST_SECONDS + " s: " + command + "\n" + written() + complaints());
        }
        return new Ended(command, process.exitValue(), written(), complaints());
    }

    /** Waits until the program has written something. */
    void waitForText(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!written().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                kill();
                fail("'" + text + "' was never written by " + command + "\n" + written() + complaints());
            }
            Thread.sleep(10);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String written() throws IOException {
        return Files.readString(stdout);
    }

    /** Standard error without the line in which a JVM says that it was given options. */
    private String complaints() throws IOException {
        return Files.readString(stderr).replaceAll("(?m)^Picked up JAVA_TOOL_OPTIONS: .*\\R", "");
    }
}

package dev.aifromzero.kit.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StopKeyTest {
    private final StringBuilder typedAhead = new StringBuilder();
    private final PipedOutputStream keyboard = new PipedOutputStream();

    private Terminal terminal() throws IOException {
        return new ExternalTerminal(
                "test", "ansi", new PipedInputStream(keyboard), new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(Duration.ofMillis(5).toMillis());
        }
    }

    @Test
    void withoutATerminalNobodyPressesAKey() {
        try (StopKey key = new StopKey(null, typedAhead::append)) {
            assertFalse(key.pressed());
        }
        assertEquals("", typedAhead.toString());
    }

    @Test
    void ctrlCIsNoticedAndWhatWasTypedBeforeItIsDropped() throws Exception {
        try (Terminal terminal = terminal()) {
            try (StopKey key = new StopKey(terminal, typedAhead::append)) {
                assertFalse(key.pressed());
                type("half a question\u0003");
                await(key::pressed);
                assertTrue(key.pressed());
            }
            assertEquals("", typedAhead.toString());
        }
    }

    @Test
    void otherKeysStopNothingAndAreKeptForTheNextQuestion() throws Exception {
        try (Terminal terminal = terminal()) {
            StopKey key = new StopKey(terminal, typedAhead::append);
            type("quit\n");
            long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
            await(() -> key.pressed() || System.nanoTime() > end);
            assertFalse(key.pressed());
            key.close();
            assertEquals("quit", typedAhead.toString().strip());
        }
    }

    @Test
    void theTerminalGetsItsUsualWaysBack() throws Exception {
        try (Terminal terminal = terminal()) {
            boolean before = terminal.getAttributes().getLocalFlag(LocalFlag.ISIG);
            StopKey key = new StopKey(terminal, typedAhead::append);
            assertFalse(terminal.getAttributes().getLocalFlag(LocalFlag.ISIG));
            key.close();
            assertEquals(before, terminal.getAttributes().getLocalFlag(LocalFlag.ISIG));
        }
    }
}

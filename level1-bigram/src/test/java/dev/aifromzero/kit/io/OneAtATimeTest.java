package dev.aifromzero.kit.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {
    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // the turn is there to be held
    void nobodyElseEntersUntilTheTurnIsOver() throws Exception {
        Path lock = folder.resolve("new/.lock");
        try (OneAtATime turn = OneAtATime.enter(lock, Duration.ZERO).orElseThrow()) {
            assertEquals(Optional.empty(), OneAtATime.enter(lock, Duration.ofMillis(60)));
        }
        OneAtATime.enter(lock, Duration.ZERO).orElseThrow().close();
    }

    @Test
    @SuppressWarnings("try")
    void whoeverWaitsComesToHisTurn() throws Exception {
        Path lock = folder.resolve(".lock");
        Path counter = folder.resolve("counter");
        Files.writeString(counter, "0");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> {
                    for (int j = 0; j < 5; j++) {
                        try (OneAtATime turn =
                                OneAtATime.enter(lock, Duration.ofMinutes(1)).orElseThrow()) {
                            int before = Integer.parseInt(Files.readString(counter));
                            Thread.sleep(2);
                            Files.writeString(counter, String.valueOf(before + 1));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals("20", Files.readString(counter));
    }
}

package dev.aifromzero.level5.download;

import java.time.Duration;

/**
 * How long a download waits, and how often it tries.
 *
 * @param attempts tries in a row that bring nothing new before it gives up, at least 1
 * @param firstWait the wait before the second try; it doubles with every further one
 * @param connect how long a connection may take
 * @param silence how long a server may send nothing
 */
public record Patience(int attempts, Duration firstWait, Duration connect, Duration silence) {
    /** {@return five attempts, waits of 1, 2, 4 and 8 seconds, 20 s to connect, 60 s of silence} */
    public static Patience standard() {
        return new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    Duration waitAfter(int failures) {
        return firstWait.multipliedBy(1L << Math.min(10, failures - 1));
    }
}

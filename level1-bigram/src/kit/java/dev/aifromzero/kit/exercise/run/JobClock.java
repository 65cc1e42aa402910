package dev.aifromzero.kit.exercise.run;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Says when a job has had its time. On a computer that is busy with other things an honest answer may need longer than on
 * an idle one, so a program that has had little of the processor gets up to six times as long.
 */
final class JobClock {
    private static final int PATIENCE = 6;

    private final Process process;
    private final Duration allowed;
    private final long started = System.nanoTime();
    private final Duration usedBefore;

    JobClock(Process process, Duration allowed) {
        this.process = process;
        this.allowed = allowed;
        this.usedBefore = used();
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    boolean isOver() {
        double limit = allowed.toMillis() / 1e3;
        if (seconds() <= limit) {
            return false;
        }
        return seconds() > PATIENCE * limit || used().minus(usedBefore).toMillis() / 1e3 > limit / 2;
    }

    /** Processor time of the program and all that it has started. */
    private Duration used() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

package dev.aifromzero.kit.exercise.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one answer may use.
 *
 * @param time for compiling and all tests of a task
 * @param memoryMegabytes Java's heap; the number engines' own memory is not counted in it
 * @param outputBytes printed text that is looked at; more is thrown away
 */
public record Limits(Duration time, int memoryMegabytes, long outputBytes) {
    /** No task may need longer. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    /** {@return what tasks are made for: 20 seconds, 1 GB, 1 MB of text} */
    public static Limits usual() {
        return new Limits(LONGEST, 1024, 1 << 20);
    }

    /**
     * {@return these limits with another time}
     *
     * @param other for compiling and all tests of a task
     */
    public Limits within(Duration other) {
        return new Limits(other, memoryMegabytes, outputBytes);
    }

    List<String> jvmArguments() {
        return List.of(
                "-Xmx" + memoryMegabytes + "m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-DOPT_OUT_TRACKING=true",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1");
    }

    /** One thread an engine: judging runs beside other things. */
    Map<String, String> environment() {
        return Map.of(
                "OMP_NUM_THREADS", "1",
                "OMP_WAIT_POLICY", "PASSIVE",
                "GOMP_SPINCOUNT", "0",
                "TORCH_CPP_LOG_LEVEL", "ERROR",
                "DJL_OFFLINE", "true",
                "OPT_OUT_TRACKING", "true");
    }
}

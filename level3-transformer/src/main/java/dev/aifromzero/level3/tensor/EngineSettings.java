package dev.aifromzero.level3.tensor;

import dev.aifromzero.kit.cli.JvmSettings;

/** The flags and environment variables with which levels 3 to 5 start their JVM. */
public final class EngineSettings {
    /** The system property with which DJL fetches nothing. (DJL_OFFLINE is only read from the environment.) */
    static final String OFFLINE = "ai.djl.offline";

    private EngineSettings() {}

    /**
     * {@return settings for PyTorch on this machine}
     *
     * <p>On Linux the C library returns freed memory to the system at once and asks for it again at the next step; told to
     * keep it, a training step takes about two thirds of the time. Threads that wait must sleep, not spin, or any other
     * busy program on the machine slows the training down many times.
     */
    public static JvmSettings forPyTorch() {
        JvmSettings settings = JvmSettings.plain()
                .withArguments(
                        "-DOPT_OUT_TRACKING=true",
                        "-D" + OFFLINE + "=" + !mustDownload(),
                        "-Dai.djl.pytorch.graph_optimizer=false",
                        "-Dai.djl.pytorch.num_threads=" + threads(),
                        "-Dai.djl.pytorch.num_interop_threads=1")
                .withEnvironment("OMP_WAIT_POLICY", "PASSIVE")
                .withEnvironment("GOMP_SPINCOUNT", "0")
                .withEnvironment("TORCH_CPP_LOG_LEVEL", "ERROR");
        if (!JvmSettings.isLinux()) {
            return settings;
        }
        return settings.withEnvironment("MALLOC_ARENA_MAX", "1")
                .withEnvironment("MALLOC_MMAP_MAX_", "0")
                .withEnvironment("MALLOC_TRIM_THRESHOLD_", "100000000000")
                .withEnvironment("MALLOC_TOP_PAD_", "268435456");
    }

    /**
     * Whether PyTorch's machine code has to be fetched at the first start: where the class path does not have the
     * processor's (Maven's profile gpu leaves it out) and no installed PyTorch is named.
     */
    private static boolean mustDownload() {
        return EngineSettings.class.getClassLoader().getResource(NativeCode.RESOURCE) == null
                && System.getenv(NativeCode.VARIABLE) == null;
    }

    private static int threads() {
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }
}

package dev.aifromzero.level3.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** Starts PyTorch through DJL: quietly, without telemetry and without downloads. */
public final class TensorEngine {
    private static final String NAME = "PyTorch";

    private TensorEngine() {}

    /**
     * {@return the root of all arrays on a device; close it to free them}
     *
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @throws UserError if a GPU is asked for and PyTorch sees none, or the native library cannot start
     */
    public static NDManager newRoot(String device) {
        Device chosen = DeviceChoice.parse(device, engine().getGpuCount());
        gradientsOff();
        return NDManager.newBaseManager(chosen, NAME);
    }

    /** {@return the root of all arrays on the processor; close it to free them} */
    public static NDManager newRoot() {
        return newRoot("cpu");
    }

    /**
     * Makes PyTorch's own chance (dropout masks) start from this seed. A training calls it before every step with a seed
     * made from the run's seed and the step number: then a resumed run sees the same chance as an uninterrupted one.
     *
     * @param seed any number
     */
    public static void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /**
     * Stops this thread from recording operations for a backward pass. In a new thread PyTorch records by default, which
     * costs memory in every inference; call this first there.
     */
    public static void gradientsOff() {
        JniUtils.setGradMode(false);
    }

    /** {@return e.g. "PyTorch 2.7.1 through DJL 0.35.1"} */
    public static String version() {
        return "PyTorch " + engine().getVersion() + " through DJL " + Engine.getDjlVersion();
    }

    /** {@return the number of GPUs that PyTorch can use} */
    public static int gpuCount() {
        return engine().getGpuCount();
    }

    /** {@return the number of threads that work on one operation} */
    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }

    /** {@return the folder from which PyTorch was loaded} */
    public static Path library() {
        engine();
        return Path.of(LibUtils.getLibtorchPath());
    }

    /** Makes sure that starting the engine fetches nothing, even where the level was started so that it may. */
    public static void stayOffline() {
        System.setProperty(EngineSettings.OFFLINE, "true");
    }

    static Engine engine() {
        setIfMissing("OPT_OUT_TRACKING", "true");
        setIfMissing(EngineSettings.OFFLINE, "true");
        setIfMissing("ai.djl.pytorch.graph_optimizer", "false");
        try {
            return Engine.getEngine(NAME);
        } catch (EngineException e) {
            if (rootCause(e) instanceof IOException unreachable) {
                throw new UserError(
                        "PyTorch's machine code is not on this computer and could not be fetched ("
                                + unreachable.getClass().getSimpleName() + ": " + unreachable.getMessage() + ")",
                        "Check the internet connection, or leave the profile gpu out; docs/setup.md has other ways to a GPU");
            }
            throw new UserError(
                    "PyTorch could not start: " + firstLine(rootCause(e)),
                    "Check that this computer is one of Linux x86-64 or aarch64, macOS arm64, Windows x86-64, that the home"
                            + " folder has 500 MB free, and see the README's troubleshooting table");
        }
    }

    private static void setIfMissing(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }
}

package dev.aifromzero.level3.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.JvmSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J of level 2 and PyTorch of level 3 live in one JVM, and neither writes a word that the lesson did not. */
class EnginesTogetherTest {
    @TempDir
    private Path folder;

    /** What the fresh JVM runs. */
    static final class BothEngines {
        public static void main(String[] args) {
            double nd4j = Nd4j.create(new double[] {1, 2, 3}).sumNumber().doubleValue();
            try (NDManager root = TensorEngine.newRoot();
                    NDArray numbers = root.create(new float[] {4, 5, 6})) {
                System.out.println(nd4j + " " + numbers.sum().getFloat());
            }
        }
    }

    @Test
    void startInOneJvmQuietly() throws Exception {
        JvmSettings settings = EngineSettings.forPyTorch();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmArguments());
        command.add(BothEngines.class.getName());
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(settings.environment());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        builder.environment().put("CLASSPATH", classPath);
        int exitCode = builder.start().waitFor();
        assertEquals(
                "6.0 15.0",
                Files.readString(output.toPath(), StandardCharsets.UTF_8).strip());
        assertEquals(0, exitCode);
    }
}

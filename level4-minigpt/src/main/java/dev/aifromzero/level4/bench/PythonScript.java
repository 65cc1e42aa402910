package dev.aifromzero.level4.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script of the project that times plain PyTorch and prints one JSON object.
 *
 * @param python the Python to run it with; it must have PyTorch
 * @param script the script
 * @param tuned whether it gets the memory settings that our own JVM was started with
 */
public record PythonScript(String python, Path script, boolean tuned) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OURS = List.of("MALLOC_", "OMP_WAIT_POLICY", "GOMP_");

    /**
     * {@return a script of the project's tree}
     *
     * @param python the Python to run it with, a name on the search path or a path
     * @param place its path from the project's top folder
     * @param tuned whether it gets the memory settings that our own JVM was started with
     * @throws UserError if the tree is not here, for example beside a lonely jar
     */
    public static PythonScript of(String python, String place, boolean tuned) {
        Path script = ProjectPaths.root().resolve(place);
        if (!Files.isRegularFile(script)) {
            throw new UserError(
                    "The comparison with Python needs the script " + place + ", which is not here",
                    "Start it from the project's folder, or leave out --python");
        }
        return new PythonScript(python, script, tuned);
    }

    /**
     * {@return what it printed}
     *
     * @param threads how many threads PyTorch may use
     * @param args further arguments
     * @throws UserError if there is no such Python, or it has no PyTorch
     * @throws IOException if what it writes cannot be read, or the wait for it is interrupted
     */
    public JsonNode run(int threads, List<String> args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(python, script.toString(), "--threads", String.valueOf(threads)));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        if (!tuned) {
            environment.keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
        }
        environment.put("OMP_NUM_THREADS", String.valueOf(threads));
        environment.put("OPENBLAS_NUM_THREADS", String.valueOf(threads));
        Path errors = Files.createTempFile("python", ".txt");
        try {
            Process process = start(builder.redirectError(errors.toFile()));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw refused(lastLine(Files.readString(errors)));
            }
            return JSON.readTree(output);
        } catch (JsonProcessingException e) {
            throw refused("it printed something other than JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Python was running", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused("it cannot be started");
        }
    }

    private UserError refused(String why) {
        return new UserError(
                "Python (" + python + ") did not run the comparison: " + why,
                "Name a Python that has PyTorch with --python, or leave it out");
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((before, line) -> line).orElse("it failed without a word");
    }
}

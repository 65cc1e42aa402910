package dev.aifromzero.level5.labs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level4.bench.Machine;
import dev.aifromzero.level5.commands.FineTuneSetup;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.train.FineTuneListener;
import dev.aifromzero.level5.train.FineTuneResult;
import dev.aifromzero.level5.train.FineTuner;
import dev.aifromzero.level5.train.Method;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One method of fine-tuning, tried in a program of its own: only so can its memory be told from the memory of the methods
 * that were tried before it.
 */
final class MethodTrial {
    private static final String RESULT = "trial.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private MethodTrial() {}

    /**
     * What came out.
     *
     * @param problem what went wrong, or null
     * @param remedy what to do about it, or null
     * @param learning how many numbers learned
     * @param baseLoss held-out loss before, nats an answer token
     * @param bestLoss the lowest held-out loss
     * @param secondsPerStep mean time of a step
     * @param peakBytes the most memory that the program occupied, or 0 where the system does not tell
     * @param storedBytes size of the file that keeps what was learned, or 0 where nothing was gained
     */
    record Outcome(
            String problem,
            String remedy,
            long learning,
            double baseLoss,
            double bestLoss,
            double secondsPerStep,
            long peakBytes,
            long storedBytes) {
        /** {@return the bytes of gradients and of the optimizer's two running means, float32} */
        long trainingBytes() {
            return learning * 3 * Float.BYTES;
        }
    }

    /** {@return the outcome of a method, tried in a fresh program; its files go into the folder} */
    static Outcome inOwnProgram(TrainingSettings settings, String device, Path folder) throws IOException {
        settings.save(folder);
        Files.deleteIfExists(folder.resolve(RESULT));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(
                List.of(MethodTrial.class.getName(), folder.toAbsolutePath().toString(), device));
        ProcessBuilder builder = new ProcessBuilder(command);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        builder.environment().put("CLASSPATH", classPath);
        File log = folder.resolve("trial.log").toFile();
        Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
        Thread together = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(together);
        try {
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(together);
            return read(folder);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UserError("The trial was interrupted", "Start it again");
        }
    }

    private static Outcome read(Path folder) throws IOException {
        Path file = folder.resolve(RESULT);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "The trial ended without a result", "See " + folder.resolve("trial.log") + " for what happened");
        }
        Outcome outcome = JSON.readValue(Files.readString(file), Outcome.class);
        if (outcome.problem() != null) {
            throw new UserError(outcome.problem(), outcome.remedy());
        }
        return outcome;
    }

    /** Tries the method whose settings lie in a folder; the second argument is the device. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Outcome outcome;
        try {
            outcome = run(folder, args[1]);
        } catch (Exception | OutOfMemoryError e) {
            UserError error = ErrorMessages.explain(e);
            outcome = new Outcome(error.getMessage(), error.remedy(), 0, 0, 0, 0, 0, 0);
        }
        AtomicFiles.writeString(folder.resolve(RESULT), JSON.writeValueAsString(outcome) + "\n");
    }

    /** {@return the outcome of the method whose settings lie in a folder, tried in this program} */
    static Outcome run(Path folder, String device) throws IOException {
        TrainingSettings settings = TrainingSettings.load(folder);
        try (OpenedModel opened = OpenedModel.open(Path.of(settings.base()), device)) {
            FineTuneSetup setup = FineTuneSetup.of(opened, settings);
            try (FineTuner trainer = setup.trainer(folder, FineTuneListener.SILENT)) {
                FineTuneResult result = trainer.run();
                return new Outcome(
                        null,
                        null,
                        setup.tuning().parameters().count(),
                        result.base().heldOutLoss(),
                        result.best().heldOutLoss(),
                        result.secondsPerStep(),
                        Machine.peakMemory().orElse(0),
                        result.best().epoch() == 0 ? 0 : stored(settings.method(), folder));
            }
        }
    }

    private static long stored(Method method, Path folder) throws IOException {
        return Files.size(folder.resolve(method == Method.LORA ? PeftFiles.WEIGHTS : "model.safetensors"));
    }
}

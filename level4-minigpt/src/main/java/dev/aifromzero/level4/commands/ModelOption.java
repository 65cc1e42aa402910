package dev.aifromzero.level4.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model, and on which device. */
public final class ModelOption {
    private static final String FOLDER = "minigpt";

    @Option(names = "--model", paramLabel = "DIR", description = "folder of the model (default: minigpt in --out)")
    private Path model;

    @Option(names = "--device", paramLabel = "D", description = "auto, cpu, gpu or gpu:N (default: cpu)")
    private String device = "cpu";

    /**
     * {@return the folder of the model}
     *
     * @param lesson knows the folder of this level's output, where the model is looked for if none is named
     */
    public Path folder(Lesson lesson) {
        Path folder = model == null ? lesson.out().resolve(FOLDER) : model;
        // Whoever trained with --out DIR may well say --model DIR.
        return model != null && !ModelFolder.isIn(model) && ModelFolder.isIn(model.resolve(FOLDER))
                ? model.resolve(FOLDER)
                : folder;
    }

    /** {@return the root of all arrays on the chosen device} */
    public NDManager newRoot() {
        return TensorEngine.newRoot(device);
    }

    /**
     * {@return the model, loaded}
     *
     * @param lesson knows the folder of this level's output, where the model is looked for if none is named
     * @param root where the weights live
     * @throws IOException if a file cannot be read
     */
    public LoadedModel load(Lesson lesson, NDManager root) throws IOException {
        return ModelFolder.load(folder(lesson), root);
    }
}

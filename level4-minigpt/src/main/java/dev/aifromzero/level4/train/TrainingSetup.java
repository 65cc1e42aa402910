package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import dev.aifromzero.level4.data.WindowOrder;
import dev.aifromzero.level4.data.large.DataFiles;
import dev.aifromzero.level4.data.large.Preparation;
import dev.aifromzero.level4.data.large.TextProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a training needs, made new or found in its folder.
 *
 * @param model the model, with its first weights
 * @param data the text, split and turned into ids
 * @param config the settings
 * @param folder where the model goes
 * @param resumed whether a training goes on
 */
public record TrainingSetup(Transformer model, Dataset data, TrainingConfig config, Path folder, boolean resumed) {
    private static final String TRAINING = "training";
    private static final String DATA = "data";
    /** What trainings did before these settings could be chosen. */
    private static final Map<String, Object> NEWER = Map.of(
            "/text/windowOrder", WindowOrder.RANDOM,
            "/loop/optimizerKind", OptimizerKind.ADAMW,
            "/loop/ema", 0,
            "/loop/schedule/decay", Decay.COSINE);

    /**
     * {@return a new training: the text is read and split, the tokenizer is learned, the folder is begun}
     *
     * @param config the settings
     * @param data the files to read
     * @param folder where the model goes; an older training there is forgotten
     * @param root where the weights live
     * @param progress is told how far the reading of the text is
     * @throws UserError if a file is missing or the text is too short
     * @throws IOException if a file cannot be read or written
     */
    public static TrainingSetup start(
            TrainingConfig config, DataFiles data, Path folder, NDManager root, TextProgress progress)
            throws IOException {
        Dataset dataset = new Preparation(data, config.text().documents(), folder, progress)
                .begin(
                        config.text().tokenizer(),
                        config.model().vocabSize(),
                        config.model().contextLength());
        Tokenizer tokenizer = dataset.tokenizer();
        Transformer model = Initializer.model(config.model(tokenizer.vocabSize()), root, config.seed());
        new WindowTask(dataset, config); // long enough? Before a model is deleted
        new ResumeFolder(folder).delete();
        Files.deleteIfExists(folder.resolve(GptTrainer.METRICS));
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(TRAINING, config);
        sections.put(DATA, data);
        ModelFolder.saveSettings(folder, model.config(), tokenizer, sections);
        return new TrainingSetup(model, dataset, config, folder, false);
    }

    /**
     * {@return a new training on these files and folders; see above}
     *
     * @param config the settings
     * @param files files and folders of text, used as they are
     * @param folder where the model goes; an older training there is forgotten
     * @param root where the weights live
     * @throws IOException if a file cannot be read or written
     */
    public static TrainingSetup start(TrainingConfig config, List<Path> files, Path folder, NDManager root)
            throws IOException {
        return start(config, DataFiles.of(files, false, null), folder, root, TextProgress.SILENT);
    }

    /**
     * {@return the training that a folder holds}
     *
     * @param files the text, or empty for the files that the training began with
     * @param folder where the training was stopped
     * @param root where the weights live
     * @param progress is told how far the reading of the text is
     * @throws UserError if there is none, or the text is another one
     * @throws IOException if a file cannot be read or written
     */
    public static TrainingSetup resume(List<Path> files, Path folder, NDManager root, TextProgress progress)
            throws IOException {
        TrainingConfig config = config(folder);
        DataFiles kept = ModelFolder.settings(folder, DATA, DataFiles.class);
        ResumeFolder last = new ResumeFolder(folder);
        Transformer model = ModelFolder.model(ModelFolder.config(folder), last.weights(root));
        Dataset data = new Preparation(
                        files.isEmpty() ? kept : kept.with(files), config.text().documents(), folder, progress)
                .again(
                        TokenizerFiles.load(folder),
                        last.state(TrainingState.class).fingerprint());
        return new TrainingSetup(model, data, config, folder, true);
    }

    /**
     * {@return the settings of the training in a folder}
     *
     * @param folder where the model is
     * @throws IOException if {@code config.json} cannot be read
     */
    public static TrainingConfig config(Path folder) throws IOException {
        return ModelFolder.settings(folder, TRAINING, TrainingConfig.class, NEWER);
    }

    /**
     * {@return where a text ends for the model in a folder; one that was trained elsewhere reads a text as it is}
     *
     * @param folder where the model is
     * @throws IOException if {@code config.json} cannot be read
     */
    public static Documents documents(Path folder) throws IOException {
        return ModelFolder.hasSettings(folder, TRAINING) ? config(folder).text().documents() : Documents.NONE;
    }

    /**
     * {@return the text that the training in a folder reads, split and turned into ids}
     *
     * @param folder where the model is
     * @throws IOException if a file cannot be read or written
     */
    public static Dataset data(Path folder) throws IOException {
        DataFiles kept = ModelFolder.settings(folder, DATA, DataFiles.class);
        return new Preparation(kept, config(folder).text().documents(), folder, TextProgress.SILENT)
                .again(TokenizerFiles.load(folder), null);
    }

    /** {@return what learns: all of the model, in the precision that this machine has} */
    Tuning tuning() {
        return WholeModel.of(
                model, config.precision().orNearest(model.parameters().manager()));
    }

    /**
     * {@return the trainer, at the beginning or where the training stopped}
     *
     * @param listener receives every step and every evaluation
     * @throws IOException if the state to go on from cannot be read
     */
    public GptTrainer trainer(TrainingListener listener) throws IOException {
        GptTrainer trainer = new GptTrainer(tuning(), new WindowTask(data, config), config.loop(), folder, listener);
        if (resumed) {
            trainer.resume();
        }
        return trainer;
    }
}

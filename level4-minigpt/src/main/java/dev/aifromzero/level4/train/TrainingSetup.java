package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level3.model.Initializer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Dataset;
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
public record TrainingSetup(
        Transformer model, Dataset data, TrainingConfig config, Path folder, boolean resumed) {
    private static final String TRAINING = "training";
    private static final String DATA = "data";
    private static final int SHORTEST_TEXT = 40;

    /**
     * The files that a training reads.
     *
     * @param files their paths
     */
    public record DataFiles(List<String> files) {}

    /**
     * {@return a new training: the text is read and split, the tokenizer is learned, the folder is begun}
     *
     * @throws UserError if a file is missing or the text is too short
     */
    public static TrainingSetup start(TrainingConfig config, List<Path> files, Path folder, NDManager root)
            throws IOException {
        String text = Dataset.read(files);
        if (text.length() < SHORTEST_TEXT) {
            throw new UserError(
                    "The text has only " + text.length() + " characters: too few to learn anything from",
                    "Give more text with --data");
        }
        Tokenizer tokenizer = Dataset.tokenizer(text, config.tokenizer(), config.vocabSize());
        Transformer model = Initializer.model(config.model(tokenizer.vocabSize()), root, config.seed());
        Dataset data = Dataset.of(text, tokenizer);
        new BatchSource(data.train(), config.contextLength(), config.seed()); // long enough? Before anything is written
        data = Dataset.inFolder(text, tokenizer, tokenFolder(folder));
        new ResumeFolder(folder).delete();
        Files.deleteIfExists(folder.resolve(GptTrainer.METRICS));
        List<String> paths = files.stream().map(file -> file.toAbsolutePath().normalize().toString()).toList();
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(TRAINING, config);
        sections.put(DATA, new DataFiles(paths));
        ModelFolder.saveSettings(folder, model.config(), tokenizer, sections);
        return new TrainingSetup(model, data, config, folder, false);
    }

    /**
     * {@return the training that a folder holds}
     *
     * @param files the text, or empty for the files that the training began with
     * @throws UserError if there is none
     */
    public static TrainingSetup resume(List<Path> files, Path folder, NDManager root) throws IOException {
        TrainingConfig config = config(folder);
        List<Path> paths = files.isEmpty()
                ? ModelFolder.settings(folder, DATA, DataFiles.class).files().stream().map(Path::of).toList()
                : files;
        Tokenizer tokenizer = TokenizerFiles.load(folder);
        Transformer model = new Transformer(ModelFolder.config(folder), new ResumeFolder(folder).weights(root));
        Dataset data = Dataset.inFolder(Dataset.read(paths), tokenizer, tokenFolder(folder));
        return new TrainingSetup(model, data, config, folder, true);
    }

    /** {@return the settings of the training in a folder} */
    public static TrainingConfig config(Path folder) throws IOException {
        return ModelFolder.settings(folder, TRAINING, TrainingConfig.class);
    }

    /** {@return the text that the training in a folder reads} */
    public static String text(Path folder) throws IOException {
        return Dataset.read(ModelFolder.settings(folder, DATA, DataFiles.class).files().stream()
                .map(Path::of)
                .toList());
    }

    private static Path tokenFolder(Path folder) {
        return folder.resolve("tokens");
    }

    /** {@return the trainer, at the beginning or where the training stopped} */
    public GptTrainer trainer(TrainingListener listener) throws IOException {
        GptTrainer trainer = new GptTrainer(model, data, config, folder, listener);
        if (resumed) {
            trainer.resume();
        }
        return trainer;
    }
}

package dev.aifromzero.level5.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that a fine-tuning depends on, kept in its folder: for going on with it, and for testing it later on exactly
 * the questions that it never learned from.
 *
 * @param method what learns
 * @param lora the shape of the adapter; null for the other methods
 * @param config how long and how strongly
 * @param base folder of the base model
 * @param data file of questions and answers
 * @param language which of them are used, two letters or {@code all}
 * @param template the form of the conversation
 */
public record TrainingSettings(
        Method method,
        LoraConfig lora,
        FineTuneConfig config,
        String base,
        String data,
        String language,
        PromptTemplate template) {
    private static final String FILE = "training.json";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /**
     * Keeps the settings in a folder.
     *
     * @param folder the training's folder
     * @throws IOException if the file cannot be written
     */
    public void save(Path folder) throws IOException {
        AtomicFiles.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * {@return the settings in a folder, or empty where there are none (an adapter made elsewhere)}
     *
     * @param folder the training's folder; it need not exist
     * @throws UserError if they are damaged
     * @throws IOException if the file cannot be read
     */
    public static Optional<TrainingSettings> find(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            TrainingSettings settings = JSON.readValue(Files.readString(file), TrainingSettings.class);
            if (settings != null
                    && settings.method != null
                    && settings.config != null
                    && settings.data != null
                    && settings.language != null
                    && settings.template != null) {
                return Optional.of(settings);
            }
        } catch (JsonProcessingException e) {
            throw damaged(file);
        }
        throw damaged(file);
    }

    /**
     * {@return the settings of the training in a folder}
     *
     * @param folder the training's folder
     * @throws UserError if there is none
     * @throws IOException if the file cannot be read
     */
    public static TrainingSettings load(Path folder) throws IOException {
        return find(folder)
                .orElseThrow(() -> new UserError(
                        "There is no training to go on with in " + ProjectPaths.display(folder),
                        "Start one without --resume, or name its folder with --to"));
    }

    private static UserError damaged(Path file) {
        return new UserError(
                "The file " + ProjectPaths.display(file) + " is damaged",
                "Delete it and run finetune again without --resume");
    }
}

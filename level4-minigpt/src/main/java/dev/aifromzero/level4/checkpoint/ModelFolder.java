package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder with a trained model: {@code config.json} with all its settings, the tokenizer's files, and the weights in
 * {@code model.safetensors}.
 */
public final class ModelFolder {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String MODEL = "model";
    /** Tables of sines are made for every position, whatever the file with the weights holds. */
    private static final int LONGEST_CONTEXT = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private ModelFolder() {}

    /**
     * Writes what is known before the training: settings and tokenizer. Weights of a model that was there before are
     * deleted, because they would not fit.
     *
     * @param folder the model's folder; it is made where it does not exist
     * @param config the model's shape
     * @param tokenizer how the model's text becomes tokens
     * @param sections further settings by name, records: e.g. "training"
     * @throws IOException if the folder or a file cannot be written
     */
    public static void saveSettings(Path folder, TransformerConfig config, Tokenizer tokenizer, Map<String, ?> sections)
            throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set(MODEL, JSON.valueToTree(config));
        sections.forEach((name, settings) -> root.set(name, JSON.valueToTree(settings)));
        Files.deleteIfExists(folder.resolve(WEIGHTS));
        TokenizerFiles.save(tokenizer, folder);
        AtomicFiles.writeString(folder.resolve(CONFIG), JSON.writeValueAsString(root) + "\n");
    }

    /**
     * Writes the weights, atomically: a reader sees the old ones or the new ones.
     *
     * @param folder the folder that {@link #saveSettings} began
     * @param store the model's parameters
     * @throws IOException if the file cannot be written, for example on a full disk
     */
    public static void saveWeights(Path folder, ParameterStore store) throws IOException {
        Weights.write(folder.resolve(WEIGHTS), store);
    }

    /**
     * {@return whether the folder has settings and weights}
     *
     * @param folder any folder; it need not exist
     */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG)) && Files.isRegularFile(folder.resolve(WEIGHTS));
    }

    /**
     * {@return the model of a folder with its tokenizer}
     *
     * @param folder the model's folder
     * @param manager where the weights live
     * @throws UserError if something is missing, cut off, or does not fit together
     * @throws IOException if a file cannot be read
     */
    public static LoadedModel load(Path folder, NDManager manager) throws IOException {
        TransformerConfig config = config(folder);
        Tokenizer tokenizer = TokenizerFiles.load(folder);
        if (tokenizer.vocabSize() != config.vocabSize()) {
            throw new UserError(
                    "The tokenizer in " + ProjectPaths.display(folder) + " has " + tokenizer.vocabSize()
                            + " tokens, but the model was made for " + config.vocabSize(),
                    "Copy the whole folder again, or train the model again");
        }
        return new LoadedModel(model(config, Weights.read(folder.resolve(WEIGHTS), manager)), tokenizer);
    }

    /**
     * {@return the model of this shape with these weights}
     *
     * @param config the model's shape, from a file
     * @param weights its parameters, from another file
     * @throws UserError if a parameter is missing, or has another shape than the configuration asks for
     */
    public static Transformer model(TransformerConfig config, ParameterStore weights) {
        try {
            return new Transformer(config, weights);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), "Check that config.json and the weights belong to the same model");
        }
    }

    /**
     * {@return the model's shape}
     *
     * @param folder the model's folder
     * @throws IOException if {@code config.json} cannot be read
     */
    public static TransformerConfig config(Path folder) throws IOException {
        TransformerConfig config = settings(folder, MODEL, TransformerConfig.class);
        if (config.contextLength() > LONGEST_CONTEXT) {
            throw damaged(folder.resolve(CONFIG));
        }
        return config;
    }

    /**
     * {@return a section of the settings}
     *
     * @param <T> the record that the section was written from
     * @param folder the model's folder
     * @param section the name that the settings were saved under, e.g. "training"
     * @param type the record's class
     * @throws UserError if there is no such folder or section, or it is damaged
     * @throws IOException if {@code config.json} cannot be read
     */
    public static <T> T settings(Path folder, String section, Class<T> type) throws IOException {
        return settings(folder, section, type, Map.of());
    }

    /**
     * {@return a section of the settings, which an earlier version of this program may have written}
     *
     * @param <T> the record that the section was written from
     * @param folder the model's folder
     * @param section the name that the settings were saved under, e.g. "training"
     * @param type the record's class
     * @param newer the values of settings that earlier versions did not have, by their JSON pointer, e.g. "/loop/ema"
     * @throws UserError if there is no such folder or section, or it is damaged
     * @throws IOException if {@code config.json} cannot be read
     */
    public static <T> T settings(Path folder, String section, Class<T> type, Map<String, ?> newer) throws IOException {
        Path file = folder.resolve(CONFIG);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no trained model in " + ProjectPaths.display(folder) + " (no config.json)",
                    "Train one first (the command train), or name its folder with --model");
        }
        try {
            JsonNode node = JSON.readTree(Files.readString(file)).path(section);
            if (node.isObject()) {
                newer.forEach((pointer, value) -> addWhereMissing(node, JsonPointer.compile(pointer), value));
                return JSON.treeToValue(node, type);
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw damaged(file);
        }
        throw damaged(file);
    }

    private static void addWhereMissing(JsonNode settings, JsonPointer pointer, Object value) {
        String name = pointer.last().getMatchingProperty();
        if (settings.at(pointer.head()) instanceof ObjectNode part && !part.has(name)) {
            part.set(name, JSON.valueToTree(value));
        }
    }

    /**
     * {@return whether the settings have a section of this name}
     *
     * @param folder the model's folder
     * @param section the name that the settings would have been saved under
     * @throws IOException if {@code config.json} cannot be read
     */
    public static boolean hasSettings(Path folder, String section) throws IOException {
        return settings(folder, MODEL, JsonNode.class).isObject()
                && JSON.readTree(Files.readString(folder.resolve(CONFIG)))
                        .path(section)
                        .isObject();
    }

    private static UserError damaged(Path file) {
        return new UserError(
                "The file " + ProjectPaths.display(file) + " is damaged or not one of ours",
                "Copy the folder again, or train the model again");
    }
}

package dev.aifromzero.level4.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads the small JSON files of a model folder, which may come from anywhere: strictly, and only if they are small. */
public final class JsonFile {
    private static final long LARGEST = 32 << 20;
    private static final int DEEPEST = 100;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonFile() {}

    /**
     * {@return the JSON object in a file}
     *
     * @param file a file of at most some megabytes, in UTF-8
     * @param refused makes the error from how the file is wrong, e.g. "is not JSON"
     * @throws UserError if the file is missing, or what {@code refused} made
     * @throws IOException if it cannot be read
     */
    public static JsonNode object(Path file, Function<String, UserError> refused) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + ProjectPaths.display(file), "Check the folder and its name");
        }
        if (Files.size(file) > LARGEST) {
            throw refused.apply("is larger than " + (LARGEST >> 20) + " MB");
        }
        try {
            String text = Files.readString(file);
            JsonNode json = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (CharacterCodingException e) {
            throw refused.apply("is not UTF-8 text");
        } catch (JsonProcessingException e) {
            throw refused.apply("is not JSON");
        }
        throw refused.apply("is not a JSON object");
    }
}

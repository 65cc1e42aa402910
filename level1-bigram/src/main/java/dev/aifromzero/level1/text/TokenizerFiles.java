package dev.aifromzero.level1.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a tokenizer beside the model that was trained with it: characters and words as {@code tokenizer.json}, byte
 * pair encoding as {@code vocab.json} and {@code merges.txt}.
 */
public final class TokenizerFiles {
    private static final String FILE = "tokenizer.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private TokenizerFiles() {}

    /**
     * Writes a tokenizer into a folder; files of another kind of tokenizer there are removed, so that the folder never
     * holds two.
     *
     * @param tokenizer of characters, words or byte pairs
     * @param folder made if it is missing
     * @throws IOException if a file cannot be written or removed
     */
    public static void save(Tokenizer tokenizer, Path folder) throws IOException {
        ObjectNode contents = JSON.createObjectNode();
        if (tokenizer instanceof BpeTokenizer bpe) {
            bpe.save(folder);
            Files.deleteIfExists(folder.resolve(FILE));
            return;
        } else if (tokenizer instanceof CharTokenizer characters) {
            contents.put("type", "char").put("alphabet", characters.alphabet());
        } else if (tokenizer instanceof WordTokenizer words) {
            words.words().forEach(contents.put("type", "word").putArray("words")::add);
        } else {
            throw new IllegalArgumentException(
                    "No file format for " + tokenizer.getClass().getSimpleName());
        }
        AtomicFiles.writeString(folder.resolve(FILE), JSON.writeValueAsString(contents) + "\n");
        Files.deleteIfExists(folder.resolve(BpeFiles.VOCABULARY));
        Files.deleteIfExists(folder.resolve(BpeFiles.MERGES));
    }

    /**
     * {@return the tokenizer kept in a folder}
     *
     * @param folder as {@link #save} has left it, or with GPT-2's two files
     * @throws UserError if there is none, or its file is damaged; the sentence names the file
     * @throws IOException if a file cannot be read
     */
    public static Tokenizer load(Path folder) throws IOException {
        if (BpeFiles.isIn(folder)) {
            return BpeTokenizer.load(folder);
        }
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no tokenizer.json or vocab.json in " + ProjectPaths.display(folder),
                    "Name a folder that a training has written");
        }
        try {
            return fromJson(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException e) {
            throw new UserError(
                    "The file " + ProjectPaths.display(file) + " is damaged: it does not describe a tokenizer",
                    "Save the model again, or get a fresh copy of its folder");
        }
    }

    private static Tokenizer fromJson(JsonNode contents) {
        String type = contents.path("type").asText();
        if (type.equals("char") && contents.path("alphabet").isTextual()) {
            return CharTokenizer.fromAlphabet(contents.get("alphabet").textValue());
        }
        if (type.equals("word") && contents.path("words").isArray()) {
            List<String> words = new ArrayList<>();
            contents.get("words").forEach(word -> words.add(word.asText()));
            return WordTokenizer.fromWords(words);
        }
        throw new IllegalArgumentException("Unknown type of tokenizer: " + type);
    }
}

package dev.aifromzero.level1.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts GPT-2's two vocabulary files into the one file that Hugging Face's tokenizers read. */
final class HuggingFaceFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HuggingFaceFile() {}

    /** {@return a temporary tokenizer.json for the vocabulary in a folder} */
    static Path write(Path folder) throws IOException {
        ObjectNode tokenizer = JSON.createObjectNode();
        tokenizer.put("version", "1.0").putNull("truncation").putNull("padding");
        tokenizer.putArray("added_tokens");
        tokenizer.putNull("normalizer");
        tokenizer
                .putObject("pre_tokenizer")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true);
        tokenizer.putNull("post_processor");
        tokenizer
                .putObject("decoder")
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true);
        ObjectNode model = tokenizer.putObject("model");
        model.put("type", "BPE").putNull("dropout").putNull("unk_token");
        model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "").put("fuse_unk", false);
        model.set("vocab", JSON.readTree(Files.readString(either(folder, "vocab.json", "encoder.json"))));
        ArrayNode merges = model.putArray("merges");
        Files.readAllLines(either(folder, "merges.txt", "vocab.bpe")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#version"))
                .forEach(merges::add);
        Path file = Files.createTempFile("tokenizer", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, JSON.writeValueAsString(tokenizer));
        return file;
    }

    private static Path either(Path folder, String name, String otherName) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? file : folder.resolve(otherName);
    }
}

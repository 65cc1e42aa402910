package dev.aifromzero.level5.lora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level3.model.Transformer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells which base an adapter was made for. A correction fits the weights that it was trained with and no others: on
 * another base of the same shape it would load, and the model would talk nonsense.
 *
 * @param base the base's folder or name, for people
 * @param sha256 of some of the base's weights, for the check
 */
public record BaseMark(String base, String sha256) {
    /** The file in an adapter folder. */
    public static final String FILE = "base_mark.json";

    /** A merged adapter changes the second one, training changes both. */
    private static final List<String> WEIGHTS = List.of("position_embedding.weight", "blocks.0.attention.qkv.weight");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@return the mark of a base}
     *
     * @param model the base without any adapter
     * @param name its folder or name
     */
    public static BaseMark of(Transformer model, String name) {
        MessageDigest digest = newDigest();
        for (String weight : WEIGHTS) {
            float[] values = model.parameters().get(weight).toFloatArray();
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes.array());
        }
        return new BaseMark(name, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Writes the mark into an adapter's folder.
     *
     * @param folder the adapter's folder
     * @throws IOException if the file cannot be written
     */
    public void save(Path folder) throws IOException {
        AtomicFiles.writeString(
                folder.resolve(FILE),
                JSON.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(JSON.createObjectNode()
                                        .put("base", base)
                                        .put("sha256", sha256))
                        + "\n");
    }

    /**
     * Refuses an adapter that was made for another base. An adapter without a mark, made by another program, passes.
     *
     * @param folder the adapter's folder
     * @param model the base without any adapter
     * @throws UserError if the mark names another base
     * @throws IOException if the mark cannot be read
     */
    public static void check(Path folder, Transformer model) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        JsonNode kept = JSON.readTree(Files.readString(file));
        if (!kept.path("sha256").asText().equals(of(model, "").sha256())) {
            throw new UserError(
                    "The adapter " + ProjectPaths.display(folder) + " was made for another base ("
                            + kept.path("base").asText("unknown") + "), and on this one it would answer nonsense",
                    "Open that base with --base, or make an adapter for this one with finetune");
        }
    }
}

package dev.aifromzero.level2.digits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Saves and reads a digit network in the safetensors format: eight bytes with the length of a JSON heading, the heading
 * (name, type, shape and place of each table), then the numbers as they are, little-endian.
 */
public final class DigitNetworkFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LENGTH_BYTES = Long.BYTES;

    private DigitNetworkFile() {}

    /**
     * Writes all weights and biases; a table (rows, columns) is written row after row.
     *
     * @param network what is written, as 4-byte floats
     * @param file the target; an older one is replaced in one step
     * @throws IOException if the file or its folder cannot be written
     */
    public static void save(DigitNetwork network, Path file) throws IOException {
        ObjectNode heading = JSON.createObjectNode();
        int end = 0;
        for (Parameter p : network.parameters()) {
            ObjectNode entry = heading.putObject(p.name());
            entry.put("dtype", "F32");
            entry.putArray("shape").add(p.value().rows()).add(p.value().columns());
            entry.putArray("data_offsets").add(end).add(end + (int) p.count() * Float.BYTES);
            end += (int) p.count() * Float.BYTES;
        }
        byte[] json = JSON.writeValueAsString(heading).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH_BYTES + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (Parameter p : network.parameters()) {
            for (float[] row : p.value().toFloatMatrix()) {
                for (float number : row) {
                    bytes.putFloat(number);
                }
            }
        }
        AtomicFiles.write(file, out -> out.write(bytes.array()));
    }

    /**
     * {@return the network of a file}
     *
     * @param file a file that {@link #save} wrote
     * @throws IOException if it is there but cannot be read
     * @throws UserError if there is no such file, or it is no digit network
     */
    public static DigitNetwork load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError("There is no file " + ProjectPaths.display(file), "Train a network first: digits");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < LENGTH_BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > bytes.remaining()) {
            throw broken(file);
        }
        byte[] json = new byte[(int) length];
        bytes.get(json);
        JsonNode heading = heading(json, file);
        int hidden = heading.path("hidden.bias").path("shape").path(1).asInt(0);
        if (hidden < 1 || bytes.remaining() / Float.BYTES / DigitImages.PIXELS < hidden) {
            throw broken(file);
        }
        DigitNetwork network = new DigitNetwork(hidden, new SplittableRandom(0));
        for (Parameter p : network.parameters()) {
            p.value().assign(table(heading.path(p.name()), p.value(), bytes.slice(), file));
        }
        return network;
    }

    private static JsonNode heading(byte[] json, Path file) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw broken(file);
        }
    }

    private static INDArray table(JsonNode entry, INDArray like, ByteBuffer data, Path file) {
        int from = entry.path("data_offsets").path(0).asInt(-1);
        int to = entry.path("data_offsets").path(1).asInt(-1);
        boolean fits = entry.path("dtype").asText().equals("F32")
                && entry.path("shape").path(0).asLong() == like.rows()
                && entry.path("shape").path(1).asLong() == like.columns()
                && from >= 0
                && to <= data.remaining()
                && to - from == like.length() * Float.BYTES;
        if (!fits) {
            throw broken(file);
        }
        float[] numbers = new float[(int) like.length()];
        data.slice(from, to - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(numbers);
        return Nd4j.create(numbers, like.shape(), 'c');
    }

    private static UserError broken(Path file) {
        return new UserError(
                ProjectPaths.display(file) + " is not a digit network, or is broken", "Train one again: digits");
    }
}

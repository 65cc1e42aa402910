package dev.aifromzero.level4.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weight files in the safetensors format, which PyTorch and Hugging Face's libraries read and write: 8 bytes with the
 * length of a JSON header, the header (name, type, shape and place of each tensor), then the numbers, little-endian.
 *
 * <p>Source: the format's description in the documentation of Hugging Face's safetensors.
 */
public final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int CHUNK_NUMBERS = 1 << 14;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    /**
     * A tensor to write.
     *
     * @param shape its dimensions
     * @param values its numbers, the last dimension running fastest
     */
    public record Tensor(long[] shape, float[] values) {}

    /**
     * {@return the tensors that a file describes, checked, in the order of their places}
     *
     * @param file usually {@code model.safetensors}
     * @throws IOException if it is there but cannot be read
     * @throws UserError if the file is missing, cut off or not what it says
     */
    public static Map<String, TensorView> open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no weight file " + ProjectPaths.display(file),
                    "Check the folder, or make the weights first");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long headerLength = headerLength(channel, file);
            long dataStart = LENGTH_BYTES + headerLength;
            long fileSize = channel.size();
            List<TensorView> views = new ArrayList<>();
            SafetensorsHeader.read(channel, file, LENGTH_BYTES, headerLength)
                    .forEach((name, entry) -> views.add(TensorView.of(file, name, entry, dataStart, fileSize)));
            return checkedPlaces(views, file, dataStart, fileSize);
        }
    }

    private static long headerLength(FileChannel channel, Path file) throws IOException {
        if (channel.size() < LENGTH_BYTES) {
            throw broken(file, "it is too short to have a header");
        }
        ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = readFully(channel, length, 0);
        long headerLength = whole ? length.getLong(0) : -1;
        if (headerLength <= 0 || headerLength > LONGEST_HEADER || headerLength > channel.size() - LENGTH_BYTES) {
            throw broken(file, "its header claims to be " + headerLength + " bytes long");
        }
        return headerLength;
    }

    /** In the order of their places, the tensors must fill the file from the header to its end. */
    private static Map<String, TensorView> checkedPlaces(
            List<TensorView> views, Path file, long dataStart, long fileSize) {
        views.sort(Comparator.comparingLong(TensorView::start).thenComparingLong(TensorView::end));
        Map<String, TensorView> byName = new LinkedHashMap<>();
        long free = dataStart;
        for (TensorView view : views) {
            if (view.start() < free) {
                throw broken(file, "the tensor " + shown(view.name()) + " overlaps another");
            }
            if (view.start() > free) {
                throw broken(
                        file,
                        (view.start() - free) + " bytes before the tensor " + shown(view.name())
                                + " belong to no tensor");
            }
            free = view.end();
            byName.put(view.name(), view);
        }
        if (free != fileSize) {
            throw broken(file, "the last " + (fileSize - free) + " bytes belong to no tensor");
        }
        return byName;
    }

    /** {@return a tensor's name as it can be shown: a file from elsewhere must neither steer the terminal nor fill it} */
    static String shown(String name) {
        return Printable.excerpt(name);
    }

    static UserError broken(Path file, String why) {
        return new UserError(
                "The weight file " + ProjectPaths.display(file) + " is broken: " + why,
                "Copy or make the file again; it may have been cut off");
    }

    /** Fills a buffer from a place in the file; {@return whether there was enough} */
    static boolean readFully(FileChannel channel, ByteBuffer target, long position) throws IOException {
        int start = target.position();
        while (target.hasRemaining()) {
            if (channel.read(target, position + target.position() - start) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes tensors, atomically.
     *
     * @param file the target; an older one is replaced when all is written
     * @param tensors by name, in the order in which the numbers are written
     * @param type {@code F32} or {@code F16}; the latter halves the file and keeps about three digits
     * @param metadata words for the header, e.g. {@code format: pt}
     * @throws IOException if the file or its folder cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, NumberType type, Map<String, String> metadata)
            throws IOException {
        ObjectNode header = JSON.createObjectNode();
        header.set("__metadata__", JSON.valueToTree(metadata));
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long bytes = (long) entry.getValue().values().length * type.bytes();
            ObjectNode node = header.putObject(entry.getKey());
            node.put("dtype", type.name());
            node.set("shape", JSON.valueToTree(entry.getValue().shape()));
            node.putArray("data_offsets").add(offset).add(offset + bytes);
            offset += bytes;
        }
        byte[] json = padded(JSON.writeValueAsBytes(header));
        AtomicFiles.write(file, out -> {
            out.write(ByteBuffer.allocate(LENGTH_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .array());
            out.write(json);
            for (Tensor tensor : tensors.values()) {
                writeNumbers(out, tensor.values(), type);
            }
        });
    }

    /** The header ends on a multiple of 8 bytes, so that the numbers are aligned in memory. */
    private static byte[] padded(byte[] json) {
        int length = (json.length + 7) / 8 * 8;
        byte[] padded = java.util.Arrays.copyOf(json, length);
        java.util.Arrays.fill(padded, json.length, length, (byte) ' ');
        return padded;
    }

    private static void writeNumbers(OutputStream out, float[] values, NumberType type) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_NUMBERS * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            type.put(chunk, value);
            if (!chunk.hasRemaining()) {
                out.write(chunk.array());
                chunk.clear();
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }
}

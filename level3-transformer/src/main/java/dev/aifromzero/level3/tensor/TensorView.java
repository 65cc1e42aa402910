package dev.aifromzero.level3.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aifromzero.level1.cli.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** One tensor of a weight file: where it lies and how to read it. */
public final class TensorView {
    private final Path file;
    private final String name;
    private final NumberType type;
    private final long[] shape;
    private final long start;
    private final long end;

    private TensorView(Path file, String name, NumberType type, long[] shape, long start, long end) {
        this.file = file;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.start = start;
        this.end = end;
    }

    /** Reads and checks one entry of the header. */
    static TensorView of(Path file, String name, JsonNode entry, long dataStart, long fileSize) {
        NumberType type = type(file, name, entry.path("dtype").asText());
        long[] shape = shape(file, name, entry.path("shape"));
        JsonNode offsets = entry.path("data_offsets");
        if (!offsets.isArray() || offsets.size() != 2 || !isLong(offsets.get(0)) || !isLong(offsets.get(1))) {
            throw Safetensors.broken(file, "the tensor " + name + " has no place in the file");
        }
        long from = offsets.get(0).asLong();
        long to = offsets.get(1).asLong();
        if (from < 0 || to < from || to > fileSize - dataStart) {
            throw Safetensors.broken(file, "the tensor " + name + " lies outside the file");
        }
        if (to - from != bytes(file, name, shape, type)) {
            throw Safetensors.broken(file, "the tensor " + name + " takes another number of bytes than its shape");
        }
        return new TensorView(file, name, type, shape, dataStart + from, dataStart + to);
    }

    private static NumberType type(Path file, String name, String dtype) {
        return Arrays.stream(NumberType.values())
                .filter(known -> known.name().equals(dtype.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Safetensors.broken(
                        file, "the tensor " + name + " has the type '" + dtype + "', and only F32, F16 and BF16 are read"));
    }

    private static long[] shape(Path file, String name, JsonNode dimensions) {
        if (!dimensions.isArray()) {
            throw Safetensors.broken(file, "the tensor " + name + " has no shape");
        }
        long[] shape = new long[dimensions.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = isLong(dimensions.get(i)) ? dimensions.get(i).asLong() : -1;
            if (shape[i] < 0) {
                throw Safetensors.broken(file, "the tensor " + name + " has a dimension that is not a size");
            }
        }
        return shape;
    }

    /** Jackson would silently cut a whole number of more than 64 bits. */
    private static boolean isLong(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static long bytes(Path file, String name, long[] shape, NumberType type) {
        try {
            long bytes = type.bytes();
            for (long dimension : shape) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw Safetensors.broken(file, "the tensor " + name + " is impossibly large");
        }
    }

    /** {@return the tensor's name} */
    public String name() {
        return name;
    }

    /** {@return its dimensions} */
    public long[] shape() {
        return shape.clone();
    }

    /** {@return how its numbers are stored} */
    public NumberType type() {
        return type;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /**
     * {@return the tensor as float32}
     *
     * <p>float32 is mapped into memory, not copied: it loads at once and must not be changed in place. The other types
     * are converted, which copies.
     */
    public NDArray map(NDManager manager) throws IOException {
        if (type != NumberType.F32 || bytesLong() == 0) {
            return copy(manager);
        }
        return manager.create(bytes(), new Shape(shape), DataType.FLOAT32);
    }

    /** {@return the tensor as float32, copied: it may be changed in place} */
    public NDArray copy(NDManager manager) throws IOException {
        return manager.create(toFloats(), new Shape(shape));
    }

    /** {@return the tensor's numbers} */
    public float[] toFloats() throws IOException {
        float[] values = new float[Math.toIntExact(bytesLong() / type.bytes())];
        ByteBuffer bytes = bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = type.get(bytes);
        }
        return values;
    }

    private long bytesLong() {
        return end - start;
    }

    private ByteBuffer bytes() throws IOException {
        if (bytesLong() > Integer.MAX_VALUE) {
            throw new UserError(
                    "The tensor " + name + " in " + file + " is larger than 2 GB", "Use a smaller model");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, start, bytesLong()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

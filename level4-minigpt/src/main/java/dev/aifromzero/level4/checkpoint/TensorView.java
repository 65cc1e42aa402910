package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** One tensor of a weight file: where it lies and how to read it. */
public final class TensorView {
    private static final int CHUNK_NUMBERS = 1 << 16;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

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

    /** Checks one entry of the header. */
    static TensorView of(Path file, String name, SafetensorsHeader.Entry entry, long dataStart, long fileSize) {
        String tensor = "the tensor " + Safetensors.shown(name);
        NumberType type = Arrays.stream(NumberType.values())
                .filter(known -> known.name().equals(entry.type()))
                .findFirst()
                .orElseThrow(() -> Safetensors.broken(
                        file,
                        tensor + " has the type '" + Safetensors.shown(String.valueOf(entry.type()))
                                + "', which the format does not have"));
        if (entry.shape() == null) {
            throw Safetensors.broken(file, tensor + " has no shape");
        }
        if (Arrays.stream(entry.shape()).anyMatch(dimension -> dimension < 0)) {
            throw Safetensors.broken(file, tensor + " has a dimension that is not a size");
        }
        long[] offsets = entry.offsets();
        if (offsets == null || offsets.length != 2) {
            throw Safetensors.broken(file, tensor + " has no place in the file");
        }
        if (offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > fileSize - dataStart) {
            throw Safetensors.broken(file, tensor + " lies outside the file");
        }
        if (offsets[1] - offsets[0] != bytes(file, name, entry.shape(), type)) {
            throw Safetensors.broken(file, tensor + " takes another number of bytes than its shape");
        }
        return new TensorView(file, name, type, entry.shape(), dataStart + offsets[0], dataStart + offsets[1]);
    }

    private static long bytes(Path file, String name, long[] shape, NumberType type) {
        try {
            long bytes = type.bytes();
            for (long dimension : shape) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw Safetensors.broken(file, "the tensor " + Safetensors.shown(name) + " is impossibly large");
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
     * are converted, which copies. While a mapped tensor is in use, its file may be replaced (as {@link
     * dev.aifromzero.kit.io.AtomicFiles} does) or deleted, but not shortened: no program survives that.
     *
     * @param manager owns the array; its device holds it
     * @throws IOException if the file cannot be read
     * @throws UserError if the type is not one that weights have, or the file was shortened since it was opened
     */
    public NDArray map(NDManager manager) throws IOException {
        boolean aligned = start % Float.BYTES == 0;
        if (type != NumberType.F32 || !aligned || end == start || end - start > Integer.MAX_VALUE) {
            return copy(manager);
        }
        try (FileChannel channel = open()) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, start, end - start)
                    .order(ByteOrder.LITTLE_ENDIAN);
            return manager.create(bytes, new Shape(shape), DataType.FLOAT32);
        }
    }

    /**
     * {@return the tensor as float32, copied: it may be changed in place}
     *
     * @param manager owns the array; its device holds it
     * @throws IOException if the file cannot be read
     * @throws UserError as {@link #map} does
     */
    public NDArray copy(NDManager manager) throws IOException {
        return manager.create(toFloats(), new Shape(shape));
    }

    /**
     * {@return the tensor's numbers}
     *
     * @throws IOException if the file cannot be read
     * @throws UserError as {@link #map} does
     */
    public float[] toFloats() throws IOException {
        try (FileChannel channel = open()) {
            float[] values = new float[count()];
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_NUMBERS * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int done = 0; done < values.length; ) {
                int now = Math.min(CHUNK_NUMBERS, values.length - done);
                chunk.clear().limit(now * type.bytes());
                if (!Safetensors.readFully(channel, chunk, start + (long) done * type.bytes())) {
                    throw shortened();
                }
                type.get(chunk.flip(), values, done, now);
                done += now;
            }
            return values;
        }
    }

    private int count() {
        long count = (end - start) / type.bytes();
        if (count > LARGEST_ARRAY) {
            throw new UserError(
                    "The tensor " + Safetensors.shown(name) + " in " + ProjectPaths.display(file)
                            + " has more numbers than Java can hold in one array",
                    "Use a smaller model");
        }
        return (int) count;
    }

    private FileChannel open() throws IOException {
        if (!type.isRead()) {
            throw new UserError(
                    "The tensor " + Safetensors.shown(name) + " in " + ProjectPaths.display(file) + " is of the type "
                            + type + ", and weights are read as F32, F16 or BF16 only",
                    "Get the model in one of these types, or convert it");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        if (channel.size() < end) {
            channel.close();
            throw shortened();
        }
        return channel;
    }

    private UserError shortened() {
        return Safetensors.broken(
                file,
                "the tensor " + Safetensors.shown(name) + " is not all there any more; the file was changed meanwhile");
    }
}

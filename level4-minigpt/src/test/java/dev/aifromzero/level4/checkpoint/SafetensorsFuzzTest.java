package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.OddTexts;
import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged weight files: each is read or refused in a sentence that names it, and nothing else happens. */
class SafetensorsFuzzTest {
    private static final int LENGTH_BYTES = 8;
    /** Things that hostile headers like to say. */
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1",
            "4",
            "2147483648",
            "4611686018427387904",
            "9223372036854775807",
            "9223372036854775808",
            "1e999",
            "0.5",
            "null",
            "true",
            "[]",
            "{}",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "\\ud800",
            "\"\\u0000\"",
            "F32",
            "F16",
            "F64",
            "BOOL",
            "Q4",
            "\"a\":",
            "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},",
            "\"__metadata__\":{",
            "\"shape\":",
            "\"data_offsets\":[0,0]",
            "[[[[[[[[[[[[",
            " ",
            "\n",
            "\u0000",
            "é",
            "𝄞");

    @TempDir
    static Path folder;

    @Test
    void everyMutationIsReadOrRefusedInASentence() {
        Fuzz.cases(1_500, random -> {
            byte[] bytes = valid(random);
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes = random.nextInt(3) == 0 ? damaged(bytes, random) : withOtherWords(bytes, random);
            }
            Path file = Files.write(folder.resolve("fuzz.safetensors"), bytes);
            try {
                Fuzz.readOrRefused(() -> {
                    for (TensorView view : Safetensors.open(file).values()) {
                        readOrRefuse(view);
                    }
                });
            } finally {
                Files.delete(file);
            }
        });
    }

    @Test
    void everyValueOfAHeaderIsLookedAt(@TempDir Path alone) throws Exception {
        Path file = Files.write(alone.resolve("fuzz.safetensors"), valid(new SplittableRandom(3)));
        new DamagedFolder(alone).tryEveryValue(".safetensors", () -> {
            for (TensorView view : Safetensors.open(file).values()) {
                readOrRefuse(view);
            }
        });
    }

    @Test
    void aRefusalNamesTheFile() {
        Fuzz.cases(100, random -> {
            byte[] bytes = valid(random);
            Path file = Files.write(folder.resolve("fuzz.safetensors"), Arrays.copyOf(bytes, bytes.length / 2));
            UserError refused = assertThrows(UserError.class, () -> Safetensors.open(file));
            assertTrue(refused.getMessage().contains("fuzz.safetensors"), refused.getMessage());
        });
    }

    /** Any names, any shapes, empty ones too, and any bits of float32. */
    @Test
    void everyValidFileComesBackExactly() {
        Path file = folder.resolve("valid.safetensors");
        Fuzz.cases(40, random -> {
            Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                long[] shape = random.longs(random.nextInt(5), 0, 4).toArray();
                float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                for (int at = 0; at < values.length; at++) {
                    values[at] = Float.intBitsToFloat(random.nextInt());
                }
                tensors.put(i + OddTexts.text(random, 8), new Safetensors.Tensor(shape, values));
            }
            Safetensors.write(file, tensors, NumberType.F32, Map.of("note", OddTexts.text(random, 5)));
            Map<String, TensorView> views = Safetensors.open(file);
            assertEquals(tensors.keySet(), views.keySet());
            for (TensorView view : views.values()) {
                assertArrayEquals(tensors.get(view.name()).shape(), view.shape());
                assertArrayEquals(bits(tensors.get(view.name()).values()), bits(view.toFloats()));
            }
        });
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    private static void readOrRefuse(TensorView view) throws IOException {
        long numbers = Arrays.stream(view.shape()).reduce(1, Math::multiplyExact);
        try {
            assertEquals(numbers, view.toFloats().length);
            assertTrue(view.type().isRead());
        } catch (UserError refused) {
            assertTrue(!view.type().isRead(), refused.getMessage());
        }
    }

    private static final List<byte[]> VALID = new ArrayList<>();

    /** One of a few good files; they are made once, because every atomic write waits for the disk. */
    private static byte[] valid(SplittableRandom random) throws IOException {
        for (long seed = VALID.size(); seed < 20; seed++) {
            VALID.add(made(new SplittableRandom(seed)));
        }
        return VALID.get(random.nextInt(VALID.size())).clone();
    }

    private static byte[] made(SplittableRandom random) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int rows = random.nextInt(4);
            int columns = random.nextInt(1, 4);
            tensors.put(
                    "h." + i + ".weight",
                    new Safetensors.Tensor(new long[] {rows, columns}, new float[rows * columns]));
        }
        Path file = folder.resolve("fuzz.safetensors");
        Safetensors.write(
                file, tensors, random.nextBoolean() ? NumberType.F32 : NumberType.F16, Map.of("format", "pt"));
        return Files.readAllBytes(file);
    }

    /** Bytes changed, cut off, added or repeated anywhere, the length of the header included. */
    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return new byte[] {1};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 20));
            default -> bytes[random.nextInt(Math.min(LENGTH_BYTES, bytes.length))] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A piece of the header replaced by another, with the length put right, so that the reader gets to see it. */
    private static byte[] withOtherWords(byte[] bytes, SplittableRandom random) {
        if (bytes.length < LENGTH_BYTES) {
            return bytes;
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        int end = (int) Math.max(LENGTH_BYTES, Math.min(bytes.length, LENGTH_BYTES + Math.max(0, length)));
        int from = random.nextInt(LENGTH_BYTES, end + 1);
        int to = Math.min(end, from + random.nextInt(8));
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        byte[] header = join(Arrays.copyOfRange(bytes, LENGTH_BYTES, from), piece, Arrays.copyOfRange(bytes, to, end));
        byte[] start = ByteBuffer.allocate(LENGTH_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array();
        return join(start, header, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}

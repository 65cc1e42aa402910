package dev.aifromzero.level4.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
    private static final float[] NUMBERS = {0, -1.5f, 3.25f, 1e-3f, 65504f, -2e-7f};

    @TempDir
    private Path folder;

    @Test
    void float32ComesBackExactlyInOrderAndShape() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("second.weight", new Safetensors.Tensor(new long[] {2, 3}, NUMBERS));
        tensors.put("a.bias", new Safetensors.Tensor(new long[] {1}, new float[] {7}));
        tensors.put("scalar", new Safetensors.Tensor(new long[0], new float[] {-8}));
        tensors.put("empty", new Safetensors.Tensor(new long[] {0, 4}, new float[0]));
        Safetensors.write(file, tensors, NumberType.F32, Map.of("format", "pt"));

        Map<String, TensorView> views = Safetensors.open(file);
        assertEquals(List.of("second.weight", "a.bias", "scalar", "empty"), new ArrayList<>(views.keySet()));
        assertArrayEquals(NUMBERS, views.get("second.weight").toFloats());
        assertArrayEquals(new float[] {-8}, views.get("scalar").toFloats());
        assertArrayEquals(new float[0], views.get("empty").toFloats());
        try (NDManager root = TensorEngine.newRoot()) {
            assertEquals(new Shape(2, 3), views.get("second.weight").map(root).getShape());
            assertArrayEquals(NUMBERS, views.get("second.weight").map(root).toFloatArray());
            assertArrayEquals(NUMBERS, views.get("second.weight").copy(root).toFloatArray());
            assertEquals(new Shape(0, 4), views.get("empty").map(root).getShape());
        }
    }

    @Test
    void theNumbersStartAtAMultipleOfEightBytes() throws IOException {
        Path file = folder.resolve("model.safetensors");
        for (String name : List.of("a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh")) {
            Safetensors.write(
                    file,
                    Map.of(name, new Safetensors.Tensor(new long[] {1}, new float[] {1})),
                    NumberType.F32,
                    Map.of());
            byte[] bytes = Files.readAllBytes(file);
            assertEquals(
                    0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
            assertEquals('{', bytes[8]);
        }
    }

    @Test
    void float16ComesBackToItsPrecisionAndTakesHalfTheBytes() throws IOException {
        Path file = folder.resolve("half.safetensors");
        Safetensors.write(file, Map.of("w", new Safetensors.Tensor(new long[] {6}, NUMBERS)), NumberType.F16, Map.of());
        TensorView view = Safetensors.open(file).get("w");
        assertEquals(NumberType.F16, view.type());
        float[] expected = new float[NUMBERS.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = HalfPrecision.toFloat(HalfPrecision.fromFloat(NUMBERS[i]));
            assertEquals(NUMBERS[i], expected[i], Math.abs(NUMBERS[i]) / 2048 + 0x1p-25);
        }
        assertArrayEquals(expected, view.toFloats());
        try (NDManager root = TensorEngine.newRoot()) {
            assertArrayEquals(expected, view.map(root).toFloatArray());
        }
        long header = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertEquals(8 + header + 12, Files.size(file));
    }

    @Test
    void bfloat16IsTheUpperHalfOfAFloat() throws IOException {
        float[] values = {1, -2.5f, 3.140625f, 1e30f, 0};
        ByteBuffer data = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        }
        Path file = raw("{'w':{'dtype':'BF16','shape':[5],'data_offsets':[0,10]}}", data.array());
        float[] read = Safetensors.open(file).get("w").toFloats();
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], read[i], Math.abs(values[i]) / 128);
        }
        assertEquals(-2.5f, read[1]);
    }

    @Test
    void aLargeTensorIsWrittenWhole() throws IOException {
        float[] many = new float[40_001];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        Path file = folder.resolve("large.safetensors");
        Safetensors.write(
                file, Map.of("w", new Safetensors.Tensor(new long[] {many.length}, many)), NumberType.F32, Map.of());
        assertArrayEquals(many, Safetensors.open(file).get("w").toFloats());
    }

    static Stream<Arguments> brokenHeaders() {
        return Stream.of(
                Arguments.of("overlapping", entry("F32", "[1]", "[0,4]") + "," + entry2("F32", "[1]", "[2,6]")),
                Arguments.of("outside the file", entry("F32", "[3]", "[0,12]")),
                Arguments.of("offsets backwards", entry("F32", "[1]", "[8,4]")),
                Arguments.of("offsets negative", entry("F32", "[1]", "[-4,0]")),
                Arguments.of("offsets of one number", entry("F32", "[1]", "[4]")),
                Arguments.of(
                        "offsets of more than 64 bits",
                        entry("F32", "[0]", "[18446744073709551616,18446744073709551616]")),
                Arguments.of("offsets not whole", entry("F32", "[1]", "[0.0,4.0]")),
                Arguments.of("offsets missing", "'w':{'dtype':'F32','shape':[1]}"),
                Arguments.of("shape negative", entry("F32", "[-1]", "[0,4]")),
                Arguments.of("shape huge", entry("F32", "[4611686018427387904,4]", "[0,0]")),
                Arguments.of("shape of more than 64 bits", entry("F32", "[18446744073709551616]", "[0,0]")),
                Arguments.of("shape of words", entry("F32", "['a']", "[0,4]")),
                Arguments.of("shape missing", "'w':{'dtype':'F32','data_offsets':[0,4]}"),
                Arguments.of("shape and bytes differ", entry("F32", "[1]", "[0,8]")),
                Arguments.of("type unknown", entry("F31", "[2]", "[0,8]")),
                Arguments.of("gap at the start", entry("F32", "[1]", "[4,8]")),
                Arguments.of("gap between", entry("F16", "[1]", "[0,2]") + "," + entry2("F32", "[1]", "[4,8]")),
                Arguments.of("bytes left over", entry("F32", "[1]", "[0,4]")),
                Arguments.of(
                        "empty tensor inside another",
                        entry("F32", "[2]", "[0,8]") + "," + entry2("F32", "[0]", "[4,4]")),
                Arguments.of("two of one name", entry("F32", "[1]", "[0,4]") + "," + entry("F32", "[1]", "[4,8]")),
                Arguments.of("two shapes", "'w':{'dtype':'F32','shape':[1],'shape':[2],'data_offsets':[0,8]}"),
                Arguments.of(
                        "two sets of metadata", "'__metadata__':{},'__metadata__':{}," + entry("F32", "[2]", "[0,8]")),
                Arguments.of("more dimensions than sense", entry("F32", "[2" + ",1".repeat(40) + "]", "[0,8]")),
                Arguments.of("nested deeply", entry("F32", "[".repeat(2000) + "]".repeat(2000), "[0,8]")),
                Arguments.of("metadata nested deeply", "'__metadata__':" + "{'a':".repeat(50_000)),
                Arguments.of("a number of many digits", entry("F32", "[" + "9".repeat(50_000) + "]", "[0,8]")),
                Arguments.of("a name without end", "'" + "n".repeat(60_000)),
                Arguments.of("type missing", "'w':{'shape':[1],'data_offsets':[0,4]}"),
                Arguments.of("entry is no object", "'w':[1,2]"));
    }

    private static String entry(String type, String shape, String offsets) {
        return "'w':{'dtype':'" + type + "','shape':" + shape + ",'data_offsets':" + offsets + "}";
    }

    private static String entry2(String type, String shape, String offsets) {
        return entry(type, shape, offsets).replace("'w'", "'x'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenHeaders")
    void aBrokenEntryIsOneSentenceThatNamesTheFile(String name, String entries) throws IOException {
        refused(raw("{" + entries + "}", new byte[8]));
    }

    @Test
    void sentencesAboutHostileNamesStayShortAndCannotSteerTheTerminal() throws IOException {
        String name = "\\u001b[2J\\n" + "x".repeat(500);
        Path file = raw("{" + entry("F32", "[3]", "[0,12]").replace("'w'", "'" + name + "'") + "}", new byte[8]);
        String message =
                assertThrows(UserError.class, () -> Safetensors.open(file)).getMessage();
        assertTrue(message.length() < 400 && message.indexOf('\u001b') < 0 && message.indexOf('\n') < 0, message);
    }

    @Test
    void aHeaderThatIsNoUtf8IsRefused() throws IOException {
        Path file = raw("{" + entry("F32", "[2]", "[0,8]") + "}", new byte[8]);
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] = (byte) 0xC3; // the beginning of a character of two bytes, followed by none
        Files.write(file, bytes);
        refused(file);
    }

    @Test
    void emptyTensorsMayStandBetweenOthers() throws IOException {
        Path file = raw(
                "{" + entry("F32", "[1]", "[0,4]") + "," + entry2("F16", "[0,3]", "[4,4]") + ","
                        + entry("F32", "[1]", "[4,8]").replace("'w'", "'v'") + "}",
                new byte[8]);
        assertEquals(3, Safetensors.open(file).size());
        assertEquals(0, Safetensors.open(file).get("x").toFloats().length);
    }

    @Test
    void masksOfOtherTypesMayLieBesideTheWeightsButAreNotReadAsWeights() throws IOException {
        Path file =
                raw("{" + entry("I64", "[1]", "[0,8]") + "," + entry2("BOOL", "[2,1]", "[8,10]") + "}", new byte[10]);
        for (TensorView view : Safetensors.open(file).values()) {
            UserError error = assertThrows(UserError.class, view::toFloats);
            assertTrue(error.getMessage().contains("tensor " + view.name()), error.getMessage());
            try (NDManager root = TensorEngine.newRoot()) {
                assertThrows(UserError.class, () -> view.map(root));
            }
        }
    }

    @Test
    void numbersThatAreNotAlignedAreReadToo() throws IOException {
        for (int blanks = 0; blanks < 5; blanks++) {
            ByteBuffer data = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(1.5f)
                    .putFloat(-2);
            Path file = raw("{" + entry("F32", "[2]", "[0,8]") + "}" + " ".repeat(blanks), data.array());
            try (NDManager root = TensorEngine.newRoot()) {
                assertArrayEquals(
                        new float[] {1.5f, -2},
                        Safetensors.open(file).get("w").map(root).toFloatArray());
            }
        }
    }

    @Test
    void aFileShortenedAfterItWasOpenedIsRefused() throws IOException {
        Path file = folder.resolve("shrinks.safetensors");
        Safetensors.write(file, Map.of("w", new Safetensors.Tensor(new long[] {6}, NUMBERS)), NumberType.F32, Map.of());
        TensorView view = Safetensors.open(file).get("w");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 80));
        try (NDManager root = TensorEngine.newRoot()) {
            assertTrue(assertThrows(UserError.class, () -> view.map(root))
                    .getMessage()
                    .contains("shrinks"));
            assertTrue(
                    assertThrows(UserError.class, view::toFloats).getMessage().contains("tensor w"));
        }
    }

    @Test
    void whatIsMappedStaysWhenTheFileIsReplaced() throws IOException {
        Path file = folder.resolve("replaced.safetensors");
        Safetensors.write(file, Map.of("w", new Safetensors.Tensor(new long[] {6}, NUMBERS)), NumberType.F32, Map.of());
        try (NDManager root = TensorEngine.newRoot()) {
            var mapped = Safetensors.open(file).get("w").map(root);
            Safetensors.write(
                    file, Map.of("w", new Safetensors.Tensor(new long[] {1}, new float[1])), NumberType.F32, Map.of());
            assertArrayEquals(NUMBERS, mapped.toFloatArray());
        }
    }

    @Test
    void aHeaderThatIsNotJsonIsRefused() throws IOException {
        refused(raw("{'w':{}}, more", new byte[0]));
        refused(raw("{} {}", new byte[0]));
        refused(raw("this is no JSON", new byte[0]));
        refused(raw("[1,2]", new byte[0]));
        refused(raw("{'w':", new byte[0]));
        refused(raw("    ", new byte[0]));
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(
                whole, Map.of("w", new Safetensors.Tensor(new long[] {6}, NUMBERS)), NumberType.F32, Map.of());
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = folder.resolve("cut.safetensors");
            Files.write(cut, java.util.Arrays.copyOf(bytes, length));
            refused(cut);
        }
    }

    @Test
    void aHeaderThatClaimsToBeLongerThanTheFileIsRefused() throws IOException {
        for (long length : new long[] {17, 100_000_001, 1L << 40, -1, Long.MIN_VALUE, 0}) {
            Path file = folder.resolve("length.safetensors");
            Files.write(
                    file,
                    ByteBuffer.allocate(24)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(length)
                            .array());
            refused(file);
        }
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        UserError missing = assertThrows(UserError.class, () -> Safetensors.open(folder.resolve("none.safetensors")));
        assertTrue(missing.getMessage().contains("none.safetensors"), missing.getMessage());
        assertThrows(UserError.class, () -> Safetensors.open(folder));
    }

    private static void refused(Path file) {
        UserError error = assertThrows(UserError.class, () -> Safetensors.open(file));
        assertTrue(error.getMessage().contains(file.getFileName().toString()), error.getMessage());
        assertTrue(!error.remedy().isBlank());
    }

    private Path raw(String header, byte[] data) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("raw.safetensors"), bytes.array());
    }
}

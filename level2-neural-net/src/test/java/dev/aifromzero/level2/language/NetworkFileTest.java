package dev.aifromzero.level2.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.optimizer.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

class NetworkFileTest {
    private static final String MAGIC = "aifromzero-network-1";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("network.bin");
    }

    private static Parameter parameter(String name, double[][] numbers) {
        return new Parameter(name, Nd4j.create(numbers), true);
    }

    private static String refusal(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(UserError.class, action).getMessage();
    }

    @Test
    void tablesComeBackNumberByNumber() throws IOException {
        NetworkFile.write(file, "kind", Map.of(), List.of(parameter("a", new double[][] {{1, 2, 3}, {4, 5, 6}})));
        Parameter a = parameter("a", new double[2][3]);
        NetworkFile.read(file, "kind").copyTo(List.of(a));
        assertArrayEquals(new double[][] {{1, 2, 3}, {4, 5, 6}}, a.value().toDoubleMatrix());
    }

    @Test
    void settingsAreTakenWithinTheirRangeOnly() throws IOException {
        NetworkFile.write(file, "kind", Map.of("hidden", 5), List.of());
        NetworkFile saved = NetworkFile.read(file, "kind");
        assertEquals(5, saved.setting("hidden", 5, 5));
        assertTrue(refusal(() -> saved.setting("hidden", 6, 9)).contains("'hidden'"));
        assertTrue(refusal(() -> saved.setting("hidden", 1, 4)).contains("'hidden'"));
        assertTrue(refusal(() -> saved.setting("size", 1, 9)).contains("'size'"));
    }

    @Test
    void tablesThatDoNotFitAreRefusedByName() throws IOException {
        NetworkFile.write(file, "kind", Map.of(), List.of(parameter("a", new double[2][3])));
        NetworkFile saved = NetworkFile.read(file, "kind");
        for (Parameter other : List.of(
                parameter("b", new double[2][3]), parameter("a", new double[1][3]), parameter("a", new double[2][2]))) {
            String sentence = refusal(() -> saved.copyTo(List.of(other)));
            assertTrue(sentence.contains("no table '" + other.name() + "' of the right size"), sentence);
        }
    }

    @Test
    void whatIsNotANumberIsRefused() throws IOException {
        NetworkFile.write(file, "kind", Map.of(), List.of(parameter("a", new double[][] {{1, Double.NaN}})));
        NetworkFile saved = NetworkFile.read(file, "kind");
        assertTrue(refusal(() -> saved.copyTo(List.of(parameter("a", new double[1][2]))))
                .contains("not a number"));
    }

    @Test
    void anotherProgramsFileIsRefused() throws IOException {
        written("another-format-1", 0, 1, 1);
        assertTrue(refusal(() -> NetworkFile.read(file, "kind")).contains("not a saved network of this level"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 0", "1, -1, -1", "1, 2, 1", "1, 2147483647, 2147483647", "2, 1, 1"})
    void impossibleSizesAreRefusedThoughTheChecksumIsRight(int tables, int rows, int columns) throws IOException {
        written(MAGIC, tables, rows, columns);
        assertTrue(refusal(() -> NetworkFile.read(file, "kind")).contains("impossible sizes"));
    }

    /** A file with one table "a" of one number, and what it says about that. */
    private void written(String magic, int tables, int rows, int columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(magic);
        out.writeUTF("kind");
        out.writeInt(0);
        out.writeInt(tables);
        out.writeUTF("a");
        out.writeInt(rows);
        out.writeInt(columns);
        out.writeDouble(0.5);
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeLong(sum.getValue());
        Files.write(file, bytes.toByteArray());
    }
}

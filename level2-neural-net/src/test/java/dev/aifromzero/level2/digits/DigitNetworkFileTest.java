package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitNetworkFileTest {
    private static final DigitImages PICTURES = DigitPainter.create().paint(20, new SplittableRandom(2));

    @TempDir
    Path folder;

    @Test
    void savedNetworkAnswersExactlyAsBefore() throws IOException {
        DigitNetwork network = new DigitNetwork(9, new SplittableRandom(3));
        Path file = folder.resolve("digits.safetensors");
        DigitNetworkFile.save(network, file);
        float[][] before = network.probabilities(PICTURES);
        float[][] after = DigitNetworkFile.load(file).probabilities(PICTURES);
        assertTrue(Arrays.deepEquals(before, after));
    }

    @Test
    void savedFileIsSafetensors() throws IOException {
        Path file = folder.resolve("digits.safetensors");
        DigitNetworkFile.save(new DigitNetwork(9, new SplittableRandom(3)), file);
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String heading = new String(bytes, 8, length, StandardCharsets.UTF_8);
        assertTrue(heading.startsWith(
                "{\"hidden.weights\":{\"dtype\":\"F32\",\"shape\":[784,9],\"data_offsets\":[0,28224]}"));
        assertEquals(8 + length + 4 * (784 * 9 + 9 + 9 * 10 + 10), bytes.length);
    }

    @Test
    void brokenNetworkFilesAreRefusedInWords() throws IOException {
        assertThrows(UserError.class, () -> DigitNetworkFile.load(folder.resolve("none")));
        Path file = folder.resolve("digits.safetensors");
        DigitNetworkFile.save(new DigitNetwork(9, new SplittableRandom(3)), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 8, 30, 400, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(UserError.class, () -> DigitNetworkFile.load(file), "length " + length);
        }
        whole[0] = (byte) 200;
        whole[7] = (byte) 127;
        Files.write(file, whole);
        assertThrows(UserError.class, () -> DigitNetworkFile.load(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F32 | F16",
                "[784,9] | [783,9]",
                "[784,9] | [784,8]",
                "[0,28224] | [4,28224]",
                "[28224,28260] | [-36,0      ]",
                "[28620,28660] | [28624,28664]",
                "[1,9] | [1,0]",
                "{ | x"
            })
    void aHeadingThatDoesNotFitTheNumbersIsRefused(String right, String wrong) throws IOException {
        Path file = folder.resolve("digits.safetensors");
        DigitNetworkFile.save(new DigitNetwork(9, new SplittableRandom(3)), file);
        // one char a byte: the numbers stay as they are
        String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(whole.contains(right));
        Files.writeString(file, whole.replace(right, wrong), StandardCharsets.ISO_8859_1);
        assertThrows(UserError.class, () -> DigitNetworkFile.load(file));
    }
}

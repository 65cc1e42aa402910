package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
    @TempDir
    Path folder;

    /** Pictures whose dot p of picture i has the brightness (i + p) modulo 256. */
    private static byte[] pictures(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * 784);
        bytes.putInt(2051).putInt(count).putInt(28).putInt(28);
        for (int i = 0; i < count * 784; i++) {
            bytes.put((byte) (i / 784 + i % 784));
        }
        return bytes.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(2049).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private String refusal() {
        return assertThrows(UserError.class, () -> IdxFiles.train(folder)).getMessage();
    }

    @Test
    void plainFilesAreRead() throws IOException {
        write("train-images-idx3-ubyte", pictures(3));
        write("train-labels-idx1-ubyte", labels(7, 0, 9));
        DigitImages images = IdxFiles.train(folder);
        assertEquals(3, images.size());
        assertArrayEquals(new byte[] {7, 0, 9}, images.labels());
        assertEquals((2 + 28 + 1) / 255f, images.brightness(2, 1, 1));
        assertEquals(255 / 255f, images.brightness(0, 9, 3));
    }

    @Test
    void gzippedTestFilesAreReadWithADotInTheirNamesToo() throws IOException {
        write("t10k-images.idx3-ubyte.gz", gzip(pictures(2)));
        write("t10k-labels-idx1-ubyte.gz", gzip(labels(1, 2)));
        DigitImages images = IdxFiles.test(folder);
        assertArrayEquals(new byte[] {1, 2}, images.labels());
        assertEquals(1 / 255f, images.brightness(1, 0, 0));
    }

    @Test
    void missingFolderAndFilesAreExplained() throws IOException {
        assertTrue(assertThrows(UserError.class, () -> IdxFiles.train(folder.resolve("none")))
                .getMessage()
                .contains("no folder"));
        assertTrue(refusal().contains("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte", pictures(1));
        assertTrue(refusal().contains("train-labels-idx1-ubyte"));
    }

    @Test
    void truncatedFilesAreRefusedAtEveryLength() throws IOException {
        byte[] whole = pictures(1);
        write("train-labels-idx1-ubyte", labels(5));
        for (int length : new int[] {0, 1, 3, 10, 16, 100, whole.length - 1}) {
            write("train-images-idx3-ubyte", Arrays.copyOf(whole, length));
            assertTrue(refusal().contains("train-images-idx3-ubyte is broken"), "length " + length);
        }
        byte[] packed = gzip(whole);
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        for (int length : new int[] {2, 9, 12, packed.length - 1}) {
            write("train-images-idx3-ubyte.gz", Arrays.copyOf(packed, length));
            assertTrue(refusal().contains("is broken"), "packed length " + length);
        }
    }

    @Test
    void truncatedLabelsAreRefused() throws IOException {
        write("train-images-idx3-ubyte", pictures(2));
        write("train-labels-idx1-ubyte", Arrays.copyOf(labels(5, 6), 9));
        assertTrue(refusal().contains("ends after 1 of 2 bytes"));
    }

    @Test
    void filesThatContradictThemselvesAreRefused() throws IOException {
        write("train-labels-idx1-ubyte", labels(5, 6));
        write("train-images-idx3-ubyte", pictures(1));
        assertTrue(refusal().contains("2 labels for 1 pictures"));
        write("train-images-idx3-ubyte", Arrays.copyOf(pictures(2), 16 + 2 * 784 + 1));
        assertTrue(refusal().contains("more bytes"));
        write("train-images-idx3-ubyte", labels(5, 6));
        assertTrue(refusal().contains("begins with 2049"));
        byte[] wide = pictures(2);
        ByteBuffer.wrap(wide).putInt(12, 32);
        write("train-images-idx3-ubyte", wide);
        assertTrue(refusal().contains("28 x 32"));
        byte[] negative = pictures(2);
        ByteBuffer.wrap(negative).putInt(4, -2);
        write("train-images-idx3-ubyte", negative);
        assertTrue(refusal().contains("-2 pictures"));
        write("train-images-idx3-ubyte", pictures(2));
        write("train-labels-idx1-ubyte", labels(5, 10));
        assertTrue(refusal().contains("label 10"));
    }
}

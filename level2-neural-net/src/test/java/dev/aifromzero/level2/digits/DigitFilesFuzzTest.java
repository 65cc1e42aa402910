package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of digits and of digit networks: each is read, or refused in a sentence, and never believed blindly. */
class DigitFilesFuzzTest {
    private static final int COUNT = 2;
    private static final int HEADER = 16;
    private static final int[] SIZES = {
        -1,
        0,
        1,
        3,
        28,
        29,
        255,
        2049,
        2051,
        60_000,
        1_999_999,
        2_000_000,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"dtype\":\"F32\"",
            "\"shape\":[1,",
            "\"data_offsets\":[0,",
            "hidden.bias",
            "output.weights",
            "\u0000\u0000"));

    @TempDir
    Path folder;

    private static byte[] pictures() {
        return ByteBuffer.allocate(HEADER + COUNT * DigitImages.PIXELS)
                .putInt(2051)
                .putInt(COUNT)
                .putInt(DigitImages.SIDE)
                .putInt(DigitImages.SIDE)
                .array();
    }

    private static byte[] labels() {
        return ByteBuffer.allocate(8 + COUNT).putInt(2049).putInt(COUNT).array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** One of the whole numbers at the beginning replaced by one that readers do not expect. */
    private static byte[] withOtherSize(byte[] file, SplittableRandom random) {
        int places = Math.min(HEADER, file.length - COUNT) / Integer.BYTES;
        return ByteBuffer.wrap(file.clone())
                .putInt(Integer.BYTES * random.nextInt(places), SIZES[random.nextInt(SIZES.length)])
                .array();
    }

    @Test
    void everyDamagedCollectionIsReadOrRefusedInASentence() {
        Fuzz.cases(250, random -> {
            boolean picturesAreWrong = random.nextBoolean();
            byte[] wrong = picturesAreWrong ? pictures() : labels();
            wrong = random.nextBoolean() ? withOtherSize(wrong, random) : MUTATOR.damaged(wrong, random);
            if (random.nextInt(3) == 0) {
                wrong = gzip(wrong);
                wrong = random.nextBoolean() ? MUTATOR.damaged(wrong, random) : wrong;
            }
            Files.write(folder.resolve("train-images-idx3-ubyte"), picturesAreWrong ? wrong : pictures());
            Files.write(folder.resolve("train-labels-idx1-ubyte"), picturesAreWrong ? labels() : wrong);
            Fuzz.readOrRefused(() -> {
                DigitImages images = IdxFiles.train(folder);
                assertEquals(COUNT, images.size());
                for (byte label : images.labels()) {
                    assertEquals(true, label >= 0 && label < DigitImages.DIGITS);
                }
            });
        });
    }

    @Test
    void everyDamagedNetworkIsReadOrRefusedInASentence() throws IOException {
        Path file = folder.resolve("digits.safetensors");
        DigitNetworkFile.save(new DigitNetwork(2, new SplittableRandom(3)), file);
        DamagedFolder files = new DamagedFolder(folder);
        Fuzz.cases(120, random -> {
            // Most of the file is numbers, where damage does not matter: so the beginning is damaged by itself.
            byte[] good = Files.readAllBytes(file);
            if (random.nextBoolean()) {
                files.readOrRefused(MUTATOR, random, () -> DigitNetworkFile.load(file));
                return;
            }
            int heading = (int) Long.reverseBytes(ByteBuffer.wrap(good).getLong());
            byte[] words = MUTATOR.damaged(java.util.Arrays.copyOfRange(good, 8, 8 + heading), random);
            byte[] all = ByteBuffer.allocate(8 + words.length + good.length - 8 - heading)
                    .putLong(Long.reverseBytes(words.length))
                    .put(words)
                    .put(good, 8 + heading, good.length - 8 - heading)
                    .array();
            Files.write(file, all);
            Fuzz.readOrRefused(() -> DigitNetworkFile.load(file));
            Files.write(file, good);
        });
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged folders of the language labs: each is read, or refused in a sentence, without taking a computer's memory. */
class SavedNetworksFuzzTest {
    private static final int SUM = Long.BYTES;
    private static final int[] SIZES = {-1, 0, 1, 2, 7, 64, 65, 16_384, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final Mutator MUTATOR = new Mutator(List.of(
            "embedding", "hidden", "vocab_size", "context", "rnn", "tinylm", "\"words\"", "\"<unk>\", ", "\"a\", "));

    @TempDir
    Path folder;

    private static WordTokenizer words() {
        return WordTokenizer.fromText("a cat sat", 1);
    }

    @Test
    void everyDamagedTinyModelIsReadOrRefusedInASentence() throws IOException {
        new SavedTinyModel(words(), new TinyLanguageModel(4, 2, new SplittableRandom(1))).save(folder);
        everyDamagedFolderIsReadOrRefused(() -> SavedTinyModel.load(folder));
    }

    @Test
    void everyDamagedRecurrentNetworkIsReadOrRefusedInASentence() throws IOException {
        RecurrentNetwork.Config config = new RecurrentNetwork.Config(4, 2, 3);
        new SavedRecurrent(
                        words(),
                        new RecurrentNetwork(config, new SplittableRandom(1)),
                        new RecurrentNetwork(config, new SplittableRandom(2)))
                .save(folder);
        everyDamagedFolderIsReadOrRefused(() -> SavedRecurrent.load(folder));
    }

    @Test
    void everyDamagedNGramNetworkIsReadOrRefusedInASentence() throws IOException {
        NGramNetwork.Config config = new NGramNetwork.Config(4, 2, 2, 3);
        new TrainedNGram(CharTokenizer.fromText("abc"), new NGramNetwork(config, new SplittableRandom(1))).save(folder);
        everyDamagedFolderIsReadOrRefused(() -> TrainedNGram.load(folder));
    }

    private void everyDamagedFolderIsReadOrRefused(Fuzz.Reading reading) throws IOException {
        DamagedFolder files = new DamagedFolder(folder);
        List<Path> networks;
        try (var all = Files.list(folder)) {
            networks = all.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .toList();
        }
        Fuzz.cases(60, random -> files.readOrRefused(MUTATOR, random, reading));
        for (Path file : networks) {
            byte[] good = Files.readAllBytes(file);
            byte[] body = Arrays.copyOf(good, good.length - SUM);
            for (String setting : List.of("embedding", "hidden", "context", "vocab_size")) {
                for (int size : SIZES) {
                    readForged(file, withOtherSetting(body, setting, size), reading);
                }
            }
            for (int at = 0; at < Math.min(200, body.length - Integer.BYTES); at++) {
                byte[] forged = body.clone();
                ByteBuffer.wrap(forged).putInt(at, Integer.MAX_VALUE);
                readForged(file, forged, reading);
            }
            Fuzz.cases(60, random -> readForged(file, MUTATOR.damaged(body, random), reading));
            Files.write(file, good);
        }
    }

    /** A checksum that fits: as somebody makes it who wants to do harm. */
    private static void readForged(Path file, byte[] body, Fuzz.Reading reading) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(body);
        Files.write(
                file,
                ByteBuffer.allocate(body.length + SUM)
                        .put(body)
                        .putLong(sum.getValue())
                        .array());
        try {
            Fuzz.readOrRefused(reading);
        } catch (Exception e) {
            throw new AssertionError("a forged " + file.getFileName() + " gave " + e, e);
        }
    }

    /** A setting comes right behind its name. */
    private static byte[] withOtherSetting(byte[] body, String setting, int size) {
        int name = new String(body, StandardCharsets.ISO_8859_1).indexOf(setting);
        byte[] forged = body.clone();
        if (name >= 0) {
            ByteBuffer.wrap(forged).putInt(name + setting.length(), size);
        }
        return forged;
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.fuzz.DamagedFolder;
import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
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
        Fuzz.cases(120, random -> {
            if (random.nextBoolean()) {
                files.readOrRefused(MUTATOR, random, reading);
                return;
            }
            Path file = networks.get(random.nextInt(networks.size()));
            byte[] good = Files.readAllBytes(file);
            Files.write(file, withRightSum(good, random));
            Fuzz.readOrRefused(reading);
            Files.write(file, good);
        });
    }

    /** Damaged, but with a checksum that fits: as somebody makes it who wants to do harm. */
    private static byte[] withRightSum(byte[] file, SplittableRandom random) {
        byte[] body = Arrays.copyOf(file, file.length - SUM);
        if (random.nextBoolean()) {
            body = MUTATOR.damaged(body, random);
        } else {
            int at = random.nextInt(Math.min(100, body.length - Integer.BYTES));
            ByteBuffer.wrap(body).putInt(at, SIZES[random.nextInt(SIZES.length)]);
        }
        if (random.nextInt(3) == 0) {
            body = withOtherSetting(body, random);
        }
        CRC32 sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(body.length + SUM)
                .put(body)
                .putLong(sum.getValue())
                .array();
    }

    /** One of the settings, which come behind their names, replaced. */
    private static byte[] withOtherSetting(byte[] body, SplittableRandom random) {
        String text = new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
        String name = List.of("embedding", "hidden", "context", "vocab_size").get(random.nextInt(4));
        int at = text.indexOf(name) + name.length();
        if (text.contains(name) && at + Integer.BYTES <= body.length) {
            ByteBuffer.wrap(body).putInt(at, SIZES[random.nextInt(SIZES.length)]);
        }
        return body;
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A tiny language model with the words that it knows.
 *
 * @param words the vocabulary
 * @param network the model
 */
public record SavedTinyModel(WordTokenizer words, TinyLanguageModel network) {
    private static final String KIND = "tinylm";
    private static final String FILE = "network.bin";
    private static final int LARGEST = 1 << 14;

    /**
     * Writes the words and the numbers into a folder.
     *
     * @param folder is made if it is missing; older files of these names are replaced
     * @throws IOException if a file cannot be written
     */
    public void save(Path folder) throws IOException {
        TokenizerFiles.save(words, folder);
        int size = network.parameters().get(0).value().columns();
        NetworkFile.write(
                folder.resolve(FILE),
                KIND,
                Map.of("vocab_size", words.vocabSize(), "embedding", size),
                network.parameters());
    }

    /**
     * {@return the model saved in a folder}
     *
     * @param folder one that {@link #save} wrote
     * @throws IOException if a file is there but cannot be read
     * @throws dev.aifromzero.kit.error.UserError if a file is missing or damaged, or the two do not belong together
     */
    public static SavedTinyModel load(Path folder) throws IOException {
        NetworkFile file = NetworkFile.read(folder.resolve(FILE), KIND);
        WordTokenizer words = file.words(folder);
        int size = file.setting("embedding", 1, LARGEST);
        file.requireNumbers(TinyLanguageModel.parameterCount(words.vocabSize(), size));
        TinyLanguageModel network = new TinyLanguageModel(words.vocabSize(), size, new SplittableRandom(0));
        file.copyTo(network.parameters());
        return new SavedTinyModel(words, network);
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Two recurrent networks with the words that both know.
 *
 * @param words the vocabulary
 * @param pair guesses the word after two words
 * @param sentence guesses at every position, and goes on with a text
 */
public record SavedRecurrent(WordTokenizer words, RecurrentNetwork pair, RecurrentNetwork sentence) {
    private static final String KIND = "rnn";
    private static final String PAIR_FILE = "two-words.bin";
    private static final String SENTENCE_FILE = "sentence.bin";
    private static final int LARGEST = 1 << 14;

    /**
     * {@return the scores, where {@code <unk>} can never be chosen or shown}
     *
     * @param logits a score for each word (V); not changed
     */
    public static float[] withoutUnknown(float[] logits) {
        float[] known = logits.clone();
        known[WordTokenizer.UNKNOWN_ID] = Float.NEGATIVE_INFINITY;
        return known;
    }

    /**
     * {@return the beginning (one word at least) and so many words more, each time the likeliest one; fewer if the network has
     * learned line by line, and the line ends}
     *
     * @param beginning ids of the words to begin with, at least one
     * @param more how many words follow at most, at least 0
     */
    public int[] goOn(int[] beginning, int more) {
        int[] all = beginning;
        for (int i = 0; i < more; i++) {
            float[] logits = withoutUnknown(sentence.logits(afterEnd(all)));
            int next = SamplingConfig.greedy().sampler().sample(logits, all, null);
            if (words.token(next).equals(WordText.END)) {
                break;
            }
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = next;
        }
        return all;
    }

    /** A network that has learned line by line has always seen the end of the line before first. */
    private int[] afterEnd(int[] line) {
        if (!words.knows(WordText.END)) {
            return line;
        }
        int[] after = new int[line.length + 1];
        after[0] = words.words().indexOf(WordText.END);
        System.arraycopy(line, 0, after, 1, line.length);
        return after;
    }

    /**
     * Writes the words and the numbers of both networks into a folder.
     *
     * @param folder is made if it is missing; older files of these names are replaced
     * @throws IOException if a file cannot be written
     */
    public void save(Path folder) throws IOException {
        TokenizerFiles.save(words, folder);
        write(folder.resolve(PAIR_FILE), pair);
        write(folder.resolve(SENTENCE_FILE), sentence);
    }

    private static void write(Path file, RecurrentNetwork network) throws IOException {
        Map<String, Integer> settings = Map.of(
                "vocab_size", network.config().vocabSize(),
                "embedding", network.config().embedding(),
                "hidden", network.config().hidden());
        NetworkFile.write(file, KIND, settings, network.parameters());
    }

    /**
     * {@return the networks saved in a folder}
     *
     * @param folder one that {@link #save} wrote
     * @throws IOException if a file is there but cannot be read
     * @throws dev.aifromzero.kit.error.UserError if a file is missing or damaged, or they do not belong together
     */
    public static SavedRecurrent load(Path folder) throws IOException {
        NetworkFile pair = NetworkFile.read(folder.resolve(PAIR_FILE), KIND);
        NetworkFile sentence = NetworkFile.read(folder.resolve(SENTENCE_FILE), KIND);
        return new SavedRecurrent(pair.words(folder), read(pair, folder), read(sentence, folder));
    }

    private static RecurrentNetwork read(NetworkFile file, Path folder) throws IOException {
        RecurrentNetwork.Config config = new RecurrentNetwork.Config(
                file.words(folder).vocabSize(),
                file.setting("embedding", 1, LARGEST),
                file.setting("hidden", 1, LARGEST));
        file.requireNumbers(config.parameterCount());
        RecurrentNetwork network = new RecurrentNetwork(config, new SplittableRandom(0));
        file.copyTo(network.parameters());
        return network;
    }
}

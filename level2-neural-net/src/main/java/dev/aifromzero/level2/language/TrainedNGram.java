package dev.aifromzero.level2.language;

import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerFiles;
import dev.aifromzero.level1.text.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An n-gram network with the tokenizer that it was trained with: text in, text out.
 *
 * @param tokenizer cuts the text
 * @param network has one token more than the tokenizer: the boundary
 */
public record TrainedNGram(Tokenizer tokenizer, NGramNetwork network) {
    /** The file with the network's numbers; the tokenizer's files lie beside it. */
    public static final String FILE = "network.bin";

    /** How the boundary symbol is shown. */
    public static final String BOUNDARY = "<end>";

    private static final String KIND = "ngram-net";
    private static final int LARGEST = 1 << 20;

    /** {@return the id of the symbol that stands before and after each piece of text} */
    public int boundary() {
        return tokenizer.vocabSize();
    }

    /**
     * {@return the text of a token, as a student should see it}
     *
     * @param id one of the network's ids: those of the tokenizer, and the boundary's
     */
    public String token(int id) {
        return id == boundary() ? BOUNDARY : tokenizer.token(id);
    }

    /**
     * {@return examples made of pieces of text}
     *
     * @param pieces lines, sentences or paragraphs; the boundary stands before and after each
     */
    public ContextExamples examples(List<String> pieces) {
        return ContextExamples.of(pieces.stream().map(tokenizer::encode).toList(), context(), boundary());
    }

    private int context() {
        return network.config().context();
    }

    /**
     * {@return the last C of these tokens, with boundaries before them where they are too few}
     *
     * @param tokens ids, the oldest first; any number, even none
     */
    public int[] lastOf(int[] tokens) {
        int[] context = new int[context()];
        for (int c = 0; c < context.length; c++) {
            int at = tokens.length - context.length + c;
            context[c] = at < 0 ? boundary() : tokens[at];
        }
        return context;
    }

    /**
     * {@return the scores of the next token (V) after these}
     *
     * @param tokens ids, the oldest first; only the last C count
     */
    public float[] logits(int[] tokens) {
        int[] context = lastOf(tokens);
        int[][] column = Arrays.stream(context).mapToObj(id -> new int[] {id}).toArray(int[][]::new); // (C) -> (C, 1)
        return network.logits(new ContextExamples(column, new int[1])).toFloatVector();
    }

    /**
     * {@return the beginning and what the model wrote after it, up to a boundary or to so many new tokens}
     *
     * <p>{@code <unk>} is never written: it stands for words that the model does not know.
     *
     * @param beginning ids to go on from; none for a fresh piece
     * @param maxTokens the most tokens that are added, at least 0
     * @param sampler chooses each next token by its score
     * @param random the sampler's chance
     */
    public int[] generate(int[] beginning, int maxTokens, Sampler sampler, RandomGenerator random) {
        int[] tokens = beginning;
        for (int i = 0; i < maxTokens; i++) {
            float[] logits = logits(tokens);
            if (tokenizer instanceof WordTokenizer) {
                logits[WordTokenizer.UNKNOWN_ID] = Float.NEGATIVE_INFINITY;
            }
            int next = sampler.sample(logits, tokens, random);
            if (next == boundary()) {
                break;
            }
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = next;
        }
        return tokens;
    }

    /**
     * Writes the tokenizer's files and the network's into a folder.
     *
     * @param folder is made if it is missing; older files of these names are replaced
     * @throws IOException if a file cannot be written
     */
    public void save(Path folder) throws IOException {
        TokenizerFiles.save(tokenizer, folder);
        Map<String, Integer> settings = new LinkedHashMap<>();
        settings.put("vocab_size", network.config().vocabSize());
        settings.put("context", network.config().context());
        settings.put("embedding", network.config().embedding());
        settings.put("hidden", network.config().hidden());
        NetworkFile.write(folder.resolve(FILE), KIND, settings, network.parameters());
    }

    /**
     * {@return the model saved in a folder}
     *
     * @param folder one that {@link #save} wrote
     * @throws IOException if a file is there but cannot be read
     * @throws dev.aifromzero.kit.error.UserError if a file is missing or damaged, or tokenizer and network do not belong together
     */
    public static TrainedNGram load(Path folder) throws IOException {
        NetworkFile file = NetworkFile.read(folder.resolve(FILE), KIND);
        Tokenizer tokenizer = TokenizerFiles.load(folder);
        int vocabSize = tokenizer.vocabSize() + 1; // the boundary
        file.requireVocabSize(vocabSize);
        NGramNetwork.Config config = new NGramNetwork.Config(
                vocabSize,
                file.setting("context", 1, 64),
                file.setting("embedding", 1, LARGEST),
                file.setting("hidden", 1, LARGEST));
        file.requireNumbers(config.parameterCount());
        NGramNetwork network = new NGramNetwork(config, new SplittableRandom(0));
        file.copyTo(network.parameters());
        return new TrainedNGram(tokenizer, network);
    }
}

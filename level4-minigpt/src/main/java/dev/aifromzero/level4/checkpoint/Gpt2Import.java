package dev.aifromzero.level4.checkpoint;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.tensor.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a model folder of ours out of a GPT-2 folder in Hugging Face's layout: the same model under our names. What {@link
 * Gpt2Export} wrote comes back as it was.
 */
public final class Gpt2Import {
    private Gpt2Import() {}

    /**
     * Reads a GPT-2 folder and writes a model folder; a model that was there before is replaced.
     *
     * @param from a folder with config.json, model.safetensors (float32, float16 or bfloat16; the head tied or not),
     *     and the vocabulary's two files
     * @param to another folder
     * @param root where the numbers are read to
     * @return the model's shape
     * @throws UserError if something is missing, broken, or does not fit together
     * @throws IOException if a file cannot be read or written
     */
    public static TransformerConfig write(Path from, Path to, NDManager root) throws IOException {
        if (Files.exists(to) && Files.exists(from) && Files.isSameFile(from, to)) {
            throw new UserError(
                    "The imported model would overwrite its source, " + ProjectPaths.display(from),
                    "Name another folder to write");
        }
        TransformerConfig config = Gpt2Config.read(from).toTransformerConfig();
        BpeTokenizer tokenizer = BpeTokenizer.load(from);
        if (tokenizer.vocabSize() != config.vocabSize()) {
            throw new UserError(
                    "The vocabulary in " + ProjectPaths.display(from) + " has " + tokenizer.vocabSize()
                            + " tokens, but the model was made for " + config.vocabSize(),
                    "Check that vocab.json and config.json belong to the same model");
        }
        ParameterStore weights = Gpt2Weights.load(from, Gpt2Config.read(from), root);
        ModelFolder.saveSettings(to, config, tokenizer, Map.of());
        ModelFolder.saveWeights(to, weights);
        return config;
    }
}

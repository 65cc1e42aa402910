package dev.aifromzero.level5.gpt2;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level4.checkpoint.Gpt2Config;
import dev.aifromzero.level4.checkpoint.Gpt2Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A pretrained GPT-2: all its weights are frozen.
 *
 * @param folder where it was opened from
 * @param config its shape
 * @param tokenizer its vocabulary
 * @param transformer the model itself, without any adapter
 */
public record Gpt2Model(Path folder, Gpt2Config config, BpeTokenizer tokenizer, Transformer transformer) {
    /** The token that GPT-2 was shown between two texts: it means "this text is over". */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /**
     * {@return the model in a folder with Hugging Face's layout}
     *
     * <p>Call it outside a {@link dev.aifromzero.level3.tensor.Scope}: the weights live as long as the root.
     *
     * @param folder the model's folder
     * @param root where the weights live
     * @throws UserError if a file is missing or broken, a tensor is missing or has another shape than the configuration
     *     asks for, or the vocabulary has more tokens than the model
     * @throws IOException if a file cannot be read
     */
    public static Gpt2Model load(Path folder, NDManager root) throws IOException {
        Gpt2Weights.open(folder);
        Gpt2Config config = Gpt2Config.read(folder);
        BpeTokenizer tokenizer = BpeTokenizer.load(folder);
        if (tokenizer.vocabSize() > config.vocabSize()) {
            throw new UserError(
                    "The vocabulary has " + tokenizer.vocabSize() + " tokens, but the model knows only "
                            + config.vocabSize(),
                    "Check that vocab.json and config.json belong to the same model");
        }
        ParameterStore store = Gpt2Weights.load(folder, config, root);
        return new Gpt2Model(folder, config, tokenizer, new Transformer(config.toTransformerConfig(), store));
    }

    /** {@return the frozen weights under our names} */
    public ParameterStore weights() {
        return transformer.parameters();
    }

    /**
     * {@return the id of the end token}
     *
     * @throws UserError if the vocabulary has none
     */
    public int endToken() {
        return tokenizer
                .specialId(END_OF_TEXT)
                .orElseThrow(() -> new UserError(
                        "The vocabulary has no " + END_OF_TEXT + ", so an answer could not end",
                        "Use a GPT-2 whose vocab.json has this token"));
    }
}

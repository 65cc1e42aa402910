package dev.aifromzero.level5.commands;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.data.ExampleEncoder;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.gpt2.Gpt2Model;
import dev.aifromzero.level5.lora.BaseMark;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A base model in memory; closing it frees the memory.
 *
 * @param root where all numbers live
 * @param model the base
 */
public record OpenedModel(NDManager root, Gpt2Model model) implements AutoCloseable {
    /**
     * {@return the base model of a folder, on a device}
     *
     * @param folder the base model's folder
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @throws IOException if a file cannot be read
     */
    public static OpenedModel open(Path folder, String device) throws IOException {
        NDManager root = TensorEngine.newRoot(device);
        try {
            return new OpenedModel(root, Gpt2Model.load(folder, root));
        } catch (IOException | RuntimeException e) {
            root.close();
            throw e;
        }
    }

    /** {@return the base without any adapter} */
    public Transformer base() {
        return model.transformer();
    }

    /**
     * Checks that the model can read a text at once.
     *
     * @param tokens the text's length in tokens
     * @throws UserError if the model's context is shorter
     */
    public void checkFits(int tokens) {
        int context = base().config().contextLength();
        if (tokens > context) {
            throw new UserError(
                    "The text has " + tokens + " tokens, but the model's context holds only " + context,
                    "Shorten the text, or train a model with a longer context");
        }
    }

    /**
     * {@return the base with the adapter of a folder}
     *
     * @param adapter the adapter's folder
     * @throws IOException if a file cannot be read
     */
    public Transformer with(Path adapter) throws IOException {
        return adapter(adapter).on(base());
    }

    /**
     * {@return the adapter of a folder, which was made for this base}
     *
     * @param folder the adapter's folder
     * @throws UserError if it was made for another base
     * @throws IOException if a file cannot be read
     */
    public LoraAdapter adapter(Path folder) throws IOException {
        LoraAdapter loaded = PeftFiles.load(folder, base().config(), root);
        BaseMark.check(folder, base());
        return loaded;
    }

    /**
     * {@return the base, with an adapter where there is one}
     *
     * @param adapter the adapter's folder, or empty for the base alone
     * @throws IOException if a file cannot be read
     */
    public Transformer with(Optional<Path> adapter) throws IOException {
        return adapter.isPresent() ? with(adapter.get()) : base();
    }

    /**
     * {@return what answers questions with the base alone, in this form}
     *
     * @param template the form of the conversation
     */
    public Answerer answerer(PromptTemplate template) {
        return new Answerer(base(), model.tokenizer(), template, model.endToken());
    }

    /**
     * {@return what answers questions with an adapter, in the form that it was trained with}
     *
     * @param adapter the adapter's folder
     * @throws IOException if a file cannot be read
     */
    public Answerer answerer(Path adapter) throws IOException {
        return new Answerer(with(adapter), model.tokenizer(), PromptTemplate.load(adapter), model.endToken());
    }

    /**
     * {@return what turns pairs into ids for this model}
     *
     * @param template the form of the conversation
     */
    public ExampleEncoder encoder(PromptTemplate template) {
        return new ExampleEncoder(
                model.tokenizer(), template, model.endToken(), base().config().contextLength());
    }

    @Override
    public void close() {
        root.close();
    }
}

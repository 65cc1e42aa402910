package dev.aifromzero.level4.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.attention.Pass;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Writes on: predict the next token, choose one, append it, and again.
 *
 * <p>Keys and values of the tokens so far are kept, so that each step computes only the new token. When the text outgrows
 * the model's context, the older half of what is seen is forgotten (see {@link ContextWindow}).
 */
public final class TextGenerator {
    private final Transformer model;

    public TextGenerator(Transformer model) {
        this.model = model;
    }

    /**
     * {@return the new token ids only, at most {@code config.maxNewTokens()}}
     *
     * @param prompt the tokens to go on from, at least one; of a prompt longer than the context only the end is seen
     * @param random the source of chance; the same state gives the same text
     * @param listener is told each new token at once
     * @throws UserError if the prompt is empty or has an id that the model does not know
     */
    public int[] generate(int[] prompt, GenerationConfig config, RandomGenerator random, TokenListener listener) {
        checkPrompt(prompt);
        TensorEngine.gradientsOff();
        Sampler sampler = config.sampling().sampler();
        int[] ids = Arrays.copyOf(prompt, prompt.length + config.maxNewTokens());
        int length = prompt.length;
        try (KeyValueCache cache = new KeyValueCache(model.parameters().manager())) {
            int start = 0;
            while (length < ids.length) {
                int windowStart = ContextWindow.start(length, model.config().contextLength());
                if (windowStart != start) {
                    start = windowStart;
                    cache.clear();
                }
                int[] unread = Arrays.copyOfRange(ids, start + (int) cache.length(), length);
                int next = sampler.sample(nextLogits(unread, cache), Arrays.copyOf(ids, length), random);
                if (config.stop().test(next)) {
                    break;
                }
                ids[length++] = next;
                listener.onToken(next);
            }
        }
        return Arrays.copyOfRange(ids, prompt.length, length);
    }

    /** The scores (V) of the token after these, which join the cache. */
    private float[] nextLogits(int[] unread, KeyValueCache cache) {
        try (Scope scope = new Scope(model.parameters().manager())) {
            long[] ids = Arrays.stream(unread).asLongStream().toArray();
            NDArray input = scope.manager().create(ids, new Shape(1, ids.length)); // (1, T)
            NDArray hidden = model.hidden(input, Pass.cached(cache)); // (1, T) -> (1, T, C)
            NDArray last = hidden.get(new NDIndex(":, {}:", ids.length - 1)); // (1, T, C) -> (1, 1, C)
            return model.logits(last).toFloatArray(); // (1, 1, C) -> (1, 1, V)
        }
    }

    private void checkPrompt(int[] prompt) {
        if (prompt.length == 0) {
            throw new UserError("There is nothing to go on from: the prompt is empty", "Give at least one character");
        }
        for (int id : prompt) {
            if (id < 0 || id >= model.config().vocabSize()) {
                throw new UserError(
                        "The token id " + id + " is outside the model's vocabulary of " + model.config().vocabSize(),
                        "Use the tokenizer that belongs to the model");
            }
        }
    }
}

package dev.aifromzero.level4.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.Arrays;

/**
 * The scores of the next token after one or several texts of the same length.
 *
 * <p>Keys and values of the tokens so far are kept, so that each call computes only what is new. When the texts outgrow
 * the model's context, the older half of what is seen is forgotten (see {@link ContextWindow}).
 */
final class NextToken implements AutoCloseable {
    private final Transformer model;
    private final KeyValueCache cache;
    private int start;

    NextToken(Transformer model) {
        TensorEngine.gradientsOff();
        this.model = model;
        this.cache = new KeyValueCache(model.parameters().manager());
    }

    /**
     * {@return the logits (B, V) of what follows the first {@code length} tokens of each text}
     *
     * @param texts B texts, each of them the one of the call before and more; they may be longer than {@code length}
     */
    float[][] logits(int[][] texts, int length) {
        int windowStart = ContextWindow.start(length, model.config().contextLength());
        if (windowStart != start) {
            start = windowStart;
            cache.clear();
        }
        int from = start + (int) cache.length();
        int unread = length - from;
        long[] ids = Arrays.stream(texts)
                .flatMapToInt(text -> Arrays.stream(text, from, length))
                .asLongStream()
                .toArray();
        int vocabSize = model.config().vocabSize();
        float[] flat;
        try (Scope scope = new Scope(model.parameters().manager())) {
            NDArray input = scope.manager().create(ids, new Shape(texts.length, unread)); // (B, T)
            NDArray hidden = model.hidden(input, Pass.cached(cache)); // (B, T) -> (B, T, C)
            NDArray last = hidden.get(new NDIndex(":, {}:", unread - 1)); // (B, T, C) -> (B, 1, C)
            flat = model.logits(last).toFloatArray(); // (B, 1, C) -> (B, 1, V)
        }
        float[][] logits = new float[texts.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = Arrays.copyOfRange(flat, row * vocabSize, (row + 1) * vocabSize);
        }
        return logits;
    }

    /** Says which of the texts go on, and in which order: text i of the next call began as text {@code rows[i]}. */
    void select(int[] rows) {
        cache.select(rows);
    }

    /**
     * Makes sure that a text can be gone on with.
     *
     * @throws UserError if it is empty or has an id that the model does not know
     */
    static void check(Transformer model, int[] prompt) {
        if (prompt.length == 0) {
            throw new UserError("There is nothing to go on from: the prompt is empty", "Give at least one character");
        }
        for (int id : prompt) {
            if (id < 0 || id >= model.config().vocabSize()) {
                throw new UserError(
                        "The token id " + id + " is outside the model's vocabulary of "
                                + model.config().vocabSize(),
                        "Use the tokenizer that belongs to the model");
            }
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}

package dev.aifromzero.level4.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.util.List;

/**
 * Scores a model on a text: windows slide over all of it, and every token but the first is predicted exactly once. No
 * chance is involved, so two people get the same number.
 */
public final class Evaluator {
    /** Keeps the logits of a batch of windows below some 64 MB, whatever the vocabulary. */
    private static final long NUMBERS_A_BATCH = 1 << 24;

    private static final int TOKENS_A_BATCH = 1 << 13;

    private Evaluator() {}

    /**
     * {@return the score on these tokens; characters and bytes are not a number, because the ids alone do not tell them}
     *
     * @param model the model to score, used without dropout
     * @param ids the text's token ids, at least 2, each below the model's vocabulary size
     * @param stride how far the window moves, 1 to the context length; the context length is the usual choice
     * @throws UserError if the text is too short, an id is unknown to the model, or the stride is out of range
     */
    public static Evaluation score(Transformer model, int[] ids, int stride) {
        return Evaluation.of(totalNats(model, ids, stride), ids.length - 1L, null);
    }

    /**
     * {@return the score on these tokens, also for each character and byte of their text}
     *
     * @param model the model to score, used without dropout
     * @param tokenizer what made the ids
     * @param ids the text's token ids, at least 2, each below the model's vocabulary size
     * @param stride how far the window moves, 1 to the context length
     */
    public static Evaluation score(Transformer model, Tokenizer tokenizer, int[] ids, int stride) {
        double totalNats = totalNats(model, ids, stride);
        return Evaluation.of(totalNats, ids.length - 1L, TextLength.afterFirst(tokenizer, ids));
    }

    private static double totalNats(Transformer model, int[] ids, int stride) {
        List<Window> windows = Window.over(ids.length, model.config().contextLength(), stride);
        checkIds(model, ids);
        TensorEngine.gradientsOff();
        int batch = batchSize(model);
        double total = 0;
        for (int from = 0; from < windows.size(); ) {
            int to = from + 1;
            // Windows of one batch must be equally long; only the last few may be shorter.
            while (to < windows.size()
                    && to - from < batch
                    && windows.get(to).length() == windows.get(from).length()) {
                to++;
            }
            total += nats(model, ids, windows.subList(from, to));
            from = to;
        }
        return total;
    }

    private static int batchSize(Transformer model) {
        long context = model.config().contextLength();
        long byMemory = NUMBERS_A_BATCH / (context * model.config().vocabSize());
        return (int) Math.max(1, Math.min(byMemory, TOKENS_A_BATCH / context));
    }

    private static double nats(Transformer model, int[] ids, List<Window> windows) {
        int length = windows.get(0).length();
        long[] inputs = new long[windows.size() * length];
        long[] targets = new long[inputs.length];
        for (int w = 0; w < windows.size(); w++) {
            for (int t = 0; t < length; t++) {
                int at = windows.get(w).start() + t;
                inputs[w * length + t] = ids[at];
                targets[w * length + t] = ids[at + 1];
            }
        }
        float[] surprises;
        try (Scope scope = new Scope(model.parameters().manager())) {
            Shape shape = new Shape(windows.size(), length);
            NDArray logits = model.forward(scope.manager().create(inputs, shape), Pass.inference()); // (B, T, V)
            surprises = CrossEntropy.perToken(logits, scope.manager().create(targets, shape)) // (B·T)
                    .toFloatArray();
        }
        double total = 0;
        for (int w = 0; w < windows.size(); w++) {
            for (int t = windows.get(w).firstScored(); t < length; t++) {
                total += surprises[w * length + t];
            }
        }
        return total;
    }

    private static void checkIds(Transformer model, int[] ids) {
        int vocabSize = model.config().vocabSize();
        for (int id : ids) {
            if (id < 0 || id >= vocabSize) {
                throw new UserError(
                        "The token id " + id + " is outside the model's vocabulary of " + vocabSize,
                        "Use the tokenizer that belongs to the model");
            }
        }
    }
}

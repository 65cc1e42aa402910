package dev.aifromzero.level5.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.embedding.TokenEmbedding;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level5.data.Batch;
import java.util.List;

/** How surprised a model is by the answers, and by nothing else. */
public final class AnswerLoss {
    private AnswerLoss() {}

    /**
     * {@return the mean surprise in nats over the batch's answer tokens, shape ()}
     *
     * <p>Only the vectors from which an answer's token is predicted go through the output layer: with a vocabulary of
     * 50,257 that layer is most of the work, and questions and padding would not count anyway.
     *
     * @param model the model, with or without an adapter
     * @param batch B rows of T ids, and the N places that count
     * @param pass training with dropout and gradients, or inference
     * @param scope where the ids are made; it must stay open until the backward pass is over
     */
    public static NDArray mean(Transformer model, Batch batch, Pass pass, Scope scope) {
        NDArray ids = scope.manager().create(batch.ids(), new Shape(batch.size(), batch.length())); // (B, T)
        NDArray hidden = model.hidden(ids, pass); // (B, T) -> (B, T, C)
        NDArray rows = hidden.reshape(-1, hidden.getShape().get(2)); // (B, T, C) -> (B·T, C)
        NDArray places = scope.manager().create(batch.positions(), new Shape(1, batch.positions().length)); // (1, N)
        NDArray chosen = new TokenEmbedding(rows).forward(places); // (B·T, C) at (1, N) -> (1, N, C)
        NDArray targets = scope.manager().create(batch.targets(), new Shape(1, batch.targets().length)); // (1, N)
        try (NDArray logits = model.logits(chosen)) { // the largest array of all; the backward pass does not need it
            return CrossEntropy.mean(logits, targets);
        }
    }

    /**
     * {@return the mean surprise in nats over all answer tokens of the batches, without dropout}
     *
     * @param model the model, with or without an adapter
     * @param batches at least one
     */
    public static double of(Transformer model, List<Batch> batches) {
        double total = 0;
        long tokens = 0;
        for (Batch batch : batches) {
            try (Scope scope = new Scope(model.parameters().manager())) {
                total += mean(model, batch, Pass.inference(), scope).getFloat() * batch.targets().length;
            }
            tokens += batch.targets().length;
        }
        return total / tokens;
    }
}

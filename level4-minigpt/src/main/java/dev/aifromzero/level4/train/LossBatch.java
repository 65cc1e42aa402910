package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.tensor.Scope;

/**
 * The examples of one backward pass, with the loss to make smaller.
 *
 * @param seed the random seed of its dropout: the same again when the step is repeated after a resume
 * @param targets how many tokens it predicts: its weight beside the other batches of the step
 * @param loss the mean loss over these tokens
 */
public record LossBatch(long seed, int targets, Loss loss) {
    /** The forward pass, from the examples to one number. */
    @FunctionalInterface
    public interface Loss {
        /**
         * {@return the mean loss in nats, shape ()}
         *
         * @param model computes it, with dropout and gradients
         * @param scope where the token ids are made; it stays open until the backward pass is over
         */
        NDArray mean(Transformer model, Scope scope);
    }
}

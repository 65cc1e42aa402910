package dev.aifromzero.level3.model;

import ai.djl.ndarray.NDArray;

/** How surprised a model is by what really came next: −ln of the probability that it gave. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * {@return the surprise at each position in nats, shape (B·T)}
     *
     * @param logits scores, (B, T, V)
     * @param targets the ids that really came next, 64-bit integers, (B, T)
     */
    public static NDArray perToken(NDArray logits, NDArray targets) {
        long vocabSize = logits.getShape().get(2);
        try (NDArray flat = logits.reshape(-1, vocabSize)) { // (B, T, V) -> (B·T, V); closed, for it may be large
            NDArray chosen = flat.logSoftmax(-1).gather(targets.reshape(-1, 1), 1); // (B·T, V) -> (B·T, 1)
            return chosen.reshape(-1).neg(); // (B·T, 1) -> (B·T)
        }
    }

    /**
     * {@return the mean surprise in nats, shape ()}
     *
     * @param logits scores, (B, T, V)
     * @param targets the ids that really came next, 64-bit integers, (B, T)
     */
    public static NDArray mean(NDArray logits, NDArray targets) {
        return perToken(logits, targets).mean();
    }

    /**
     * {@return the mean surprise in nats over the positions with weight 1, shape ()}
     *
     * @param logits scores, (B, T, V)
     * @param targets the ids that really came next, 64-bit integers, (B, T)
     * @param weights 1 where the position counts and 0 where it does not, float, (B, T); at least one 1
     */
    public static NDArray mean(NDArray logits, NDArray targets, NDArray weights) {
        NDArray counts = weights.reshape(-1); // (B, T) -> (B·T)
        return perToken(logits, targets).mul(counts).sum().div(counts.sum());
    }
}

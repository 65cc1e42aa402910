package dev.aifromzero.level3.pass;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.level3.attention.CausalMask;
import dev.aifromzero.level3.attention.KeyValueCache;

/**
 * What all layers of one forward pass share: whether it is for training, the cache, the mask, what computes it, and who is watching.
 *
 * <p>Make a new one for each pass.
 */
public final class Pass {
    /** Is shown the attention weights of each block. */
    @FunctionalInterface
    public interface AttentionObserver {
        /**
         * Called once per block and pass.
         *
         * @param block the index of the block
         * @param weights the attention weights, (B, H, T, S); freed after the pass
         */
        void see(int block, NDArray weights);
    }

    /** Sets a part of the values to 0 in a training pass. */
    @FunctionalInterface
    public interface Dropout {
        /**
         * {@return x with a part of its values set to 0 and the rest divided by 1 − rate; the shape stays}
         *
         * <p>The calls of a pass come in a fixed order: the embedded text (B, T, C), then for each block its attention
         * weights (B, H, T, S), the attention's result and the feed-forward network's result (B, T, C each).
         *
         * @param x any shape
         * @param rate the part that becomes 0, 0 up to but not 1
         */
        NDArray drop(NDArray x, double rate);
    }

    private final boolean training;
    private final Dropout given;
    private final KeyValueCache cache;
    private final AttentionObserver observer;
    private final Kernels kernels;
    private final Dropout dropout;
    private final long start;
    private NDArray mask;

    private Pass(boolean training, Dropout given, KeyValueCache cache, AttentionObserver observer, Kernels kernels) {
        this.training = training;
        this.given = given;
        this.cache = cache;
        this.observer = observer;
        this.kernels = kernels;
        this.dropout = given == null ? kernels.dropout() : given;
        this.start = cache == null ? 0 : cache.length();
    }

    /** {@return a pass with dropout, random as the kernels make it} */
    public static Pass training() {
        return training(null);
    }

    /**
     * {@return a pass that drops values in a way of its own, for example by masks made beforehand}
     *
     * @param dropout says which values become 0, layer after layer
     */
    public static Pass training(Dropout dropout) {
        return new Pass(true, dropout, null, null, Kernels.readable());
    }

    /** {@return a pass without dropout} */
    public static Pass inference() {
        return new Pass(false, null, null, null, Kernels.readable());
    }

    /**
     * {@return a pass without dropout that goes on after the tokens in the cache, and adds its own to it}
     *
     * @param cache keys and values of the tokens so far
     */
    public static Pass cached(KeyValueCache cache) {
        return new Pass(false, null, cache, null, Kernels.readable());
    }

    /**
     * {@return a pass without dropout that shows its attention weights}
     *
     * @param observer is shown the weights of each block
     */
    public static Pass observed(AttentionObserver observer) {
        return new Pass(false, null, null, observer, Kernels.readable());
    }

    /**
     * {@return the same pass, computed by other kernels; a model calls it with its own}
     *
     * @param others compute the operations of the new pass
     */
    public Pass with(Kernels others) {
        return new Pass(training, given, cache, observer, others);
    }

    /** {@return whether this pass is for training} */
    public boolean isTraining() {
        return training;
    }

    /** {@return the keys and values so far, or null} */
    public KeyValueCache cache() {
        return cache;
    }

    /** {@return the position of the first token of this pass} */
    public long start() {
        return start;
    }

    /** {@return what computes the operations of this pass} */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * {@return the causal mask (T, S), or null where one last token may see everything; the same for all blocks}
     *
     * @param queries Q, (B, H, T, D); the T tokens are the last of the S
     * @param keys K, (B, H, S, D)
     */
    public NDArray mask(NDArray queries, NDArray keys) {
        int asking = (int) queries.getShape().get(2); // T
        int asked = (int) keys.getShape().get(2); // S
        if (asking == 1) {
            return null;
        }
        if (mask == null) {
            mask = CausalMask.create(queries.getManager(), asking, asked);
        }
        return mask;
    }

    /** {@return what sets values to 0 in this pass, if it is for training} */
    public Dropout dropout() {
        return dropout;
    }

    /**
     * {@return whether values are set to 0 at this rate: in training, and above 0}
     *
     * @param rate the part that becomes 0, 0 up to but not 1
     */
    public boolean drops(double rate) {
        return training && rate > 0;
    }

    /**
     * {@return x after dropout in training, x itself otherwise}
     *
     * @param x any shape
     * @param rate the part that becomes 0, 0 up to but not 1
     */
    public NDArray dropout(NDArray x, double rate) {
        return drops(rate) ? dropout.drop(x, rate) : x;
    }

    /** {@return whether somebody wants to see the attention weights} */
    public boolean isObserved() {
        return observer != null;
    }

    /** Shows the attention weights to the observer, if there is one. */
    void observe(int block, NDArray weights) {
        if (observer != null) {
            observer.see(block, weights);
        }
    }
}

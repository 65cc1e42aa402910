package dev.aifromzero.level3.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * What all layers of one forward pass share: whether it is for training, the cache, the mask, and who is watching.
 *
 * <p>Make a new one for each pass.
 */
public final class Pass {
    /** Is shown the attention weights of each block. */
    @FunctionalInterface
    public interface AttentionObserver {
        /**
         * Called once a block and pass.
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
    private final KeyValueCache cache;
    private final AttentionObserver observer;
    private final long start;
    private Dropout dropout;
    private Kernels kernels = Kernels.readable();
    private NDManager manager;
    private NDArray mask;

    private Pass(boolean training, Dropout dropout, KeyValueCache cache, AttentionObserver observer) {
        this.training = training;
        this.dropout = dropout;
        this.cache = cache;
        this.observer = observer;
        this.start = cache == null ? 0 : cache.length();
    }

    /** {@return a pass with dropout, by chance as the kernels make it} */
    public static Pass training() {
        return training(null);
    }

    /**
     * {@return a pass that drops values in a way of its own, for example by masks made beforehand}
     *
     * @param dropout says which values become 0, layer after layer
     */
    public static Pass training(Dropout dropout) {
        return new Pass(true, dropout, null, null);
    }

    /** {@return a pass without dropout} */
    public static Pass inference() {
        return new Pass(false, null, null, null);
    }

    /**
     * {@return a pass without dropout that goes on after the tokens in the cache, and adds its own to it}
     *
     * @param cache keys and values of the tokens so far
     */
    public static Pass cached(KeyValueCache cache) {
        return new Pass(false, null, cache, null);
    }

    /**
     * {@return a pass without dropout that shows its attention weights}
     *
     * @param observer is shown the weights of each block
     */
    public static Pass observed(AttentionObserver observer) {
        return new Pass(false, null, null, observer);
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

    /**
     * Says where this pass makes its arrays, computing by the readable kernels.
     *
     * @param passManager owns the arrays that this pass makes
     */
    public void begin(NDManager passManager) {
        begin(passManager, Kernels.readable());
    }

    /**
     * Says where this pass makes its arrays and how it computes; the model calls it first.
     *
     * @param passManager owns the arrays that this pass makes
     * @param passKernels compute its matrix products, its attention and its dropout
     */
    public void begin(NDManager passManager, Kernels passKernels) {
        this.manager = passManager;
        this.kernels = passKernels;
        if (training && dropout == null) {
            dropout = passKernels.dropout(passManager);
        }
    }

    /** {@return what computes the operations of this pass} */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * {@return the causal mask (T, S), or null where one last token may see everything}
     *
     * @param queries T, how many tokens ask
     * @param keys S, how many tokens can be asked; the T are the last of them
     */
    public NDArray mask(long queries, long keys) {
        if (queries == 1) {
            return null;
        }
        if (mask == null) {
            mask = CausalMask.create(manager, (int) queries, (int) keys);
        }
        return mask;
    }

    /** {@return what sets values to 0 in this pass} */
    public Dropout dropout() {
        return dropout;
    }

    /**
     * {@return x after dropout in training, x itself otherwise}
     *
     * @param x any shape
     * @param rate the part that becomes 0, 0 up to but not 1
     */
    public NDArray dropout(NDArray x, double rate) {
        return training && rate > 0 ? dropout.drop(x, rate) : x;
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

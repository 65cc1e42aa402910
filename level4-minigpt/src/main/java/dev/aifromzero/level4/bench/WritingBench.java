package dev.aifromzero.level4.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.attention.KeyValueCache;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import java.io.IOException;
import java.util.Map;

/** Times the choice of one token at the end of a full window: with the cache, and computing the whole window again. */
public final class WritingBench {
    private static final String CACHED = "cached";
    private static final String NAIVE = "naive";
    private static final int TOKENS = 8;

    private final Transformer model;
    private final int window;

    /**
     * What was measured.
     *
     * @param window tokens before the new one
     * @param cachedSeconds time of a token with the cache
     * @param naiveSeconds time of a token without
     */
    public record Result(int window, double cachedSeconds, double naiveSeconds) {
        /** {@return how many times as fast the cache is} */
        public double gain() {
            return naiveSeconds / cachedSeconds;
        }
    }

    /**
     * A bench at the largest window that leaves room for the new token.
     *
     * @param model the model that writes; its context length T is at least 2
     */
    public WritingBench(Transformer model) {
        this.model = model;
        this.window = model.config().contextLength() - 1;
    }

    /**
     * {@return the medians over so many rounds}
     *
     * @param times how many rounds count, at least 1; one more warms up
     * @throws IOException as {@link Rounds#medians} does; no file takes part here
     */
    public Result run(int times) throws IOException {
        TensorEngine.gradientsOff();
        Map<String, Double> medians = new Rounds()
                .add(CACHED, round -> cached())
                .add(NAIVE, round -> naive())
                .medians(times);
        return new Result(window, medians.get(CACHED), medians.get(NAIVE));
    }

    /** The last few tokens that fit, each after all before it; the reading of the first ones is not counted. */
    private double cached() {
        int count = Math.min(TOKENS, window);
        try (KeyValueCache cache = new KeyValueCache(model.parameters().manager())) {
            if (window > count) {
                next(new long[window - count], Pass.cached(cache));
            }
            long from = System.nanoTime();
            for (int i = 0; i < count; i++) {
                next(new long[1], Pass.cached(cache));
            }
            return (System.nanoTime() - from) / 1e9 / count;
        }
    }

    private double naive() {
        long from = System.nanoTime();
        for (int i = 0; i < TOKENS; i++) {
            next(new long[window], Pass.inference());
        }
        return (System.nanoTime() - from) / 1e9 / TOKENS;
    }

    private float[] next(long[] ids, Pass pass) {
        try (Scope scope = new Scope(model.parameters().manager())) {
            NDArray hidden = model.hidden(scope.manager().create(ids, new Shape(1, ids.length)), pass); // (1, T, C)
            NDArray last = hidden.get(new NDIndex(":, {}:", ids.length - 1)); // (1, T, C) -> (1, 1, C)
            return model.logits(last).toFloatArray(); // (1, 1, C) -> (1, 1, V)
        }
    }
}

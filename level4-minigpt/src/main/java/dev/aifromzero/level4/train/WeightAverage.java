package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exponential moving average (EMA) of the weights: the steps jump about the goal, and their mean is nearer to it than
 * any of them. Training goes on with the weights themselves; the average is what is evaluated and saved.
 *
 * <p>Source: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging" (1992). The first weights are
 * random, so the average forgets them quickly: after t steps it keeps at most (1 + t) / (10 + t) of itself.
 */
final class WeightAverage implements AutoCloseable {
    private static final String AVERAGE = "average.";
    private static final double SLOWNESS = 10;

    private final double memory;
    private final ParameterStore store;
    private final NDManager manager;
    private final Map<String, NDArray> averages = new LinkedHashMap<>();

    /**
     * The average of the parameters that are trainable now, which begins with their values.
     *
     * @param store the parameters that learn
     * @param memory how much of the average is kept at each step, above 0, below 1; usually 0.98 to 0.999
     */
    WeightAverage(ParameterStore store, double memory) {
        this.memory = memory;
        this.store = store;
        this.manager = store.manager().newSubManager();
        store.trainable().forEach((name, parameter) -> averages.put(name, copyOf(parameter)));
    }

    private NDArray copyOf(NDArray parameter) {
        return manager.zeros(parameter.getShape()).addi(parameter);
    }

    /**
     * Takes the weights into the average. Call it after each step, outside a gradient collector.
     *
     * @param steps how many steps there have been, this one included
     */
    @SuppressWarnings("try") // the scope is there to end
    void update(long steps) {
        double kept = Math.min(memory, (1 + steps) / (SLOWNESS + steps));
        try (Scope scope = new Scope(manager)) {
            averages.forEach(
                    (name, average) -> average.muli(kept).addi(store.get(name).mul(1 - kept)));
        }
    }

    /** {@return the average in the place of the weights, until it is closed: then the weights are as before} */
    Swap inPlace() {
        return new Swap();
    }

    /** The time in which the model computes with the average. */
    final class Swap implements AutoCloseable {
        private final Map<String, NDArray> weights = new LinkedHashMap<>();

        private Swap() {
            averages.forEach((name, average) -> {
                weights.put(name, copyOf(store.get(name)));
                set(store.get(name), average);
            });
        }

        @Override
        public void close() {
            weights.forEach((name, values) -> {
                set(store.get(name), values);
                values.close();
            });
        }
    }

    /** The model holds on to the array, so its values change and the array stays. */
    private static void set(NDArray parameter, NDArray values) {
        parameter.subi(parameter).addi(values);
    }

    /** {@return the averages as flat arrays: {@code average.NAME} for each parameter} */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        averages.forEach((name, average) -> state.put(AVERAGE + name, average.toFloatArray()));
        return state;
    }

    /**
     * Continues from averages that were saved.
     *
     * @param state what {@link #state} gave, among other things
     * @throws dev.aifromzero.kit.error.UserError if they belong to another model
     */
    void restore(Map<String, float[]> state) {
        averages.replaceAll((name, average) -> AdamW.replaced(manager, average, state.get(AVERAGE + name), name));
    }

    /** Frees the averages. */
    @Override
    public void close() {
        manager.close();
    }
}

package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The optimizer of almost every language model: each number gets a step of its own size, large where its gradient is
 * steady and small where it jumps about, and matrices are pulled a little towards zero.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019), algorithm 2, after Kingma and Ba,
 * "Adam" (2015). Decay only on tensors with two or more dimensions, as in GPT-3 (Brown et al. 2020): pulling a bias or a
 * norm's scale towards zero helps nothing.
 */
public final class AdamW implements Optimizer {
    private static final String MEAN = "mean.";
    private static final String SQUARE = "square.";

    private final AdamWConfig config;
    private final ParameterStore store;
    private final NDManager manager;
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> squares = new LinkedHashMap<>();
    private long steps;

    /**
     * An optimizer for the parameters that are trainable now; its state lives as long as the store's manager.
     *
     * @param store the parameters; each trainable one gets two means of its own shape
     * @param config how long the means remember, and how strong the decay is
     */
    public AdamW(ParameterStore store, AdamWConfig config) {
        this(store, config, name -> true);
    }

    /** An optimizer for some of the trainable parameters, by their names. */
    AdamW(ParameterStore store, AdamWConfig config, Predicate<String> names) {
        this.config = config;
        this.store = store;
        this.manager = store.manager().newSubManager();
        store.trainable().forEach((name, parameter) -> {
            if (names.test(name)) {
                means.put(name, manager.zeros(parameter.getShape()));
                squares.put(name, manager.zeros(parameter.getShape()));
            }
        });
    }

    /**
     * Changes every trainable parameter in place by its gradient. Call it outside a gradient collector.
     *
     * @param learningRate the size of the step, usually 1e-5 to 1e-2
     */
    @Override
    @SuppressWarnings("try") // the scope is there to end
    public void step(double learningRate) {
        steps++;
        double meanCorrection = 1 - Math.pow(config.beta1(), steps);
        double squareCorrection = 1 - Math.pow(config.beta2(), steps);
        try (Scope scope = new Scope(manager)) {
            means.forEach((name, mean) -> {
                NDArray parameter = store.get(name);
                NDArray gradient = parameter.getGradient();
                NDArray square = squares.get(name);
                mean.muli(config.beta1()).addi(gradient.mul(1 - config.beta1()));
                square.muli(config.beta2()).addi(gradient.mul(gradient).muli(1 - config.beta2()));
                NDArray spread = square.sqrt().divi(Math.sqrt(squareCorrection)).addi(config.epsilon());
                if (parameter.getShape().dimension() >= 2) {
                    parameter.muli(1 - learningRate * config.weightDecay());
                }
                parameter.subi(mean.div(spread).muli(learningRate / meanCorrection));
            });
        }
    }

    /** {@return how many steps were taken so far} */
    @Override
    public long steps() {
        return steps;
    }

    /** {@return the running means as flat arrays: {@code mean.NAME} and {@code square.NAME} for each parameter} */
    @Override
    public Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        means.forEach((name, mean) -> state.put(MEAN + name, mean.toFloatArray()));
        squares.forEach((name, square) -> state.put(SQUARE + name, square.toFloatArray()));
        return state;
    }

    /**
     * Goes on from a state that was kept.
     *
     * @param state what {@link #state()} gave
     * @param stepsTaken what {@link #steps()} gave
     * @throws UserError if the state belongs to another model
     */
    @Override
    public void restore(Map<String, float[]> state, long stepsTaken) {
        means.replaceAll((name, mean) -> replaced(mean, state.get(MEAN + name), name));
        squares.replaceAll((name, square) -> replaced(square, state.get(SQUARE + name), name));
        steps = stepsTaken;
    }

    private NDArray replaced(NDArray old, float[] values, String name) {
        return replaced(manager, old, values, name);
    }

    /** {@return what was saved, in the place of the old array, which is closed} */
    static NDArray replaced(NDManager manager, NDArray old, float[] values, String name) {
        if (values == null || values.length != old.size()) {
            throw new UserError(
                    "The optimizer's state does not fit the model: see " + name,
                    "Resume with the folder that the same training wrote, or start a new training");
        }
        NDArray restored = manager.create(values, old.getShape());
        old.close();
        return restored;
    }

    /** Frees the state. */
    @Override
    public void close() {
        manager.close();
    }
}

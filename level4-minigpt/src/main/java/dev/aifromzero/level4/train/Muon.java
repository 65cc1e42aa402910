package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Steps that treat a matrix as a whole: the mean gradient is replaced by the nearest matrix whose directions are all
 * equally long (an orthogonal one), so that rare directions learn as fast as frequent ones. Only for the matrices inside the
 * blocks; embeddings, norms and biases learn by {@link AdamW}.
 *
 * <p>Source: Jordan and others, "Muon: An optimizer for hidden layers in neural networks" (2024), with the scale of Liu and
 * others, "Muon is Scalable for LLM Training" (2025), section 2.2: its steps are as long as AdamW's, so that both share one
 * learning rate and one weight decay.
 */
final class Muon implements Optimizer {
    private static final String MOMENTUM = "momentum.";
    private static final double MEMORY = 0.95;
    private static final double ADAMW_LENGTH = 0.2;
    private static final int ITERATIONS = 5;
    private static final double TINY = 1e-7;
    /** The polynomial a x + b x³ + c x⁵ brings every x between 0 and 1 near to 1, the small ones fast. */
    private static final double A = 3.4445;

    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private final ParameterStore store;
    private final AdamWConfig config;
    private final NDManager manager;
    private final AdamW others;
    private final Map<String, NDArray> momenta = new LinkedHashMap<>();

    /**
     * An optimizer for the parameters that are trainable now.
     *
     * @param store the parameters; each matrix inside a block gets a mean of its own shape
     * @param config AdamW's for the other parameters; the weight decay is for all
     */
    Muon(ParameterStore store, AdamWConfig config) {
        this.store = store;
        this.config = config;
        manager = store.manager().newSubManager();
        store.trainable().forEach((name, parameter) -> {
            if (name.startsWith("blocks.") && parameter.getShape().dimension() == 2) {
                momenta.put(name, manager.zeros(parameter.getShape()));
            }
        });
        others = new AdamW(store, config, name -> !momenta.containsKey(name));
    }

    @Override
    @SuppressWarnings("try") // the scope is there to end
    public void step(double learningRate) {
        momenta.forEach((name, momentum) -> {
            try (Scope scope = new Scope(manager)) {
                NDArray matrix = store.get(name); // (out, in)
                NDArray gradient = matrix.getGradient();
                momentum.muli(MEMORY).addi(gradient);
                NDArray ahead = momentum.mul(MEMORY).addi(gradient); // Nesterov: a look ahead
                double length = ADAMW_LENGTH
                        * Math.sqrt(Math.max(
                                matrix.getShape().get(0), matrix.getShape().get(1)));
                matrix.muli(1 - learningRate * config.weightDecay());
                matrix.subi(orthogonal(ahead).muli(learningRate * length));
            }
        });
        others.step(learningRate);
    }

    /**
     * {@return nearly the orthogonal matrix next to this one: all its singular values are between 0.6 and 1.3}
     *
     * <p>By Newton and Schulz: powers of X Xᵀ change the singular values and leave the directions.
     *
     * @param matrix any shape (m, n), not all zero
     */
    static NDArray orthogonal(NDArray matrix) {
        boolean tall = matrix.getShape().get(0) > matrix.getShape().get(1);
        NDArray x = tall ? matrix.transpose() : matrix; // (m, n), m <= n
        x = x.div(x.norm().addi(TINY));
        for (int i = 0; i < ITERATIONS; i++) {
            NDArray square = x.matMul(x.transpose()); // (m, n), (n, m) -> (m, m)
            NDArray powers = square.mul(B).addi(square.matMul(square).muli(C)); // (m, m)
            x = x.mul(A).addi(powers.matMul(x)); // (m, m), (m, n) -> (m, n)
        }
        return tall ? x.transpose() : x;
    }

    @Override
    public long steps() {
        return others.steps();
    }

    @Override
    public Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>(others.state());
        momenta.forEach((name, momentum) -> state.put(MOMENTUM + name, momentum.toFloatArray()));
        return state;
    }

    @Override
    public void restore(Map<String, float[]> state, long stepsTaken) {
        others.restore(state, stepsTaken);
        momenta.replaceAll((name, momentum) -> AdamW.replaced(manager, momentum, state.get(MOMENTUM + name), name));
    }

    @Override
    public void close() {
        others.close();
        manager.close();
    }
}

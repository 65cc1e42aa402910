package dev.aifromzero.level3.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.block.MultiHeadAttention;
import dev.aifromzero.level3.config.TransformerConfig;
import dev.aifromzero.level3.layer.Linear;
import dev.aifromzero.level3.model.GradientDescent;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same attention trained in this project's way: a store of named arrays and a loop. */
public final class OwnLearner implements Learner {
    private final NDManager manager;
    private final ParameterStore store;
    private final MultiHeadAttention attention;
    private final double learningRate;

    /**
     * Attention with these numbers, by the names of {@link DjlAttention}.
     *
     * @param config width and heads
     * @param start the parameters' numbers by name, the last dimension running fastest
     * @param root its device is computed on
     * @param learningRate how far a step goes against the gradient, above 0
     */
    public OwnLearner(TransformerConfig config, Map<String, float[]> start, NDManager root, double learningRate) {
        this.learningRate = learningRate;
        manager = root.newSubManager();
        store = new ParameterStore(manager);
        start.forEach((name, values) -> store.addTrainable(name, values, shape(name, values, config.embeddingDim())));
        attention = new MultiHeadAttention(
                config, (name, in, out, bias) -> Linear.of(store, name, in, out, bias), null, "attention", 0);
    }

    private static long[] shape(String name, float[] values, int width) {
        return name.endsWith("weight") ? new long[] {values.length / width, width} : new long[] {values.length};
    }

    @Override
    @SuppressWarnings("try") // the scope frees what is made while it is open
    public float[] output(NDArray x) {
        try (Scope scope = new Scope(manager)) {
            return attention.forward(x, Pass.inference()).toFloatArray(); // (B, T, C) -> (B, T, C)
        }
    }

    @Override
    @SuppressWarnings("try") // the scope frees what is made while it is open
    public float backward(NDArray x, NDArray target) {
        try (Scope scope = new Scope(manager);
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = MeanSquaredError.of(attention.forward(x, Pass.training()), target);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    @Override
    public void step() {
        GradientDescent.move(store, learningRate);
        store.zeroGradients();
    }

    @Override
    public Map<String, float[]> gradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        store.trainable().forEach((name, array) -> {
            try (NDArray gradient = array.getGradient()) {
                gradients.put(name, gradient.toFloatArray());
            }
        });
        return gradients;
    }

    @Override
    public void close() {
        manager.close();
    }
}

package dev.aifromzero.level3.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.Tensors;

/**
 * Learning in its plainest form: look in which direction each number makes the loss grow, and move it a little the other
 * way. Level 4 has a better rule; this one shows that nothing more is needed for a loss to fall.
 */
public final class GradientDescent {
    private GradientDescent() {}

    /**
     * {@return the loss before the step, in nats a token}
     *
     * @param model its trainable parameters are changed in place
     * @param ids what the model sees, 64-bit integers, (B, T)
     * @param targets what really comes next, 64-bit integers, (B, T)
     * @param learningRate how far to move against the gradient, above 0
     */
    @SuppressWarnings("try") // the scope frees what is made while it is open, by anybody
    public static float step(Transformer model, NDArray ids, NDArray targets, double learningRate) {
        try (Scope scope = new Scope(ids.getManager())) {
            model.parameters().zeroGradients();
            float loss;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray surprise = CrossEntropy.mean(model.forward(ids, Pass.training()), targets);
                collector.backward(surprise);
                loss = surprise.getFloat();
            }
            move(model.parameters(), learningRate);
            return loss;
        }
    }

    /**
     * Moves every trainable parameter against its gradient: number = number − learning rate · gradient.
     *
     * @param parameters with gradients from a backward pass; changed in place
     * @param learningRate how far, above 0
     */
    @SuppressWarnings("try") // the scope frees what is made while it is open, by anybody
    public static void move(ParameterStore parameters, double learningRate) {
        try (Scope scope = new Scope(parameters.manager())) {
            for (NDArray parameter : parameters.trainable().values()) {
                parameter.subi(Tensors.scale(parameter.getGradient(), learningRate));
            }
        }
    }
}

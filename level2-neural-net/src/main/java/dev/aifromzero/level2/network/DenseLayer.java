package dev.aifromzero.level2.network;

import dev.aifromzero.level2.optimizer.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Neurons side by side that all see the same inputs: {@code A = f(X·W + b)}.
 *
 * <p>Shapes: X (B, in), W (in, out), b (1, out), A (B, out); B is the number of examples that are computed at once.
 */
public final class DenseLayer {
    private final Parameter weights;
    private final Parameter bias;
    private final Activation activation;
    private INDArray x;
    private INDArray z;

    /**
     * A layer with random weights and biases of 0; the name stands before the names of its parameters.
     *
     * @param name e.g. "hidden", for the parameters hidden.weights and hidden.bias
     * @param in how many inputs each neuron sees
     * @param out how many neurons there are
     * @param activation f, the bend
     * @param initialiser how large the first weights are
     * @param random draws them
     */
    public DenseLayer(
            String name, int in, int out, Activation activation, Initialiser initialiser, RandomGenerator random) {
        this(name, in, out, activation, initialiser, random, DataType.DOUBLE);
    }

    /**
     * The same with DOUBLE or FLOAT numbers; its inputs must be of that type too.
     *
     * @param name e.g. "hidden", for the parameters hidden.weights and hidden.bias
     * @param in how many inputs each neuron sees
     * @param out how many neurons there are
     * @param activation f, the bend
     * @param initialiser how large the first weights are
     * @param random draws them
     * @param type DOUBLE or FLOAT
     */
    public DenseLayer(
            String name,
            int in,
            int out,
            Activation activation,
            Initialiser initialiser,
            RandomGenerator random,
            DataType type) {
        INDArray first = initialiser.weights(in, out, random).castTo(type);
        this.weights = new Parameter(name + ".weights", first, true, type);
        this.bias = new Parameter(name + ".bias", Nd4j.zeros(type, 1, out), false, type);
        this.activation = activation;
    }

    /** {@return W (in, out)} */
    public Parameter weights() {
        return weights;
    }

    /** {@return b (1, out)} */
    public Parameter bias() {
        return bias;
    }

    /** {@return weights and bias} */
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    /** {@return f, the bend} */
    public Activation activation() {
        return activation;
    }

    /**
     * {@return the layer's answer A (B, out); X and Z are kept for the backward pass}
     *
     * @param input X (B, in), of the layer's type
     */
    public INDArray forward(INDArray input) {
        x = input;
        z = x.mmul(weights.value()).addiRowVector(bias.value()); // (B, in) · (in, out) -> (B, out)
        return activation.apply(z);
    }

    /**
     * Sends the blame back through the layer, by the chain rule.
     *
     * <pre>
     * dL/dZ = dL/dA ⊙ f'(Z)      (B, out)     ⊙ multiplies number by number
     * dL/dW = Xᵀ · dL/dZ         (in, out)
     * dL/db = sum over examples  (1, out)
     * dL/dX = dL/dZ · Wᵀ         (B, in)      the blame for the layer before
     * </pre>
     *
     * <p>The first two sums over the examples leave their results in the parameters' gradients.
     *
     * @param dA dL/dA (B, out), how the loss changes with each answer of this layer
     * @return dL/dX (B, in)
     */
    public INDArray backward(INDArray dA) {
        INDArray dZ = dA.mul(activation.derivative(z)); // (B, out)
        weights.gradient(x.transpose().mmul(dZ)); // (in, B) · (B, out) -> (in, out)
        bias.gradient(dZ.sum(true, 0)); // (B, out) -> (1, out)
        return dZ.mmul(weights.value().transpose()); // (B, out) · (out, in) -> (B, in)
    }
}

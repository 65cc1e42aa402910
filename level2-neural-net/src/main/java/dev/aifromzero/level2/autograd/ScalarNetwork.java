package dev.aifromzero.level2.autograd;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers of tanh neurons made of single {@link Value}s. There is a forward pass and no backward pass: the values bring
 * theirs.
 *
 * <p>It computes what {@code network.FeedForwardNetwork} computes with matrices, neuron by neuron.
 */
public final class ScalarNetwork {
    private final List<Layer> layers = new ArrayList<>();

    private record Layer(Value[][] weights, Value[] biases) {} // (in, out), (out)

    /**
     * Adds a layer behind the others.
     *
     * @param name stands before the names of its values, e.g. "hidden" in hidden.weights[0, 1]
     * @param weights the first weights, one column per neuron (in, out); copied
     * @param biases the first biases (out); copied
     * @return this network
     * @throws IllegalArgumentException if a row of the weights has not one number per bias
     */
    public ScalarNetwork layer(String name, double[][] weights, double[] biases) {
        Value[][] w = new Value[weights.length][biases.length];
        Value[] b = new Value[biases.length];
        for (int j = 0; j < biases.length; j++) {
            b[j] = new Value(name + ".bias[" + j + "]", biases[j]);
            for (int i = 0; i < weights.length; i++) {
                if (weights[i].length != biases.length) {
                    throw new IllegalArgumentException("Row " + i + " has " + weights[i].length + " weights for "
                            + biases.length + " neurons: the shape must be (in, out)");
                }
                w[i][j] = new Value(name + ".weights[" + i + ", " + j + "]", weights[i][j]);
            }
        }
        layers.add(new Layer(w, b));
        return this;
    }

    /**
     * {@return the answers of the last layer's neurons, each with its graph behind it}
     *
     * @param inputs one number per input of the first layer
     */
    public Value[] forward(double... inputs) {
        Value[] x = new Value[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            x[i] = new Value("x[" + i + "]", inputs[i]);
        }
        for (Layer layer : layers) {
            x = forward(layer, x); // (in) -> (out)
        }
        return x;
    }

    private static Value[] forward(Layer layer, Value[] x) {
        if (x.length != layer.weights.length) {
            throw new IllegalArgumentException(
                    "The layer has " + layer.weights.length + " inputs, and was given " + x.length);
        }
        Value[] answers = new Value[layer.biases.length];
        for (int j = 0; j < answers.length; j++) {
            Value z = layer.biases[j];
            for (int i = 0; i < x.length; i++) {
                z = z.plus(x[i].times(layer.weights[i][j]));
            }
            answers[j] = z.tanh();
        }
        return answers;
    }

    /**
     * {@return the mean squared error of a network with one answer: the mean of (answer − target)²}
     *
     * @param inputs one example per row (B, in)
     * @param targets the right answers (B)
     */
    public Value loss(double[][] inputs, double[] targets) {
        Value sum = new Value("0", 0);
        for (int i = 0; i < inputs.length; i++) {
            Value error = forward(inputs[i])[0].minus(new Value("y", targets[i]));
            sum = sum.plus(error.power(2));
        }
        return sum.dividedBy(new Value("count", inputs.length));
    }

    /** {@return all weights and biases; in each layer the weights row by row, then the biases} */
    public List<Value> parameters() {
        List<Value> parameters = new ArrayList<>();
        for (Layer layer : layers) {
            for (Value[] row : layer.weights) {
                parameters.addAll(List.of(row));
            }
            parameters.addAll(List.of(layer.biases));
        }
        return parameters;
    }

    /**
     * Learns once: forward, backward, and one step for every parameter.
     *
     * @param inputs one example per row (B, in)
     * @param targets the right answers (B)
     * @param learningRate how long the step is
     * @return the loss before the step
     */
    public double learn(double[][] inputs, double[] targets, double learningRate) {
        Value loss = loss(inputs, targets);
        parameters().forEach(Value::zeroGradient);
        loss.backward();
        parameters().forEach(parameter -> parameter.step(learningRate));
        return loss.data();
    }
}

package dev.aifromzero.level2.network;

import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers one after the other: the answer of each is the input of the next. */
public final class FeedForwardNetwork {
    private final List<DenseLayer> layers;

    /**
     * A network of these layers, first to last.
     *
     * @param layers at least one; each has as many inputs as the one before has neurons
     */
    public FeedForwardNetwork(DenseLayer... layers) {
        this.layers = List.of(layers);
    }

    /** {@return the layers, first to last} */
    public List<DenseLayer> layers() {
        return layers;
    }

    /** {@return all weights and biases, first layer first} */
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** {@return how many numbers the network learns} */
    public long parameterCount() {
        return parameters().stream().mapToLong(Parameter::count).sum();
    }

    /**
     * {@return the last layer's answer (B, out) to the inputs (B, in)}
     *
     * @param x B examples, one a row (B, in)
     */
    public INDArray forward(INDArray x) {
        List<INDArray> activations = activations(x);
        return activations.get(activations.size() - 1);
    }

    /**
     * {@return the input and the answer of every layer, in order: one array more than there are layers}
     *
     * @param x B examples, one a row (B, in)
     */
    public List<INDArray> activations(INDArray x) {
        List<INDArray> activations = new ArrayList<>(List.of(x));
        for (DenseLayer layer : layers) {
            activations.add(layer.forward(activations.get(activations.size() - 1)));
        }
        return activations;
    }

    /**
     * Finds the gradient of every parameter, last layer first.
     *
     * @param dOutput how the loss changes with each answer of the network (B, out), after a forward pass
     */
    public void backward(INDArray dOutput) {
        INDArray blame = dOutput;
        for (int i = layers.size() - 1; i >= 0; i--) {
            blame = layers.get(i).backward(blame);
        }
    }
}

package dev.aifromzero.level2.digits;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that looks at a digit:
 *
 * <pre>
 * brightnesses (784)  →  hidden layer (H, ReLU)  →  logits (10)  →  softmax (10)
 * </pre>
 *
 * <p>Its numbers are FLOAT: the matrices are large here, and float halves the time.
 */
public final class DigitNetwork {
    private static final int EVALUATED_AT_ONCE = 500;

    private final FeedForwardNetwork layers;

    /**
     * An untrained network with so many hidden neurons.
     *
     * @param hidden H, at least 1
     * @param random draws the weights
     */
    DigitNetwork(int hidden, RandomGenerator random) {
        layers = new FeedForwardNetwork(
                new DenseLayer(
                        "hidden", DigitImages.PIXELS, hidden, Activation.RELU, Initialiser.HE, random, DataType.FLOAT),
                new DenseLayer(
                        "output",
                        hidden,
                        DigitImages.DIGITS,
                        Activation.IDENTITY,
                        Initialiser.XAVIER,
                        random,
                        DataType.FLOAT));
    }

    /** {@return hidden.weights (784, H), hidden.bias (1, H), output.weights (H, 10), output.bias (1, 10)} */
    public List<Parameter> parameters() {
        return layers.parameters();
    }

    /** {@return how many numbers are learned: 784·H + H + H·10 + 10} */
    public long parameterCount() {
        return layers.parameterCount();
    }

    /**
     * Finds the gradient of every parameter for a batch.
     *
     * @param x pictures (B, 784)
     * @param targets a single 1 in each row (B, 10)
     * @return the loss, in nats a picture
     */
    public double backward(INDArray x, INDArray targets) {
        INDArray logits = layers.forward(x); // (B, 784) -> (B, H) -> (B, 10)
        SoftmaxCrossEntropy.Evaluation evaluation = SoftmaxCrossEntropy.evaluate(logits, targets);
        layers.backward(evaluation.gradient());
        return evaluation.loss();
    }

    /**
     * {@return how likely each digit is for each picture (N, 10), as the network sees it}
     *
     * @param images N pictures
     */
    public float[][] probabilities(DigitImages images) {
        float[][] all = new float[images.size()][];
        int[] order = IntStream.range(0, images.size()).toArray();
        for (int from = 0; from < images.size(); from += EVALUATED_AT_ONCE) {
            int to = Math.min(images.size(), from + EVALUATED_AT_ONCE);
            INDArray logits = layers.forward(images.inputs(order, from, to));
            float[][] rows = SoftmaxCrossEntropy.softmax(logits).toFloatMatrix();
            System.arraycopy(rows, 0, all, from, rows.length);
        }
        return all;
    }
}

package dev.aifromzero.level2.network;

import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that sees one character and gives a probability to each possible next one:
 *
 * <pre>
 * one-hot (V)  →  hidden layer (H, with a bend)  →  logits (V)  →  softmax (V)
 * </pre>
 *
 * <p>All V inputs go through at once: the batch is the identity matrix (V, V), whose row i is the one-hot code of
 * character i.
 */
public final class CharacterNetwork {
    private final FeedForwardNetwork layers;
    private final INDArray everyInput;

    /**
     * An untrained network.
     *
     * @param vocabSize V, the number of different characters
     * @param hidden H, the number of hidden neurons
     * @param activation the bend of the hidden layer
     * @param random draws the first weights
     */
    public CharacterNetwork(int vocabSize, int hidden, Activation activation, RandomGenerator random) {
        Initialiser first =
                activation == Activation.RELU || activation == Activation.GELU ? Initialiser.HE : Initialiser.XAVIER;
        this.layers = new FeedForwardNetwork(
                new DenseLayer("hidden", vocabSize, hidden, activation, first, random),
                new DenseLayer("output", hidden, vocabSize, Activation.IDENTITY, Initialiser.XAVIER, random));
        // eye makes FLOAT numbers, and mixing them with DOUBLE would throw away half the digits.
        this.everyInput = Nd4j.eye(vocabSize).castTo(DataType.DOUBLE);
    }

    /** {@return hidden.weights (V, H), hidden.bias (1, H), output.weights (H, V), output.bias (1, V)} */
    public List<Parameter> parameters() {
        return layers.parameters();
    }

    /** {@return how many numbers are learned: V·H + H + H·V + V} */
    public long parameterCount() {
        return layers.parameterCount();
    }

    /** {@return the scores of every next character after every character (V, V)} */
    public INDArray logits() {
        return layers.forward(everyInput); // (V, V) -> (V, H) -> (V, V)
    }

    /** {@return P(j | i) (V, V): each row sums to 1} */
    public INDArray probabilities() {
        return SoftmaxCrossEntropy.softmax(logits());
    }

    /**
     * {@return the mean surprise at the pairs of a text, in nats a character}
     *
     * @param text its pairs, with the V characters of this network
     */
    public double loss(PairCounts text) {
        return SoftmaxCrossEntropy.loss(logits(), text.counts());
    }

    /**
     * Finds the gradient of every parameter.
     *
     * @param text its pairs, with the V characters of this network
     * @return the loss, in nats a character
     */
    public double backward(PairCounts text) {
        SoftmaxCrossEntropy.Evaluation now = SoftmaxCrossEntropy.evaluate(logits(), text.counts());
        layers.backward(now.gradient());
        return now.loss();
    }

    /**
     * {@return so many characters after the first, drawn one after the other by the network's probabilities}
     *
     * @param first the id of the character to begin with, 0 to V − 1; it stands first in the answer
     * @param length how many characters follow, at least 0
     * @param random draws them
     */
    public int[] generate(int first, int length, RandomGenerator random) {
        // Logarithms of probabilities are at most 0: they cannot overflow when they become float.
        double[][] logits = SoftmaxCrossEntropy.logSoftmax(logits()).toDoubleMatrix();
        Sampler sampler = SamplingConfig.defaults().sampler();
        int[] ids = new int[length + 1];
        ids[0] = first;
        for (int i = 1; i <= length; i++) {
            ids[i] = sampler.sample(toFloat(logits[ids[i - 1]]), ids, random);
        }
        return ids;
    }

    private static float[] toFloat(double[] row) {
        float[] narrow = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            narrow[i] = (float) row[i];
        }
        return narrow;
    }
}

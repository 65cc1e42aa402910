package dev.aifromzero.level2.network;

import dev.aifromzero.level2.neuron.LogicGate;
import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.Optimizer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The smallest network that can do what one neuron cannot: 2 inputs, a few hidden neurons, no or yes. */
public final class XorNetwork {
    /** How many hidden neurons there are: two could do it, but with four the training rarely gets stuck. */
    public static final int HIDDEN = 4;

    private static final int EPOCHS = 300;
    private static final double LEARNING_RATE = 0.1;

    private final FeedForwardNetwork layers;
    private final INDArray inputs = Nd4j.create(LogicGate.inputs()); // (4, 2)
    private final INDArray targets; // (4, 2): a 1 in the column of the right answer, no or yes

    /**
     * An untrained network.
     *
     * @param random draws the first weights
     */
    public XorNetwork(RandomGenerator random) {
        layers = new FeedForwardNetwork(
                new DenseLayer("hidden", 2, HIDDEN, Activation.TANH, Initialiser.XAVIER, random),
                new DenseLayer("output", HIDDEN, 2, Activation.IDENTITY, Initialiser.XAVIER, random));
        double[] answers = LogicGate.XOR.answers();
        double[][] oneHot = new double[answers.length][2];
        for (int i = 0; i < answers.length; i++) {
            oneHot[i][(int) answers[i]] = 1;
        }
        targets = Nd4j.create(oneHot);
    }

    /**
     * Learns the four cases.
     *
     * @return the number of epochs it took
     */
    public int train() {
        Optimizer optimizer = new Adam();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            INDArray logits = layers.forward(inputs); // (4, 2) -> (4, 4) -> (4, 2)
            layers.backward(SoftmaxCrossEntropy.gradient(logits, targets));
            optimizer.step(layers.parameters(), LEARNING_RATE);
        }
        return EPOCHS;
    }

    /** {@return how sure the network is of a yes in each of the four cases, 0 to 1} */
    public double[] answers() {
        INDArray p = SoftmaxCrossEntropy.softmax(layers.forward(inputs)); // (4, 2)
        double[] yes = new double[p.rows()];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = p.getDouble(i, 1);
        }
        return yes;
    }
}

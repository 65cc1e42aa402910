package dev.aifromzero.level2.bench;

import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.optimizer.Sgd;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The level's own layers and optimizer, with a batch of one: some forty calls of the array library a pair, each for at
 * most a few thousand numbers.
 */
public final class Nd4jPerSample implements PerSampleTraining {
    private final FeedForwardNetwork layers;
    private final INDArray oneHot;
    private final Sgd sgd = new Sgd();

    /**
     * @param layers a network with one input and one output for each of the V characters; it is trained in place
     * @param vocabSize V
     */
    public Nd4jPerSample(FeedForwardNetwork layers, int vocabSize) {
        this.layers = layers;
        this.oneHot = Nd4j.eye(vocabSize).castTo(DataType.DOUBLE);
    }

    @Override
    public double epoch(int[] ids, double learningRate) {
        double loss = 0;
        for (int i = 0; i + 1 < ids.length; i++) {
            INDArray x = oneHot.getRow(ids[i], true); // (1, V)
            INDArray target = oneHot.getRow(ids[i + 1], true); // (1, V)
            INDArray logits = layers.forward(x); // (1, V) -> (1, H) -> (1, V)
            SoftmaxCrossEntropy.Evaluation evaluation = SoftmaxCrossEntropy.evaluate(logits, target);
            layers.backward(evaluation.gradient());
            sgd.step(layers.parameters(), learningRate);
            loss += evaluation.loss();
        }
        return loss / (ids.length - 1);
    }

    @Override
    public double[][][] parameters() {
        return layers.layers().stream()
                .map(DenseLayer::parameters)
                .flatMap(parameters -> parameters.stream().map(p -> p.value().toDoubleMatrix()))
                .toArray(double[][][]::new);
    }
}

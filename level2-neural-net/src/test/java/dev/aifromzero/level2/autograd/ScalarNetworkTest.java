package dev.aifromzero.level2.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScalarNetworkTest {
    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final double[] TARGETS = {-1, 1, 1, -1};

    @Test
    void gradientsAreThoseOfTheBackwardPassByHand() {
        for (int seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DenseLayer hidden = new DenseLayer("hidden", 2, 3, Activation.TANH, Initialiser.XAVIER, random);
            DenseLayer output = new DenseLayer("output", 3, 1, Activation.TANH, Initialiser.XAVIER, random);
            FeedForwardNetwork matrices = new FeedForwardNetwork(hidden, output);
            ScalarNetwork values = new ScalarNetwork();
            for (DenseLayer layer : matrices.layers()) {
                values.layer(
                        "layer",
                        layer.weights().value().toDoubleMatrix(),
                        layer.bias().value().toDoubleVector());
            }
            INDArray error = matrices.forward(Nd4j.create(INPUTS)).sub(Nd4j.create(TARGETS, new long[] {4, 1}, 'c'));
            matrices.backward(error.mul(0.5));
            values.loss(INPUTS, TARGETS).backward();
            List<Double> byHand = new ArrayList<>();
            for (Parameter parameter : matrices.parameters()) {
                for (double gradient : parameter.gradient().ravel().toDoubleVector()) {
                    byHand.add(gradient);
                }
            }
            assertEquals(byHand.size(), values.parameters().size());
            for (int i = 0; i < byHand.size(); i++) {
                assertEquals(byHand.get(i), values.parameters().get(i).gradient(), 1e-12);
            }
        }
    }

    @Test
    void learningLowersTheLossAndReturnsTheOneBefore() {
        ScalarNetwork network = new ScalarNetwork()
                .layer("hidden", new double[][] {{0.5, -0.3}, {0.2, 0.8}}, new double[] {0, 0.1})
                .layer("output", new double[][] {{0.4}, {-0.6}}, new double[] {0});
        double before = network.loss(INPUTS, TARGETS).data();
        assertEquals(before, network.learn(INPUTS, TARGETS, 0.1));
        assertTrue(network.loss(INPUTS, TARGETS).data() < before);
        assertEquals("hidden.weights[0, 1]", network.parameters().get(1).name());
        assertEquals("output.bias[0]", network.parameters().get(8).name());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        ScalarNetwork network = new ScalarNetwork();
        assertThrows(
                IllegalArgumentException.class, () -> network.layer("a", new double[][] {{1, 2}}, new double[] {0}));
        network.layer("b", new double[][] {{1}, {2}}, new double[] {0});
        assertThrows(IllegalArgumentException.class, () -> network.forward(1, 2, 3));
    }
}

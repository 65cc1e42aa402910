package dev.aifromzero.level2.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.optimizer.Parameter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BackwardTest {
    private static final double LIMIT = 1e-7;
    private final SplittableRandom random = new SplittableRandom(7);

    private INDArray random(int rows, int columns) {
        return Initialiser.HE.weights(rows, columns, random);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfADeepNetworkAgreeWithDifferencesForEveryActivation(Activation f) {
        FeedForwardNetwork network = new FeedForwardNetwork(
                new DenseLayer("first", 3, 5, f, Initialiser.XAVIER, random),
                new DenseLayer("second", 5, 4, f, Initialiser.HE, random),
                new DenseLayer("third", 4, 6, Activation.IDENTITY, Initialiser.XAVIER, random));
        network.parameters().forEach(p -> p.value().addi(0.1));
        INDArray x = random(7, 3);
        INDArray counts = Nd4j.create(new double[][] {
            {1, 0, 0, 0, 0, 2},
            {0, 3, 0, 0, 1, 0},
            {0, 0, 0, 0, 0, 0},
            {1, 1, 1, 1, 1, 1},
            {0, 0, 9, 0, 0, 0},
            {0, 0, 0, 0, 0, 1},
            {2, 0, 0, 5, 0, 0}
        });
        network.backward(SoftmaxCrossEntropy.gradient(network.forward(x), counts));
        List<GradientCheck.Result> results =
                GradientCheck.check(network.parameters(), () -> SoftmaxCrossEntropy.loss(network.forward(x), counts));
        assertEquals(6, results.size());
        for (GradientCheck.Result result : results) {
            assertTrue(result.relativeError() < LIMIT, f + " " + result);
        }
    }

    @Test
    void blameOfTheInputAgreesWithDifferences() {
        DenseLayer layer = new DenseLayer("layer", 4, 3, Activation.TANH, Initialiser.XAVIER, random);
        INDArray x = random(2, 4);
        INDArray counts = Nd4j.create(new double[][] {{1, 0, 0}, {0, 0, 1}});
        INDArray blame = layer.backward(SoftmaxCrossEntropy.gradient(layer.forward(x), counts));
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 4; column++) {
                double slope =
                        GradientCheck.slope(x, row, column, () -> SoftmaxCrossEntropy.loss(layer.forward(x), counts));
                assertEquals(slope, blame.getDouble(row, column), 1e-9);
            }
        }
    }

    @Test
    void gradientCheckNoticesAWrongGradient() {
        DenseLayer layer = new DenseLayer("layer", 4, 3, Activation.IDENTITY, Initialiser.XAVIER, random);
        INDArray x = random(2, 4);
        INDArray counts = Nd4j.create(new double[][] {{1, 0, 0}, {0, 0, 1}});
        layer.backward(SoftmaxCrossEntropy.gradient(layer.forward(x), counts));
        layer.bias().gradient(layer.bias().gradient().mul(1.001));
        List<GradientCheck.Result> results =
                GradientCheck.check(layer.parameters(), () -> SoftmaxCrossEntropy.loss(layer.forward(x), counts));
        assertTrue(results.get(0).relativeError() < LIMIT);
        assertTrue(results.get(1).relativeError() > 1e-4);
    }

    @Test
    void theErrorOfAGradientIsMeasuredAgainstBothLengths() {
        Parameter w = new Parameter("w", Nd4j.create(new double[][] {{2}}), true);
        w.gradient(Nd4j.create(new double[][] {{8}}));
        // the slope of w² at 2 is 4: (8 − 4) / (8 + 4)
        GradientCheck.Result result = GradientCheck.check(
                        List.of(w), () -> Math.pow(w.value().getDouble(0), 2))
                .get(0);
        assertEquals(1 / 3.0, result.relativeError(), 1e-6);
        assertEquals("w", result.parameter());
        w.gradient(Nd4j.create(new double[][] {{0}}));
        assertEquals(0, GradientCheck.check(List.of(w), () -> 5).get(0).relativeError());
    }

    @Test
    void forwardOfOneLayerAsOnPaper() {
        DenseLayer layer = new DenseLayer("layer", 2, 2, Activation.IDENTITY, Initialiser.XAVIER, random);
        layer.weights().value().assign(Nd4j.create(new double[][] {{1, 2}, {3, 4}}));
        layer.bias().value().assign(Nd4j.create(new double[][] {{10, 20}}));
        INDArray answer = layer.forward(Nd4j.create(new double[][] {{1, 1}, {2, 0}}));
        assertEquals(Nd4j.create(new double[][] {{14, 26}, {12, 24}}), answer);
        assertEquals(Activation.IDENTITY, layer.activation());
        assertEquals(List.of(layer), new FeedForwardNetwork(layer).layers());
        assertEquals(6, new FeedForwardNetwork(layer).parameterCount());
    }

    @Test
    void softmaxOfTheClassicExample() {
        double[] p = SoftmaxCrossEntropy.softmax(Nd4j.create(new double[][] {{2.0, 1.0, 0.5, 0.1}}))
                .toDoubleVector();
        double[] expected = {0.5745, 0.2114, 0.1282, 0.0859};
        for (int i = 0; i < p.length; i++) {
            assertEquals(expected[i], p[i], 1e-4);
        }
    }

    @Test
    void softmaxOfHugeLogitsIsFiniteAndSumsToOne() {
        INDArray p =
                SoftmaxCrossEntropy.softmax(Nd4j.create(new double[][] {{1000, 999, -1000}, {-5000, -5000, -5000}}));
        assertEquals(1, p.getRow(0).sumNumber().doubleValue(), 1e-12);
        assertEquals(1.0 / 3, p.getDouble(1, 2), 1e-12);
    }

    @Test
    void tableOfCountsGivesTheMeanGradientOfAllSingleExamples() {
        INDArray logits = random(2, 3);
        INDArray gathered = Nd4j.create(new double[][] {{2, 1, 0}, {0, 0, 1}});
        int[][] examples = {{0, 0}, {0, 0}, {0, 1}, {1, 2}};
        INDArray sum = Nd4j.zerosLike(logits);
        for (int[] example : examples) {
            INDArray single = Nd4j.zerosLike(logits);
            single.putScalar(example[0], example[1], 1);
            sum.addi(SoftmaxCrossEntropy.gradient(logits, single));
        }
        INDArray difference = sum.divi(examples.length).subi(SoftmaxCrossEntropy.gradient(logits, gathered));
        assertTrue(difference.amaxNumber().doubleValue() < 1e-15);
    }

    @Test
    void parametersRefuseFloatNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new Parameter("w", Nd4j.zeros(2, 2), true));
    }

    @Test
    void xorIsLearnedByANetwork() {
        XorNetwork network = new XorNetwork(new SplittableRandom(42));
        assertEquals(300, network.train());
        double[] yes = network.answers();
        assertTrue(yes[0] < 0.1 && yes[1] > 0.9 && yes[2] > 0.9 && yes[3] < 0.1);
    }

    @Test
    void xavierWeightsStayWithinTheirLimit() {
        INDArray w = Initialiser.XAVIER.weights(68, 64, random);
        double limit = Math.sqrt(6.0 / (68 + 64));
        assertTrue(w.amaxNumber().doubleValue() <= limit);
        assertEquals(limit / Math.sqrt(3), w.stdNumber(false).doubleValue(), 0.005);
        assertEquals(0, w.meanNumber().doubleValue(), 0.01);
    }
}

package dev.aifromzero.level2.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PerSampleTrainingTest {
    private static final int[] IDS = {0, 1, 2, 0, 3, 1, 2, 2, 4, 0, 1, 2, 0, 3};

    private static Nd4jPerSample library() {
        SplittableRandom random = new SplittableRandom(11);
        return new Nd4jPerSample(
                new FeedForwardNetwork(
                        new DenseLayer("hidden", 5, 7, Activation.SIGMOID, Initialiser.XAVIER, random),
                        new DenseLayer("output", 7, 5, Activation.IDENTITY, Initialiser.XAVIER, random)),
                5);
    }

    @Test
    void loopsAndLibraryComputeTheSame() {
        Nd4jPerSample library = library();
        LoopsPerSample loops = new LoopsPerSample(library.parameters());
        for (int epoch = 0; epoch < 5; epoch++) {
            assertEquals(library.epoch(IDS, 0.3), loops.epoch(IDS, 0.3), 1e-12);
        }
        for (int parameter = 0; parameter < 4; parameter++) {
            double[][] expected = library.parameters()[parameter];
            double[][] found = loops.parameters()[parameter];
            assertEquals(expected.length, found.length);
            for (int row = 0; row < expected.length; row++) {
                assertArrayEquals(expected[row], found[row], 1e-12, "parameter " + parameter);
            }
        }
    }

    @Test
    void trainingLearnsAndLeavesTheFirstWeightsAlone() {
        double[][][] first = library().parameters();
        LoopsPerSample loops = new LoopsPerSample(first);
        double before = loops.epoch(IDS, 0.3);
        for (int epoch = 0; epoch < 100; epoch++) {
            loops.epoch(IDS, 0.3);
        }
        assertTrue(loops.epoch(IDS, 0.3) < before / 2);
        assertEquals(before, new LoopsPerSample(first).epoch(IDS, 0.3));
    }

    @Test
    void sameStartGivesTheSameDigits() {
        double[] losses = new double[2];
        for (int run = 0; run < 2; run++) {
            Nd4jPerSample library = library();
            library.epoch(IDS, 0.3);
            losses[run] = library.epoch(IDS, 0.3);
        }
        assertEquals(losses[0], losses[1]);
    }

    @Test
    void productInLoopsIsTheLibrarysProduct() {
        SplittableRandom random = new SplittableRandom(3);
        INDArray a = Initialiser.HE.weights(4, 6, random);
        INDArray b = Initialiser.HE.weights(6, 3, random);
        double[][] c = {{9, 9, 9}, {9, 9, 9}, {9, 9, 9}, {9, 9, 9}};
        MatrixProduct.multiply(a.toDoubleMatrix(), b.toDoubleMatrix(), c);
        assertTrue(a.mmul(b).sub(Nd4j.create(c)).amaxNumber().doubleValue() < 1e-12);
    }

    @Test
    void stopwatchRunsTheWorkAndReportsATime() {
        AtomicInteger runs = new AtomicInteger();
        double microseconds = Stopwatch.microseconds(runs::incrementAndGet, 0.001);
        assertTrue(runs.get() > Stopwatch.ROUNDS);
        assertTrue(microseconds > 0 && Double.isFinite(microseconds));
    }
}

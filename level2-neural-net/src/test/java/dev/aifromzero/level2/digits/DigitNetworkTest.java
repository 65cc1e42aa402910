package dev.aifromzero.level2.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level2.digits.DigitTraining.Config;
import dev.aifromzero.level2.digits.DigitTraining.Point;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class DigitNetworkTest {
    private static final DigitImages TRAIN = DigitPainter.create().paint(800, new SplittableRandom(1));
    private static final DigitImages HELD_OUT = DigitPainter.create().paint(200, new SplittableRandom(2));

    private static List<Point> train(DigitTraining training) {
        return training.run(new DigitTraining.Listener() {
            @Override
            public void afterStep(int step, double loss) {
                assertTrue(step >= 1 && step <= training.steps());
            }

            @Override
            public void afterEpoch(Point point) {
                assertTrue(Double.isFinite(point.trainLoss()));
            }
        });
    }

    private static DigitTraining training() {
        return new DigitTraining(new Config(32, 6, 20, 0.004), TRAIN, HELD_OUT, new SplittableRandom(7));
    }

    @Test
    void shortTrainingReadsUnseenDigitsFarBetterThanChance() {
        List<Point> history = train(training());
        assertEquals(7, history.size());
        assertTrue(history.get(0).heldOutAccuracy() < 0.3);
        assertTrue(history.get(6).heldOutAccuracy() > 0.75, history.get(6).toString());
        assertTrue(history.get(6).heldOutLoss() < history.get(1).heldOutLoss());
    }

    @Test
    void sameSeedGivesTheSameTrainingToTheLastDigit() {
        DigitImages few = TRAIN.first(120);
        Config shorter = new Config(8, 2, 20, 0.004);
        List<Point> first = train(new DigitTraining(shorter, few, few, new SplittableRandom(7)));
        List<Point> again = train(new DigitTraining(shorter, few, few, new SplittableRandom(7)));
        assertEquals(first, again);
    }

    @Test
    void gradientsInFloatAgreeWithDifferencesOfTheLoss() {
        DigitNetwork network = new DigitNetwork(12, new SplittableRandom(3));
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
        INDArray x = TRAIN.inputs(order, 0, 8);
        INDArray targets = TRAIN.targets(order, 0, 8);
        network.backward(x, targets);
        for (Parameter p : network.parameters()) {
            assertEquals(DataType.FLOAT, p.value().dataType());
            INDArray gradient = p.gradient().dup();
            // Along the gradient the slope is its length; float allows steps of this size only.
            double length = gradient.norm2Number().doubleValue();
            double step = 0.0005;
            p.value().addi(gradient.mul(step / length));
            double above = network.backward(x, targets);
            p.value().subi(gradient.mul(2 * step / length));
            double below = network.backward(x, targets);
            p.value().addi(gradient.mul(step / length));
            assertEquals(length, (above - below) / (2 * step), 0.01 * length, p.name());
        }
    }

    @Test
    void batchHoldsBrightnessesAndASingleOneARow() {
        INDArray x = TRAIN.inputs(new int[] {5, 3, 9}, 1, 3);
        INDArray targets = TRAIN.targets(new int[] {5, 3, 9}, 1, 3);
        assertArrayEquals(new long[] {2, 784}, x.shape());
        assertEquals(TRAIN.brightness(9, 14, 13), x.getFloat(1, 14 * 28 + 13));
        assertEquals(2, targets.sumNumber().intValue());
        assertEquals(1, targets.getFloat(0, TRAIN.labels()[3]));
    }

    @Test
    void probabilitiesOfEveryPictureSumToOne() {
        DigitNetwork network = new DigitNetwork(8, new SplittableRandom(3));
        for (float[] row : network.probabilities(TRAIN)) {
            float sum = 0;
            for (float p : row) {
                sum += p;
            }
            assertEquals(1, sum, 1e-5);
        }
    }

    @Test
    void confusionMatrixOnPaper() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new byte[] {1, 1, 1, 2}, new int[] {1, 7, 1, 2});
        assertEquals(0.75, matrix.accuracy());
        assertEquals(1, matrix.counts()[1][7]);
        assertEquals(2.0 / 3, matrix.shares()[1][1]);
        assertEquals(0, matrix.shares()[5][5]);
        assertEquals(3, matrix.total(1));
        assertEquals(0, matrix.total(5));
        assertEquals(0, ConfusionMatrix.of(new byte[0], new int[0]).accuracy());
    }

    @Test
    void lossIsTheMeanSurpriseAtTheRightDigits() {
        float[][] p = new float[2][10];
        p[0][1] = 0.5f;
        p[1][2] = 0.25f;
        DigitImages images = new DigitImages(new byte[2 * 784], new byte[] {1, 2});
        assertEquals(1.5 * Math.log(2), new DigitEvaluation(images, p, new int[] {1, 1}).loss(), 1e-9);
        assertEquals(0.5, new DigitEvaluation(images, p, new int[] {1, 1}).accuracy());
    }

    @Test
    void aNetworkSaysTheLikeliestDigitAndOfEqualOnesTheFirst() {
        DigitNetwork network = new DigitNetwork(4, new SplittableRandom(3));
        for (Parameter p : network.parameters()) {
            p.value().muli(0); // every digit is equally likely
        }
        assertEquals(0, DigitEvaluation.of(network, TRAIN.first(1)).said()[0]);
        network.parameters().get(3).value().putScalar(0, 9, 1);
        assertEquals(9, DigitEvaluation.of(network, TRAIN.first(1)).said()[0]);
        network.parameters().get(3).value().putScalar(0, 4, 1);
        assertEquals(4, DigitEvaluation.of(network, TRAIN.first(1)).said()[0]);
    }

    @Test
    void theParametersAreTheWeightsAndBiasesOfTwoLayers() {
        assertEquals(784 * 9 + 9 + 9 * 10 + 10, new DigitNetwork(9, new SplittableRandom(3)).parameterCount());
    }

    @Test
    void manyPicturesAreAnsweredLikeOneByOne() {
        DigitNetwork network = new DigitNetwork(8, new SplittableRandom(3));
        float[][] all = network.probabilities(TRAIN); // more than are evaluated at once
        assertEquals(800, all.length);
        for (int image : new int[] {0, 499, 500, 501, 799}) {
            byte[] pixels = Arrays.copyOfRange(TRAIN.pixels(), image * 784, image * 784 + 784);
            DigitImages alone = new DigitImages(pixels, new byte[1]);
            assertArrayEquals(network.probabilities(alone)[0], all[image], 1e-6f, "picture " + image);
        }
    }

    @Test
    void everyEpochTakesAllPicturesAndTheLastBatchMayBeSmall() {
        DigitTraining training = new DigitTraining(
                new Config(4, 2, 3, 0.001), TRAIN.first(7), HELD_OUT.first(2), new SplittableRandom(7));
        assertEquals(6, training.steps());
        assertEquals(
                4,
                new DigitTraining(new Config(4, 2, 3, 0.001), TRAIN.first(6), HELD_OUT, new SplittableRandom(7))
                        .steps());
        List<Integer> steps = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        training.run(new DigitTraining.Listener() {
            @Override
            public void afterStep(int step, double loss) {
                steps.add(step);
                assertTrue(loss > 0);
            }

            @Override
            public void afterEpoch(Point point) {
                epochs.add(point.epoch());
            }
        });
        assertEquals(List.of(1, 2, 3, 4, 5, 6), steps);
        assertEquals(List.of(0, 1, 2), epochs);
        assertEquals(4, training.network().parameters().get(1).count());
    }

    @Test
    void everyEpochTakesEveryPictureOnceInAnotherOrder() {
        // with next to no learning a picture costs the same every time, and its loss is its name
        DigitTraining training = new DigitTraining(
                new Config(4, 2, 1, 1e-12), TRAIN.first(12), HELD_OUT.first(2), new SplittableRandom(7));
        List<Long> losses = new ArrayList<>();
        training.run(new DigitTraining.Listener() {
            @Override
            public void afterStep(int step, double loss) {
                losses.add(Math.round(loss * 1e4));
            }

            @Override
            public void afterEpoch(Point point) {}
        });
        List<Long> first = losses.subList(0, 12);
        List<Long> second = losses.subList(12, 24);
        assertEquals(12, first.stream().distinct().count());
        assertEquals(first.stream().sorted().toList(), second.stream().sorted().toList());
        assertNotEquals(first, second);
        DigitNetwork untrained = new DigitNetwork(4, new SplittableRandom(7));
        int[] inOrder = IntStream.range(0, 12).toArray();
        List<Long> unshuffled = IntStream.range(0, 12)
                .mapToObj(i -> Math.round(
                        1e4 * untrained.backward(TRAIN.inputs(inOrder, i, i + 1), TRAIN.targets(inOrder, i, i + 1))))
                .toList();
        assertEquals(
                unshuffled.stream().sorted().toList(), first.stream().sorted().toList());
        assertNotEquals(unshuffled, first);
    }

    @Test
    void theFirstPicturesAreKeptAsTheyAre() {
        DigitImages first = HELD_OUT.first(3);
        assertEquals(3, first.size());
        assertArrayEquals(Arrays.copyOf(HELD_OUT.pixels(), 3 * 784), first.pixels());
        assertArrayEquals(Arrays.copyOf(HELD_OUT.labels(), 3), first.labels());
        assertEquals(200, HELD_OUT.first(999).size());
        assertThrows(IllegalArgumentException.class, () -> new DigitImages(new byte[784], new byte[2]));
    }

    @Test
    void worstMistakesComeFirst() {
        byte[] labels = {1, 2, 3};
        float[][] p = new float[3][10];
        p[0][7] = 0.6f;
        p[1][2] = 0.9f;
        p[2][5] = 0.8f;
        DigitEvaluation evaluation =
                new DigitEvaluation(new DigitImages(new byte[3 * 784], labels), p, new int[] {7, 2, 5});
        assertEquals(
                List.of(new DigitEvaluation.Mistake(2, 3, 5, 0.8f), new DigitEvaluation.Mistake(0, 1, 7, 0.6f)),
                evaluation.mistakes());
        assertTrue(Double.isFinite(evaluation.loss()));
    }
}

package dev.aifromzero.level2.exercises;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level2.neuron.Neuron;
import java.util.SplittableRandom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Task(
        id = "2.1",
        points = 2,
        title = "One neuron that learns",
        hint =
                "Write output first; loss and learn both begin by asking it. In learn, keep the error in a variable before you"
                        + " change the first weight: afterwards output gives another number.",
        lesson = "docs/level2.md#step-1-one-neuron")
class OneNeuronTest {
    private static final double[][] CASES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    @Test
    @Order(1)
    void theExampleIsRight() {
        OneNeuron neuron = new OneNeuron(2);
        double[] inputs = {1, 0};
        assertEquals(0.5, neuron.output(inputs), 1e-12, "a neuron whose numbers are all 0 says sigmoid(0)");
        assertEquals(Math.log(2), neuron.loss(inputs, 1), 1e-12, "the loss before learning: −ln 0.5 = 0.693");
        neuron.learn(inputs, 1, 1);
        assertArrayEquals(
                new double[] {0.5, 0},
                neuron.weights(),
                1e-12,
                "weights after one step: the error was −0.5, and the second input was 0. Do you go against the gradient?");
        assertEquals(0.5, neuron.bias(), 1e-12, "the bias after one step; it learns too, as if its input were 1");
        assertEquals(0.7311, neuron.output(inputs), 1e-4, "now z = 0.5 · 1 + 0 · 0 + 0.5 = 1, and sigmoid(1) is");
        assertEquals(0.3133, neuron.loss(inputs, 1), 1e-4, "the loss after learning: −ln 0.7311");
    }

    @Test
    @Order(2)
    void aNoIsLearnedToo() {
        OneNeuron neuron = new OneNeuron(2);
        double[] inputs = {2, -3};
        assertEquals(Math.log(2), neuron.loss(inputs, 0), 1e-12, "the loss for a target of 0: −ln(1 − 0.5)");
        neuron.learn(inputs, 0, 0.1);
        assertArrayEquals(
                new double[] {-0.1, 0.15},
                neuron.weights(),
                1e-12,
                "error 0.5, rate 0.1: 0 − 0.1 · 0.5 · 2 and 0 − 0.1 · 0.5 · (−3)");
        assertEquals(-0.05, neuron.bias(), 1e-12, "the bias: 0 − 0.1 · 0.5");
        assertEquals(
                -Math.log(1 - neuron.output(inputs)),
                neuron.loss(inputs, 0),
                1e-12,
                "for a target of 0 the loss is −ln(1 − output): what is the probability of the right answer?");
    }

    @Test
    @Order(3)
    void aNeuronWithoutInputsHasOnlyItsBias() {
        OneNeuron neuron = new OneNeuron(0);
        neuron.learn(new double[0], 1, 2);
        assertEquals(1, neuron.bias(), 1e-12, "error −0.5, rate 2: the bias alone has learned");
        assertEquals(0, neuron.weights().length, "there is no weight");
    }

    @Test
    @Order(4)
    void allNumbersOfOneStepAreJudgedByTheSameError() {
        OneNeuron neuron = new OneNeuron(2);
        neuron.learn(new double[] {5, 5}, 1, 1);
        assertEquals(
                neuron.weights()[0],
                neuron.weights()[1],
                1e-12,
                "equal inputs, equal beginnings: both weights must get the same. Did you ask output again between them?");
        assertEquals(
                0.5,
                neuron.bias(),
                1e-12,
                "the bias belongs to the same step: error −0.5, not that of the changed neuron");
    }

    @Test
    @Order(5)
    void randomNeuronsAgreeWithTheLevelsOwn() {
        SplittableRandom random = new SplittableRandom(21);
        for (int round = 0; round < 50; round++) {
            int inputs = 1 + random.nextInt(4);
            OneNeuron neuron = new OneNeuron(inputs);
            Neuron expected = new Neuron(new double[inputs], 0);
            for (int step = 0; step < 5; step++) {
                double[] x = random.doubles(inputs, -2, 2).toArray();
                double target = random.nextInt(2);
                double rate = random.nextDouble(0.1, 2);
                String where = "step " + step + " of a neuron with " + inputs + " inputs, target " + target;
                assertEquals(expected.output(x), neuron.output(x), 1e-9, "output before " + where);
                assertEquals(expected.loss(x, target), neuron.loss(x, target), 1e-9, "loss before " + where);
                neuron.learn(x, target, rate);
                expected.learn(x, target, rate);
                assertArrayEquals(expected.weights(), neuron.weights(), 1e-9, "weights after " + where);
                assertEquals(expected.bias(), neuron.bias(), 1e-9, "bias after " + where);
            }
        }
    }

    @Test
    @Order(6)
    void andIsLearnedButXorIsNot() {
        double[] and = trained(new double[] {0, 0, 0, 1});
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    i == 3 ? "yes" : "no",
                    and[i] > 0.5 ? "yes" : "no",
                    "AND of " + CASES[i][0] + " and " + CASES[i][1] + " after 200 epochs; the output was " + and[i]);
        }
        double[] xor = trained(new double[] {0, 1, 1, 0});
        boolean solved = xor[0] < 0.5 && xor[1] > 0.5 && xor[2] > 0.5 && xor[3] < 0.5;
        assertEquals(
                "no",
                solved ? "yes" : "no",
                "is XOR learned? No straight line separates XOR, so one neuron cannot have learned it");
    }

    private static double[] trained(double[] targets) {
        OneNeuron neuron = new OneNeuron(2);
        for (int epoch = 0; epoch < 200; epoch++) {
            for (int i = 0; i < CASES.length; i++) {
                neuron.learn(CASES[i], targets[i], 1);
            }
        }
        double[] answers = new double[CASES.length];
        for (int i = 0; i < CASES.length; i++) {
            answers[i] = neuron.output(CASES[i]);
        }
        return answers;
    }
}

package dev.aifromzero.level2.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuronTest {
    @Test
    void cricketDecisionIsTheSigmoidOfTheWeightedSum() {
        Neuron neuron = new Neuron(new double[] {3, 2, 1.5, 2.5}, -6);
        assertEquals(2.25, neuron.weightedSum(1, 1, 0.5, 1), 1e-12);
        assertEquals(0.904651, neuron.output(1, 1, 0.5, 1), 1e-6);
    }

    @Test
    void oneStepOfLearningAsOnPaper() {
        Neuron neuron = new Neuron(new double[2], 0);
        neuron.learn(new double[] {1, 0}, 1, 1); // output 0.5, error −0.5
        assertEquals(0.5, neuron.weights()[0], 1e-12);
        assertEquals(0.0, neuron.weights()[1], 1e-12);
        assertEquals(0.5, neuron.bias(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(names = {"AND", "OR"})
    void oneNeuronLearnsAndAndOr(LogicGate gate) {
        Neuron neuron = new Neuron(new double[2], 0);
        for (int epoch = 0; epoch < 200; epoch++) {
            gate.teachOnce(neuron, 1);
        }
        assertEquals(4, gate.right(neuron));
        assertTrue(gate.loss(neuron) < 0.05, "loss " + gate.loss(neuron));
    }

    @Property
    void noSingleNeuronGetsAllFourCasesOfXorRight(
            @ForAll @DoubleRange(min = -20, max = 20) double w1,
            @ForAll @DoubleRange(min = -20, max = 20) double w2,
            @ForAll @DoubleRange(min = -20, max = 20) double bias) {
        Neuron neuron = new Neuron(new double[] {w1, w2}, bias);
        assertTrue(LogicGate.XOR.right(neuron) <= 3);
        assertTrue(LogicGate.XOR.loss(neuron) >= Math.log(2) - 1e-9);
    }

    @Test
    void learningDoesNotHelpWithXor() {
        Neuron neuron = new Neuron(new double[2], 0);
        for (int epoch = 0; epoch < 1000; epoch++) {
            LogicGate.XOR.teachOnce(neuron, 0.1);
        }
        assertTrue(LogicGate.XOR.right(neuron) < 4);
    }

    @Property(tries = 200)
    void gradientAgreesWithDifferences(
            @ForAll @DoubleRange(min = -3, max = 3) double w1,
            @ForAll @DoubleRange(min = -3, max = 3) double w2,
            @ForAll @DoubleRange(min = -3, max = 3) double bias,
            @ForAll boolean answer) {
        double[] inputs = {0.7, -1.3};
        double target = answer ? 1 : 0;
        double h = 1e-5;
        double[] gradient = new Neuron(new double[] {w1, w2}, bias).gradient(inputs, target);
        double[] up = {
            loss(w1 + h, w2, bias, inputs, target),
            loss(w1, w2 + h, bias, inputs, target),
            loss(w1, w2, bias + h, inputs, target)
        };
        double[] down = {
            loss(w1 - h, w2, bias, inputs, target),
            loss(w1, w2 - h, bias, inputs, target),
            loss(w1, w2, bias - h, inputs, target)
        };
        for (int i = 0; i < gradient.length; i++) {
            assertEquals((up[i] - down[i]) / (2 * h), gradient[i], 1e-8);
        }
    }

    private static double loss(double w1, double w2, double bias, double[] inputs, double target) {
        return new Neuron(new double[] {w1, w2}, bias).loss(inputs, target);
    }

    @Test
    void lossStaysFiniteWhereTheSigmoidIsExactlyOne() {
        Neuron neuron = new Neuron(new double[] {1000}, 0);
        assertEquals(1000, neuron.loss(new double[] {1}, 0), 1e-9);
        assertEquals(0, neuron.loss(new double[] {1}, 1), 1e-9);
    }

    @Test
    void wrongNumberOfInputsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Neuron(new double[2], 0).output(1));
    }

    @Test
    void whoChangesTheCasesOfAGateChangesACopy() {
        LogicGate.inputs()[3][0] = 7;
        LogicGate.XOR.answers()[3] = 7;
        assertArrayEquals(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, LogicGate.inputs());
        assertArrayEquals(new double[] {0, 1, 1, 0}, LogicGate.XOR.answers());
    }
}

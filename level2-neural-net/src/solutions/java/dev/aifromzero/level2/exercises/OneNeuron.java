package dev.aifromzero.level2.exercises;

/** Solution of task 2.1. */
public final class OneNeuron {
    private final double[] weights;
    private double bias;

    /** A neuron that knows nothing. */
    public OneNeuron(int inputs) {
        weights = new double[inputs];
    }

    /** {@return the weights, a copy} */
    public double[] weights() {
        return weights.clone();
    }

    /** {@return the bias} */
    public double bias() {
        return bias;
    }

    /** {@return how sure the neuron is of a yes, between 0 and 1} */
    public double output(double... inputs) {
        double z = bias;
        for (int i = 0; i < weights.length; i++) {
            z += weights[i] * inputs[i];
        }
        return 1 / (1 + Math.exp(-z));
    }

    /** {@return the loss in nats} */
    public double loss(double[] inputs, double target) {
        double output = output(inputs);
        return target == 1 ? -Math.log(output) : -Math.log(1 - output);
    }

    /** Learns from one example. */
    public void learn(double[] inputs, double target, double rate) {
        double error = output(inputs) - target; // before anything changes: all numbers are judged by the same answer
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * error * inputs[i];
        }
        bias -= rate * error;
    }
}

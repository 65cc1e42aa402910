package dev.aifromzero.level2.neuron;

/**
 * A neuron with a sigmoid: {@code output = sigmoid(w1·x1 + w2·x2 + … + bias)}.
 *
 * <p>It learns by gradient descent on the cross-entropy of a yes/no answer (logistic regression). With the sigmoid the
 * gradient has a famously simple form: (output − target) · input. Sources: Rosenblatt, "The Perceptron" (1958), for the
 * weighted sum and the idea of learning from mistakes; Rumelhart, Hinton and Williams, "Learning representations by
 * back-propagating errors" (1986), for the sigmoid and the gradient.
 */
public final class Neuron {
    private final double[] weights;
    private double bias;

    /**
     * A neuron that has learned nothing.
     *
     * @param weights one a input, any real numbers
     * @param bias how much it leans to yes (above 0) or no (below 0) when all inputs are 0
     */
    public Neuron(double[] weights, double bias) {
        this.weights = weights.clone();
        this.bias = bias;
    }

    /**
     * {@return e^z / (1 + e^z): near 0 for very negative z, 0.5 at 0, near 1 for very positive z}
     *
     * @param z any number
     */
    public static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** {@return the weights, a copy} */
    public double[] weights() {
        return weights.clone();
    }

    /** {@return the bias} */
    public double bias() {
        return bias;
    }

    /**
     * {@return the weighted sum z, before the sigmoid}
     *
     * @param inputs x1, x2, …, one for each weight
     * @throws IllegalArgumentException if there are not as many inputs as weights
     */
    public double weightedSum(double... inputs) {
        if (inputs.length != weights.length) {
            throw new IllegalArgumentException(inputs.length + " inputs for " + weights.length + " weights");
        }
        double z = bias;
        for (int i = 0; i < inputs.length; i++) {
            z += weights[i] * inputs[i];
        }
        return z;
    }

    /**
     * {@return the answer: how sure the neuron is of a yes, between 0 and 1}
     *
     * @param inputs x1, x2, …, one for each weight
     */
    public double output(double... inputs) {
        return sigmoid(weightedSum(inputs));
    }

    /**
     * {@return the loss of one example: −ln(output) if the answer should be 1, −ln(1 − output) if it should be 0; in
     * nats}
     *
     * @param inputs x1, x2, …, one for each weight
     * @param target the right answer, 0 or 1
     */
    public double loss(double[] inputs, double target) {
        double z = weightedSum(inputs);
        // ln(1 + e^z) − target·z is the same, but cannot overflow.
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
    }

    /**
     * {@return the gradient of the loss: one number a weight, and that of the bias last}
     *
     * @param inputs x1, x2, …, one for each weight
     * @param target the right answer, 0 or 1
     */
    public double[] gradient(double[] inputs, double target) {
        double error = output(inputs) - target; // dL/dz
        double[] gradient = new double[weights.length + 1];
        for (int i = 0; i < weights.length; i++) {
            gradient[i] = error * inputs[i]; // dL/dw = dL/dz · dz/dw
        }
        gradient[weights.length] = error;
        return gradient;
    }

    /**
     * Learns from one example: every number takes a small step against its gradient.
     *
     * @param inputs x1, x2, …, one for each weight
     * @param target the right answer, 0 or 1
     * @param learningRate how far each step goes, above 0
     */
    public void learn(double[] inputs, double target, double learningRate) {
        double[] gradient = gradient(inputs, target);
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= learningRate * gradient[i];
        }
        bias -= learningRate * gradient[weights.length];
    }
}

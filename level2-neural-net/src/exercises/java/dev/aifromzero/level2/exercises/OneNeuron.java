package dev.aifromzero.level2.exercises;

/**
 * Task 2.1: one neuron that answers yes or no, and learns.
 *
 * <p>A neuron multiplies each input by a weight, adds everything up, adds a bias, and squeezes the sum z between 0 (no) and
 * 1 (yes):
 *
 * <pre>
 * z = w₁·x₁ + w₂·x₂ + … + bias        output = sigmoid(z) = 1 / (1 + e⁻ᶻ)
 * </pre>
 *
 * <p>How wrong was it? The loss is −ln(output) if the answer should be 1, and −ln(1 − output) if it should be 0. To learn,
 * it takes {@code error = output − target} once and then moves every number a little against its gradient:
 *
 * <pre>
 * wᵢ ← wᵢ − rate · error · xᵢ         bias ← bias − rate · error
 * </pre>
 *
 * <p>Example: all numbers are 0, the inputs are (1, 0), the target is 1, the rate is 1. The output is sigmoid(0) = 0.5, the
 * loss is −ln 0.5 = 0.693, the error is 0.5 − 1 = −0.5. So w₁ becomes 0 − 1 · (−0.5) · 1 = 0.5, w₂ stays 0 (its input was 0)
 * and the bias becomes 0.5. Now z = 1, the output is 0.731 and the loss is 0.313.
 *
 * <p>In the lesson: docs/level2.md, "Step 1: one neuron". Math.exp(x) is e to the x, Math.log(x) is ln x.
 */
public final class OneNeuron {
    private final double[] weights;
    private double bias;

    /** A neuron that knows nothing: as many weights as inputs, all 0, and a bias of 0. */
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

    /** {@return how sure the neuron is of a yes, between 0 and 1; one input for each weight} */
    public double output(double... inputs) {
        throw new UnsupportedOperationException("Task 2.1: the weighted sum, then the sigmoid");
    }

    /**
     * {@return the loss in nats, 0 or more}
     *
     * @param target what the answer should be: 1 for yes, 0 for no
     */
    public double loss(double[] inputs, double target) {
        throw new UnsupportedOperationException("Task 2.1: minus ln of the probability of the right answer");
    }

    /**
     * Learns from one example: changes {@code weights} and {@code bias} once.
     *
     * @param target 1 or 0
     * @param rate the learning rate, above 0
     */
    public void learn(double[] inputs, double target, double rate) {
        throw new UnsupportedOperationException("Task 2.1: the error once, then every weight and the bias");
    }
}

package dev.aifromzero.level2.bench;

/**
 * Trains the character network pair by pair: one character in, the next one as the answer, then at once a step of SGD.
 * All ways of writing it start from the same weights and compute the same.
 */
public interface PerSampleTraining {
    /**
     * Goes once through a text, taking a step after each pair of neighbours.
     *
     * @param ids the text, each id from 0 to below V
     * @param learningRate the length of each step
     * @return the mean surprise at each answer just before its step, in nats a character
     */
    double epoch(int[] ids, double learningRate);

    /** {@return the weights and biases as they are now: hidden.weights (V, H), hidden.bias (1, H), output.weights (H, V),
     * output.bias (1, V)} */
    double[][][] parameters();
}

package dev.aifromzero.level2.wordvec;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two arrows a word: v for the word in the middle, u for the word as a neighbour. The product u · v is large where both
 * words like to stand together.
 *
 * <p>For a middle word c, a real neighbour o and drawn words n that are no neighbours, the loss is (Mikolov and others,
 * 2013, equation 4, with the sign turned)
 *
 * <pre>
 * L = −ln σ(u_o · v_c) − Σ ln σ(−u_n · v_c)          σ(z) = 1 / (1 + e^−z)
 * </pre>
 *
 * <p>and its slopes, with g = σ(u · v_c) − 1 for the neighbour and g = σ(u · v_c) for the others, are
 * dL/du = g · v_c and dL/dv_c = Σ g · u.
 */
final class SkipGram {
    private final int dimensions;
    private final float[] middle;
    private final float[] neighbour;
    private final float[] blame;

    /** Random arrows in the middle, arrows of zeros as neighbours, as in the authors' program. */
    SkipGram(int vocabSize, int dimensions, RandomGenerator random) {
        this.dimensions = dimensions;
        this.middle = new float[vocabSize * dimensions];
        this.neighbour = new float[vocabSize * dimensions];
        this.blame = new float[dimensions];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (random.nextFloat() - 0.5f) / dimensions;
        }
    }

    /** {@return all arrows v, one after the other; not a copy} */
    float[] middle() {
        return middle;
    }

    /** {@return all arrows u, one after the other; not a copy} */
    float[] neighbour() {
        return neighbour;
    }

    /** {@return the loss L, in nats} */
    double loss(int c, int o, int[] negatives) {
        double loss = -Math.log(sigmoid(product(c, o)));
        for (int n : negatives) {
            loss -= Math.log(sigmoid(-product(c, n)));
        }
        return loss;
    }

    /** Moves all arrows concerned against their slopes. {@return the loss before, in nats} */
    double step(int c, int o, int[] negatives, float rate) {
        Arrays.fill(blame, 0);
        double loss = pull(c, o, 1, rate);
        for (int n : negatives) {
            loss += pull(c, n, 0, rate);
        }
        for (int d = 0; d < dimensions; d++) {
            middle[c * dimensions + d] -= rate * blame[d];
        }
        return loss;
    }

    /** One of the products of the loss; wanted is 1 for the neighbour, 0 for the others. */
    private double pull(int c, int word, int wanted, float rate) {
        double p = sigmoid(product(c, word));
        float g = (float) (p - wanted);
        int v = c * dimensions;
        int u = word * dimensions;
        for (int d = 0; d < dimensions; d++) {
            blame[d] += g * neighbour[u + d];
            neighbour[u + d] -= rate * g * middle[v + d];
        }
        return -Math.log(Math.max(Double.MIN_NORMAL, wanted == 1 ? p : 1 - p));
    }

    private double product(int c, int word) {
        float sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += middle[c * dimensions + d] * neighbour[word * dimensions + d];
        }
        return sum;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}

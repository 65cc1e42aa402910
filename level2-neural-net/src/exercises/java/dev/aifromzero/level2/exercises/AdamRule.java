package dev.aifromzero.level2.exercises;

/**
 * Task 2.8: Adam, the optimizer that nearly everybody uses.
 *
 * <p>Adam (Kingma and Ba, 2015) gives every number a pace of its own. It remembers two things about each number, both 0 at
 * first: m, a mean of its latest gradients, and v, a mean of their squares. At step t, counted from 1, with gradient g:
 *
 * <pre>
 * m ← 0.9 · m + 0.1 · g
 * v ← 0.999 · v + 0.001 · g²
 * m̂ = m / (1 − 0.9^t)          v̂ = v / (1 − 0.999^t)        because both began at 0, they are too small at first
 * w ← w − rate · m̂ / (√v̂ + 0.00000001)
 * </pre>
 *
 * <p>Example: w = 1, rate = 0.1. First step, g = 0.5: m = 0.05, v = 0.00025, m̂ = 0.05 / 0.1 = 0.5, v̂ = 0.00025 / 0.001 =
 * 0.25, so w = 1 − 0.1 · 0.5 / 0.5 = 0.9. The first step is always as long as the rate, however large the gradient is.
 * Second step, g = −0.5: m = 0.9 · 0.05 + 0.1 · (−0.5) = −0.005, v = 0.00049975, m̂ = −0.005 / 0.19 = −0.02632, v̂ =
 * 0.00049975 / 0.001999 = 0.25, and w = 0.9 + 0.1 · 0.02632 / 0.5 = 0.90526.
 *
 * <p>Math.pow(a, t) is a to the power of t, Math.sqrt(x) is the square root. In the lesson: docs/level2.md, "Step 3: the network
 * learns" ("Taking the step").
 */
public final class AdamRule {
    /**
     * A rule that remembers nothing yet.
     *
     * @param size how many numbers learn
     */
    public AdamRule(int size) {
        throw new UnsupportedOperationException("Task 2.8: make room for what is remembered");
    }

    /**
     * Takes one step: changes the weights in place; the gradient stays as it is.
     *
     * @param weights the numbers that learn
     * @param gradient one number for each weight
     * @param rate the learning rate of this step
     */
    public void step(double[] weights, double[] gradient, double rate) {
        throw new UnsupportedOperationException("Task 2.8: one step more, and the four lines for each number");
    }
}

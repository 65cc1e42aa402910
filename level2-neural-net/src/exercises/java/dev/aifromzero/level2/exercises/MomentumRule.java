package dev.aifromzero.level2.exercises;

/**
 * Task 2.3: momentum, a ball that keeps rolling.
 *
 * <p>Plain gradient descent forgets at every step where it came from. With momentum each number has a velocity v, at first
 * 0, and every step does two things, in this order:
 *
 * <pre>
 * v ← β · v + g          a part β of the old velocity, plus the gradient
 * w ← w − rate · v
 * </pre>
 *
 * <p>Example: w = 1, β = 0.9, rate = 0.1, and the gradient is 2 at both of two steps. First step: v = 0.9 · 0 + 2 = 2, w = 1
 * − 0.1 · 2 = 0.8. Second step: v = 0.9 · 2 + 2 = 3.8, w = 0.8 − 0.1 · 3.8 = 0.42. It is getting faster.
 *
 * <p>The velocities must live from one step to the next: keep them in a field of the object.
 *
 * <p>In the lesson: docs/level2.md, "Step 3: the network learns" ("Taking the step").
 */
public final class MomentumRule {
    /**
     * A rule for so many numbers, all velocities 0.
     *
     * @param size how many numbers learn
     * @param beta how much of the velocity is kept from step to step, 0 to below 1
     */
    public MomentumRule(int size, double beta) {
        throw new UnsupportedOperationException("Task 2.3: keep β and make room for the velocities");
    }

    /**
     * Takes one step: changes the weights in place; the gradient stays as it is.
     *
     * @param weights the numbers that learn
     * @param gradient one number for each weight
     * @param rate the learning rate of this step
     */
    public void step(double[] weights, double[] gradient, double rate) {
        throw new UnsupportedOperationException("Task 2.3: first the velocity, then the weight");
    }
}

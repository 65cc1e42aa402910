package dev.aifromzero.level2.exercises;

/** Solution of task 2.3. */
public final class MomentumRule {
    private final double[] velocity;
    private final double beta;

    /** A rule for so many numbers, all velocities 0. */
    public MomentumRule(int size, double beta) {
        this.velocity = new double[size];
        this.beta = beta;
    }

    /** Takes one step: changes the weights in place. */
    public void step(double[] weights, double[] gradient, double rate) {
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = beta * velocity[i] + gradient[i];
            weights[i] -= rate * velocity[i]; // the rate is not part of the velocity: it may change from step to step
        }
    }
}

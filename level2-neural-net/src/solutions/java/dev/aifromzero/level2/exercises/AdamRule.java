package dev.aifromzero.level2.exercises;

/** Solution of task 2.8. */
public final class AdamRule {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] m;
    private final double[] v;
    private int steps;

    /** A rule that remembers nothing yet. */
    public AdamRule(int size) {
        m = new double[size];
        v = new double[size];
    }

    /** Takes one step: changes the weights in place. */
    public void step(double[] weights, double[] gradient, double rate) {
        steps++; // once a step, not once a number
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i];
            m[i] = BETA1 * m[i] + (1 - BETA1) * g;
            v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
            double mHat = m[i] / (1 - Math.pow(BETA1, steps));
            double vHat = v[i] / (1 - Math.pow(BETA2, steps));
            weights[i] -= rate * mHat / (Math.sqrt(vHat) + EPSILON);
        }
    }
}

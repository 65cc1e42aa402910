package dev.aifromzero.level2.exercises;

/** Solution of task 2.2. */
public final class ReluBend {
    private ReluBend() {}

    /** {@return max(z, 0) for each number} */
    public static double[] forward(double[] z) {
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = Math.max(z[i], 0);
        }
        return a;
    }

    /** {@return dL/dZ} */
    public static double[] backward(double[] z, double[] dA) {
        double[] dZ = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            dZ[i] = z[i] > 0 ? dA[i] : 0;
        }
        return dZ;
    }

    /** {@return how many columns have no number above 0} */
    public static int deadNeurons(double[][] z) {
        int dead = 0;
        for (int neuron = 0; neuron < z[0].length; neuron++) {
            boolean alive = false;
            for (double[] example : z) {
                alive |= example[neuron] > 0;
            }
            dead += alive ? 0 : 1;
        }
        return dead;
    }
}

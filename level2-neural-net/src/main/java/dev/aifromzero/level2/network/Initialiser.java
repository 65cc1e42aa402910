package dev.aifromzero.level2.network;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How large the first, random weights are. Too small, and the signal dies away from layer to layer; too large, and
 * sigmoids end up where they are flat and learn nothing.
 */
public enum Initialiser {
    /** Evenly between ±√(6 / (in + out)) (Glorot and Bengio, 2010, equation 16): for sigmoid and tanh. */
    XAVIER {
        @Override
        double weight(int in, int out, RandomGenerator random) {
            double limit = Math.sqrt(6.0 / (in + out));
            return (2 * random.nextDouble() - 1) * limit;
        }
    },
    /** Normal with deviation √(2 / in) (He, Zhang, Ren and Sun, 2015): for ReLU and GELU. */
    HE {
        @Override
        double weight(int in, int out, RandomGenerator random) {
            return random.nextGaussian() * Math.sqrt(2.0 / in);
        }
    };

    abstract double weight(int in, int out, RandomGenerator random);

    /**
     * {@return random weights (in, out), of type DOUBLE}
     *
     * @param in how many inputs each neuron sees, at least 1
     * @param out how many neurons there are, at least 1
     * @param random draws the weights
     */
    public INDArray weights(int in, int out, RandomGenerator random) {
        double[] weights = new double[in * out];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(in, out, random);
        }
        return Nd4j.create(weights, new long[] {in, out}, 'c');
    }
}

package dev.aifromzero.level2.language;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Switches off a random part of the neurons in each training step, so that none can rely on a certain other one
 * (Srivastava and others, "Dropout", JMLR 2014). The others are made stronger, so that the sum stays the same on
 * average; after training all work.
 */
public final class Dropout {
    private final double rate;
    private final RandomGenerator random;

    /**
     * @param rate which part is switched off, 0 to below 1
     * @param random the source of chance
     */
    public Dropout(double rate, RandomGenerator random) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("The dropout rate must be from 0 to below 1, not " + rate);
        }
        this.rate = rate;
        this.random = random;
    }

    /** {@return no dropout at all} */
    public static Dropout none() {
        return new Dropout(0, null);
    }

    /** {@return for each number 0 (off) or 1 / (1 − rate) (on): (rows, columns); null if nothing is switched off} */
    INDArray mask(int rows, int columns) {
        if (rate == 0) {
            return null;
        }
        double[] mask = new double[rows * columns];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : 1 / (1 - rate);
        }
        return Nd4j.create(mask, new long[] {rows, columns}, 'c');
    }

    /** {@return the numbers times the mask; the numbers themselves if there is no mask} */
    static INDArray apply(INDArray numbers, INDArray mask) {
        return mask == null ? numbers : numbers.mul(mask);
    }
}

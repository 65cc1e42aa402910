package dev.aifromzero.level4.train;

import static dev.aifromzero.level4.train.Ranges.require;

/**
 * The settings of {@link AdamW}.
 *
 * @param beta1 how much of the old mean gradient is kept at each step, 0 up to but not 1; usually 0.9
 * @param beta2 the same for the mean squared gradient; usually 0.95 to 0.999
 * @param epsilon added to the divisor against division by zero; usually 1e-8
 * @param weightDecay how strongly weights are pulled towards zero, times the learning rate; usually 0.01 to 0.1
 */
public record AdamWConfig(double beta1, double beta2, double epsilon, double weightDecay) {
    /**
     * Checks the ranges.
     *
     * @param beta1 0 up to but not 1
     * @param beta2 0 up to but not 1
     * @param epsilon above 0
     * @param weightDecay 0 or more
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public AdamWConfig {
        require(beta1 >= 0 && beta1 < 1, "beta1 must be at least 0 and below 1, not " + beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2 must be at least 0 and below 1, not " + beta2);
        require(epsilon > 0, "epsilon must be positive, not " + epsilon);
        require(weightDecay >= 0, "weightDecay must not be negative: " + weightDecay);
    }
}

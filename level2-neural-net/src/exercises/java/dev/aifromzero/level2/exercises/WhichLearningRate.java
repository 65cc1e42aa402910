package dev.aifromzero.level2.exercises;

import dev.aifromzero.level2.optimizer.OptimizerKind;

/**
 * Task 2.9: predict, then measure. Which learning rate wins?
 *
 * <p>With steps that are too small a network hardly moves. With steps that are too large it is thrown about. In between lies
 * a good rate, but where? You predict it for two optimizers; the test trains real networks and compares. Being wrong at
 * first is the point: read what was measured, find out why, and predict again.
 *
 * <p>Example for the method that chooses: the rates {0.1, 1, 10} ended with the losses {2.9, 2.4, NaN}. 2.4 is the smallest
 * that is a number, so 1 is the best rate. NaN ("not a number") means that the training blew up; it never wins. Careful:
 * every comparison with NaN is false.
 *
 * <p>A fair comparison changes one thing only: the same text, the same number of epochs, and the same first weights, that
 * is, a new generator with the same seed for each rate.
 *
 * <p>In the lesson: docs/level2.md, "Step 5: pictures" (learning-rates.png) and the lab "experiments". The level's own classes
 * do the training: {@code new CharacterTraining(PairCounts.of(text), config, random).run(point -> {})} returns the history,
 * whose last point has the last loss.
 */
public final class WhichLearningRate {
    private WhichLearningRate() {}

    /**
     * {@return the last loss of one training for each rate; not a finite number where the training blew up}
     *
     * <p>Each network has 16 hidden neurons with the bend TANH, and each training begins with {@code new
     * SplittableRandom(seed)}.
     *
     * @param rates learning rates, above 0
     * @param epochs how long each training is
     */
    public static double[] lastLosses(String text, OptimizerKind optimizer, double[] rates, int epochs, long seed) {
        throw new UnsupportedOperationException("Task 2.9: train one network for each rate");
    }

    /** {@return the rate whose loss is smallest; losses that are not finite never win; of equal ones the first} */
    public static double best(double[] rates, double[] losses) {
        throw new UnsupportedOperationException("Task 2.9: where is the smallest loss that is a number?");
    }

    /**
     * {@return your prediction for Adam: the best of 0.0002, 0.002, 0.02, 0.2, 2 and 20, after 30 epochs on the first 2,000
     * characters of data/india.txt}
     *
     * <p>Think: Adam moves each weight by about the rate in each step, whatever the gradient is. Weights begin between −1
     * and 1.
     */
    public static double predictionForAdam() {
        throw new UnsupportedOperationException("Task 2.9: one of the six rates");
    }

    /**
     * {@return your prediction for plain SGD, with the same rates, text and epochs}
     *
     * <p>Think: SGD moves each weight by rate · gradient, and the gradient is a mean over the whole text, spread over all
     * weights: the table in the lesson's "Do you believe it?" shows how large such numbers are.
     */
    public static double predictionForSgd() {
        throw new UnsupportedOperationException("Task 2.9: one of the six rates; the same as for Adam?");
    }
}

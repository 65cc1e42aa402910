package dev.aifromzero.level5.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.fast.Precision;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.LoopConfig;
import dev.aifromzero.level4.train.ScheduleConfig;
import dev.aifromzero.level5.data.LossOn;

/**
 * How long and how strongly a model is fine-tuned.
 *
 * @param epochs most rounds through the examples, at least 1
 * @param batchSize examples a backward pass, at least 1
 * @param accumulation backward passes a step, at least 1: together they are one batch of {@code batchSize · accumulation}
 * @param learningRate the largest step size, above 0; an adapter bears larger ones than a whole model
 * @param warmupPart part of the steps during which the step size grows from 0, 0 up to but not 1
 * @param weightDecay how strongly matrices are pulled towards zero, 0 or more
 * @param clipNorm the greatest length of a step's gradient; 0 for no limit
 * @param patience stop after this many epochs without a better held-out loss, at least 1
 * @param lossOn which tokens are learned; the held-out loss always looks at answers
 * @param precision in which numbers and by which operations the steps are computed; tests are always float32
 * @param seed the start of all chance: order of the examples and dropout
 */
public record FineTuneConfig(
        int epochs,
        int batchSize,
        int accumulation,
        double learningRate,
        double warmupPart,
        double weightDecay,
        double clipNorm,
        int patience,
        LossOn lossOn,
        Precision precision,
        long seed) {
    /**
     * Checks the ranges.
     *
     * @param epochs at least 1
     * @param batchSize at least 1
     * @param accumulation at least 1
     * @param learningRate above 0, below 1
     * @param warmupPart 0 up to but not 1
     * @param weightDecay 0 or more, finite
     * @param clipNorm 0 or more
     * @param patience at least 1
     * @param lossOn either kind
     * @param precision any kind
     * @param seed any number
     * @throws UserError if one is outside its range
     */
    public FineTuneConfig {
        require(epochs >= 1, "The number of epochs must be at least 1, not " + epochs);
        require(batchSize >= 1, "The batch size must be at least 1, not " + batchSize);
        require(accumulation >= 1, "The accumulation must be at least 1 backward pass, not " + accumulation);
        require(
                learningRate > 0 && learningRate < 1,
                "The learning rate must lie between 0 and 1, not " + learningRate);
        require(warmupPart >= 0 && warmupPart < 1, "The warm-up must be a part from 0 to below 1, not " + warmupPart);
        require(
                weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY,
                "The weight decay must not be negative: " + weightDecay);
        require(clipNorm >= 0, "The gradient limit must not be negative: " + clipNorm);
        require(patience >= 1, "The patience must be at least 1 epoch, not " + patience);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new UserError(problem, "Leave the option out to use our value");
        }
    }

    /**
     * {@return these settings with another patience}
     *
     * @param value stop after so many epochs without a better test, at least 1
     */
    public FineTuneConfig withPatience(int value) {
        return new FineTuneConfig(
                epochs,
                batchSize,
                accumulation,
                learningRate,
                warmupPart,
                weightDecay,
                clipNorm,
                value,
                lossOn,
                precision,
                seed);
    }

    /**
     * {@return how many steps one round through this many examples takes}
     *
     * @param examples how many there are to learn from, at least 1
     */
    public int stepsAnEpoch(int examples) {
        long perStep = (long) batchSize * accumulation;
        return (int) ((examples + perStep - 1) / perStep);
    }

    /**
     * {@return the settings of level 4's trainer: an evaluation after each epoch, and a step size that falls to 0}
     *
     * @param examples how many there are to learn from, at least 1
     */
    public LoopConfig loop(int examples) {
        int stepsPerEpoch = stepsAnEpoch(examples);
        int steps = epochs * stepsPerEpoch;
        return new LoopConfig(
                new ScheduleConfig(steps, (int) (warmupPart * steps), learningRate, 0),
                new AdamWConfig(0.9, 0.999, 1e-8, weightDecay),
                clipNorm,
                stepsPerEpoch,
                patience);
    }
}

package dev.aifromzero.level4.train;

import static dev.aifromzero.level4.train.Ranges.require;

/**
 * What the training loop itself needs to know, whatever the model and the data.
 *
 * @param schedule how many steps, and how large
 * @param optimizerKind how a gradient becomes a step
 * @param optimizer the settings of AdamW
 * @param ema how much of the weights' moving average is kept at each step, see {@link WeightAverage}; 0 for no average
 * @param maxGradientNorm longest gradient allowed, see {@link GradientClipping}; 0 for no limit
 * @param evaluationInterval steps between two evaluations
 * @param patience evaluations without a new best after which the training ends; 0 for never
 */
public record LoopConfig(
        ScheduleConfig schedule,
        OptimizerKind optimizerKind,
        AdamWConfig optimizer,
        double ema,
        double maxGradientNorm,
        int evaluationInterval,
        int patience) {
    /**
     * Checks the ranges.
     *
     * @param schedule not null
     * @param optimizerKind any kind
     * @param optimizer not null
     * @param ema 0 up to but not 1
     * @param maxGradientNorm 0 or more
     * @param evaluationInterval above 0
     * @param patience 0 or more
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public LoopConfig {
        require(schedule != null && optimizer != null, "schedule and optimizer must be given");
        require(optimizerKind != null, "optimizerKind must be named");
        require(ema >= 0 && ema < 1, "ema must be at least 0 and below 1, not " + ema);
        require(maxGradientNorm >= 0, "maxGradientNorm must not be negative: " + maxGradientNorm);
        require(evaluationInterval >= 1, "evaluationInterval must be at least 1, not " + evaluationInterval);
        require(patience >= 0, "patience must be at least 0, not " + patience);
    }

    /**
     * A loop by AdamW whose model is the one of the last step, without an average.
     *
     * @param schedule not null
     * @param optimizer not null
     * @param maxGradientNorm 0 or more
     * @param evaluationInterval above 0
     * @param patience 0 or more
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public LoopConfig(
            ScheduleConfig schedule,
            AdamWConfig optimizer,
            double maxGradientNorm,
            int evaluationInterval,
            int patience) {
        this(schedule, OptimizerKind.ADAMW, optimizer, 0, maxGradientNorm, evaluationInterval, patience);
    }
}

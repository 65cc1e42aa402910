package dev.aifromzero.level4.train;

import static dev.aifromzero.level4.train.Ranges.require;

import dev.aifromzero.level2.optimizer.LearningRateSchedule;

/**
 * How many steps a training takes, and how large each of them is.
 *
 * @param steps how many times the weights change
 * @param warmupSteps steps over which the step size grows from nothing
 * @param learningRate the largest step size, after the warm-up
 * @param minLearningRate the step size at the end
 * @param decay how the step size falls after the warm-up
 */
public record ScheduleConfig(int steps, int warmupSteps, double learningRate, double minLearningRate, Decay decay) {
    /**
     * Checks the ranges.
     *
     * @param steps above 0
     * @param warmupSteps 0 up to but not {@code steps}
     * @param learningRate above 0, at most 1
     * @param minLearningRate 0 to {@code learningRate}
     * @param decay any kind
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public ScheduleConfig {
        require(steps >= 1, "steps must be at least 1, not " + steps);
        require(
                warmupSteps >= 0 && warmupSteps < steps,
                "warmupSteps must be from 0 to below steps (" + steps + "), not " + warmupSteps);
        require(
                learningRate > 0 && learningRate <= 1,
                "learningRate must be above 0 and at most 1, not " + learningRate);
        require(
                minLearningRate >= 0 && minLearningRate <= learningRate,
                "minLearningRate must be from 0 to learningRate, not " + minLearningRate);
        require(decay != null, "decay must be named");
    }

    /**
     * Steps whose size falls along a cosine.
     *
     * @param steps above 0
     * @param warmupSteps 0 up to but not {@code steps}
     * @param learningRate above 0, at most 1
     * @param minLearningRate 0 to {@code learningRate}
     * @throws IllegalArgumentException if one is outside its range; the sentence names it
     */
    public ScheduleConfig(int steps, int warmupSteps, double learningRate, double minLearningRate) {
        this(steps, warmupSteps, learningRate, minLearningRate, Decay.COSINE);
    }

    /**
     * {@return the same rates for another number of steps; the warm-up becomes at most a tenth of them}
     *
     * @param otherSteps above 0
     */
    public ScheduleConfig withSteps(int otherSteps) {
        return new ScheduleConfig(
                otherSteps, Math.min(warmupSteps, otherSteps / 10), learningRate, minLearningRate, decay);
    }

    /** {@return the step size at each step: it rises evenly, then falls as {@link Decay} says} */
    public LearningRateSchedule rates() {
        return decay.rates(this);
    }
}

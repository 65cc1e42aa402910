package dev.aifromzero.level2.optimizer;

import java.util.function.DoubleUnaryOperator;

/** How long the steps are at each time of a training. */
@FunctionalInterface
public interface LearningRateSchedule {
    /**
     * {@return the learning rate of a step}
     *
     * @param step counted from 0
     */
    double at(int step);

    /**
     * {@return the same rate all the time}
     *
     * @param rate for every step
     */
    static LearningRateSchedule constant(double rate) {
        return step -> rate;
    }

    /**
     * {@return a rate that is multiplied by a factor after every so many steps}
     *
     * @param first the rate of the first steps
     * @param factor e.g. 0.5 to halve it
     * @param every how many steps each rate lasts, at least 1
     */
    static LearningRateSchedule steps(double first, double factor, int every) {
        requirePositive("The number of steps that a rate lasts", every);
        return step -> {
            int changes = step / every;
            return first * Math.pow(factor, changes);
        };
    }

    /**
     * {@return a rate that rises evenly, then falls along half a cosine wave (the fall: Loshchilov and Hutter, "SGDR:
     * Stochastic Gradient Descent with Warm Restarts", ICLR 2017, equation 5; the rise: Goyal and others, "Accurate,
     * Large Minibatch SGD", 2017)}
     *
     * @param peak the highest rate, reached with the last step of the warm-up
     * @param last the rate of the last step and of all after it
     * @param warmUp how many steps the rise takes, 0 or more, fewer than the total
     * @param total how many steps there are
     */
    static LearningRateSchedule warmUpCosine(double peak, double last, int warmUp, int total) {
        return warmUp(peak, warmUp, total, way -> last + (peak - last) * (1 + Math.cos(Math.PI * way)) / 2);
    }

    /**
     * {@return a rate that rises evenly, then falls evenly: the warm-down}
     *
     * @param peak the highest rate, reached with the last step of the warm-up
     * @param last the rate of the last step and of all after it
     * @param warmUp how many steps the rise takes, 0 or more, fewer than the total
     * @param total how many steps there are
     */
    static LearningRateSchedule warmUpLinear(double peak, double last, int warmUp, int total) {
        return warmUp(peak, warmUp, total, way -> peak + (last - peak) * way);
    }

    /** A rise, then a fall that knows which part of its way is done, 0 to 1. */
    private static LearningRateSchedule warmUp(double peak, int warmUp, int total, DoubleUnaryOperator fall) {
        requirePositive("The number of steps after the warm-up", total - warmUp);
        return step -> step < warmUp
                ? peak * (step + 1) / warmUp
                : fall.applyAsDouble(Math.min(1, (step - warmUp) / (double) Math.max(1, total - 1 - warmUp)));
    }

    private static void requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }
}

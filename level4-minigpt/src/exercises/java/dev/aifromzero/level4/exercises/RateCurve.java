package dev.aifromzero.level4.exercises;

/**
 * Task 4.2: how long is each step of a training? Warm-up and cosine.
 *
 * <p>At first the optimizer knows nothing, so the steps begin small and grow evenly: this is the warm-up. Then they
 * shrink along half a wave of the cosine, slowly at first, quickly in the middle, slowly at the end. Steps are counted
 * from 0.
 *
 * <pre>
 * step below warmUp:          rate = peak · (step + 1) / warmUp
 * from step warmUp on:        way  = (step − warmUp) / (total − 1 − warmUp)      0 at the first of them, 1 at the last step
 *                             rate = last + (peak − last) · (1 + cos(π · way)) / 2
 * after the last step:        rate = last
 * </pre>
 *
 * <p>Example: peak = 0.8, last = 0.2, warmUp = 4, total = 9. The rates of the steps 0 to 8 are 0.2, 0.4, 0.6, 0.8 (the
 * warm-up), then 0.8, 0.712, 0.5, 0.288, 0.2. In the middle (step 6) the way is 2 / 4, cos(π/2) is 0, and the rate lies
 * halfway between 0.8 and 0.2.
 *
 * <p>In the lesson: docs/level4.md, "Step 2: training". {@code Math.cos} and {@code Math.PI} are what you need. Take
 * care: in Java {@code 1 / 4} is 0, and {@code 1 / 4.0} is 0.25.
 */
public final class RateCurve {
    private RateCurve() {}

    /**
     * {@return the learning rate of a step}
     *
     * @param step counted from 0; may lie behind the end
     * @param peak the highest rate
     * @param last the rate of the last step and of all after it
     * @param warmUp how many steps the rise takes, 0 or more, fewer than {@code total}
     * @param total how many steps there are. If only one is left after the warm-up, it has the peak
     */
    public static double at(int step, double peak, double last, int warmUp, int total) {
        throw new UnsupportedOperationException("Task 4.2: the rise, the cosine, and what comes after the end");
    }

    /** {@return the rates of all steps, 0 to {@code total − 1}} */
    public static double[] all(double peak, double last, int warmUp, int total) {
        throw new UnsupportedOperationException("Task 4.2: one rate for each step");
    }
}

package dev.aifromzero.level2.exercises;

import java.util.function.ToDoubleFunction;

/**
 * Task 2.5: do not believe a gradient, measure it.
 *
 * <p>A gradient says how steeply the loss rises when one number grows. That can be measured: make the number a little
 * larger, look at the loss; make it a little smaller than it was, look again; divide the difference by the whole way between
 * the two.
 *
 * <pre>
 * slope = (f(w + step) − f(w − step)) / (2 · step)
 * </pre>
 *
 * <p>Going to both sides is much more exact than going to one side only. Example: f(w) = w² at w = 3 with step 0.1 gives
 * (9.61 − 8.41) / 0.2 = 6, which is right; one side gives (9.61 − 9) / 0.1 = 6.1.
 *
 * <p>To compare a gradient by hand with a measured one, take each as one long arrow and ask how long their difference is,
 * compared with them: {@code ‖a − b‖ / (‖a‖ + ‖b‖)}, where ‖a‖ = √(a₀² + a₁² + …). Example: (3, 4) and (3, 4.5) have the
 * difference (0, −0.5) of length 0.5 and the lengths 5 and 5.408: relative error 0.5 / 10.408 = 0.048. Below 10⁻⁷ is right;
 * 0.048 is a bug.
 *
 * <p>In the lesson: docs/level2.md, "Step 3: the network learns" ("Do you believe it?").
 */
public final class SlopeCheck {
    private SlopeCheck() {}

    /**
     * {@return the measured slope of f in the direction of one number}
     *
     * @param f the loss; it may be called with the array {@code w}
     * @param w the numbers; after the call they are exactly as before
     * @param index which number is changed
     * @param step how far to each side, above 0
     */
    public static double slope(ToDoubleFunction<double[]> f, double[] w, int index, double step) {
        throw new UnsupportedOperationException("Task 2.5: up, down, and put the number back");
    }

    /** {@return the measured slopes for all numbers, with a step of 0.00001} */
    public static double[] gradient(ToDoubleFunction<double[]> f, double[] w) {
        throw new UnsupportedOperationException("Task 2.5: one slope for each number");
    }

    /** {@return ‖a − b‖ / (‖a‖ + ‖b‖), 0 to 1; where both are all zeros, 0} */
    public static double relativeError(double[] a, double[] b) {
        throw new UnsupportedOperationException("Task 2.5: three lengths");
    }

    /**
     * {@return the index where a gradient by hand is farthest from the measured one; of equal ones the first}
     *
     * @param byHand what a backward pass claims, one number for each of w, at least one
     */
    public static int mostSuspicious(double[] byHand, ToDoubleFunction<double[]> f, double[] w) {
        throw new UnsupportedOperationException("Task 2.5: where is |by hand − measured| largest?");
    }
}

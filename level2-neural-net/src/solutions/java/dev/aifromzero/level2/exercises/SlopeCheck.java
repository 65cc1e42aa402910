package dev.aifromzero.level2.exercises;

import java.util.function.ToDoubleFunction;

/** Solution of task 2.5. */
public final class SlopeCheck {
    private static final double STEP = 1e-5;

    private SlopeCheck() {}

    /** {@return the measured slope of f in the direction of one number} */
    public static double slope(ToDoubleFunction<double[]> f, double[] w, int index, double step) {
        double before = w[index];
        w[index] = before + step;
        double above = f.applyAsDouble(w);
        w[index] = before - step;
        double below = f.applyAsDouble(w);
        w[index] = before; // not += step: rounding would leave the number a little changed
        return (above - below) / (2 * step);
    }

    /** {@return the measured slopes for all numbers} */
    public static double[] gradient(ToDoubleFunction<double[]> f, double[] w) {
        double[] slopes = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            slopes[i] = slope(f, w, i, STEP);
        }
        return slopes;
    }

    /** {@return ‖a − b‖ / (‖a‖ + ‖b‖)} */
    public static double relativeError(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        double lengths = length(a) + length(b);
        return lengths == 0 ? 0 : length(difference) / lengths;
    }

    private static double length(double[] arrow) {
        double squares = 0;
        for (double x : arrow) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }

    /** {@return the index where a gradient by hand is farthest from the measured one} */
    public static int mostSuspicious(double[] byHand, ToDoubleFunction<double[]> f, double[] w) {
        double[] measured = gradient(f, w);
        int worst = 0;
        for (int i = 1; i < w.length; i++) {
            if (Math.abs(byHand[i] - measured[i]) > Math.abs(byHand[worst] - measured[worst])) {
                worst = i;
            }
        }
        return worst;
    }
}

package dev.aifromzero.level4.exercises;

/** Solution of task 4.2. */
public final class RateCurve {
    private RateCurve() {}

    /** {@return the learning rate of a step} */
    public static double at(int step, double peak, double last, int warmUp, int total) {
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        if (step >= total) {
            return last;
        }
        double falling = Math.max(1, total - 1 - warmUp); // a single step after the warm-up has way 0 / 1
        double way = (step - warmUp) / falling;
        return last + (peak - last) * (1 + Math.cos(Math.PI * way)) / 2;
    }

    /** {@return the rates of all steps} */
    public static double[] all(double peak, double last, int warmUp, int total) {
        double[] rates = new double[total];
        for (int step = 0; step < rates.length; step++) {
            rates[step] = at(step, peak, last, warmUp, total);
        }
        return rates;
    }
}

package dev.aifromzero.level4.exercises;

import java.util.Arrays;

/** Solution of task 4.4. */
public final class TemperatureExplorer {
    private TemperatureExplorer() {}

    /** {@return the probabilities, one for each score; they sum to 1} */
    public static double[] probabilities(double[] scores, double temperature) {
        double greatest = Arrays.stream(scores).max().orElseThrow();
        double[] powers = Arrays.stream(scores)
                .map(score -> Math.exp((score - greatest) / temperature))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    /** {@return e to the mean surprise} */
    public static double choices(double[] probabilities) {
        double nats = 0;
        for (double p : probabilities) {
            nats -= p == 0 ? 0 : p * Math.log(p); // 0 · ln 0 would be no number
        }
        return Math.exp(nats);
    }

    /** {@return the temperature at which there are so many choices} */
    public static double temperatureFor(double[] scores, double choices) {
        double low = 0.01;
        double high = 100;
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (choices(probabilities(scores, middle)) < choices) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package dev.aifromzero.level2.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The numbers along one axis.
 *
 * @param min the number at the axis's start
 * @param max the number at its end, larger than min
 */
record Scale(double min, double max) {

    /** {@return a scale that holds all finite numbers given; a little room is made where they are all the same} */
    static Scale around(double... values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min > max) {
            return new Scale(0, 1);
        }
        double room = min == max ? Math.max(0.5, Math.abs(min) * 0.1) : 0;
        return new Scale(min - room, max + room);
    }

    /** {@return the same scale with ends of few digits, moved outwards by less than a tenth of its length} */
    Scale rounded() {
        double step = Math.pow(10, Math.floor(Math.log10(max - min)) - 1);
        // Dividing by the reciprocal keeps 0.3 from becoming 0.30000000000000004.
        double inverse = Math.round(1 / step);
        return inverse >= 1
                ? new Scale(Math.floor(min * inverse) / inverse, Math.ceil(max * inverse) / inverse)
                : new Scale(Math.floor(min / step) * step, Math.ceil(max / step) * step);
    }

    /** {@return where the value stands between the ends: 0 at min, 1 at max} */
    double fraction(double value) {
        return (value - min) / (max - min);
    }

    /** {@return round numbers inside the scale (steps of 1, 2 or 5 times a power of ten), at most {@code most}} */
    List<Double> ticks(int most) {
        double rough = (max - min) / Math.max(1, most - 1);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        List<Double> ticks = new ArrayList<>();
        for (double times : new double[] {1, 2, 5, 10, 20}) {
            double step = times * power;
            ticks.clear();
            long last = (long) Math.floor(max / step + 1e-9);
            for (long i = (long) Math.ceil(min / step - 1e-9); i <= last && ticks.size() <= most; i++) {
                ticks.add(i * step);
            }
            if (ticks.size() <= most) {
                break;
            }
        }
        return ticks;
    }

    /** {@return the ticks as text, all with as many decimals as their distance needs} */
    List<String> labels(List<Double> ticks) {
        double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : max - min;
        int decimals = (int) Math.max(0, Math.min(8, -Math.floor(Math.log10(step) + 1e-9)));
        boolean scientific = Math.max(Math.abs(min), Math.abs(max)) >= 1e7 || step < 1e-6;
        String pattern = scientific ? "%.1e" : "%,." + decimals + "f";
        return ticks.stream()
                .map(tick -> String.format(Locale.ROOT, pattern, tick == 0 ? 0.0 : tick))
                .toList();
    }
}

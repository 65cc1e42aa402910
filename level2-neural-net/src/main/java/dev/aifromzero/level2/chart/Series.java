package dev.aifromzero.level2.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of one kind in a chart.
 *
 * @param name what the legend calls them
 * @param x the points' places along the x axis
 * @param y the points' places along the y axis, as many as x
 * @param labels a word beside each point, or no words at all
 */
record Series(String name, double[] x, double[] y, List<String> labels) {
    Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " x values and " + y.length + " y values");
        }
        if (!labels.isEmpty() && labels.size() != x.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " points and " + labels.size() + " labels");
        }
    }

    /** {@return the points that can be drawn: a diverged loss (infinite or not a number) cannot} */
    Series finite() {
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        return new Series(
                name,
                IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> y[i]).toArray(),
                labels.isEmpty()
                        ? labels
                        : IntStream.of(kept).mapToObj(labels::get).toList());
    }

    static Scale xScale(List<Series> all) {
        return Scale.around(
                all.stream().flatMapToDouble(s -> Arrays.stream(s.x)).toArray());
    }

    static Scale yScale(List<Series> all) {
        return Scale.around(
                all.stream().flatMapToDouble(s -> Arrays.stream(s.y)).toArray());
    }
}

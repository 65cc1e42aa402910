package dev.aifromzero.level2.network;

import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks a backward pass against the plain meaning of a slope: change one number a little to both sides and look how
 * much the loss changes (central differences). Slow, two forward passes a number, but hard to get wrong.
 */
public final class GradientCheck {
    /** Nearly the best for double numbers: a smaller step drowns in rounding, a larger one bends away. */
    private static final double STEP = 1e-5;

    private GradientCheck() {}

    /**
     * How one parameter fared.
     *
     * @param parameter its name
     * @param count how many of its numbers were compared
     * @param relativeError ‖by hand − by difference‖ / (‖by hand‖ + ‖by difference‖), where ‖ ‖ is the length of all
     *     its numbers taken as one arrow; below 10⁻⁷ is right in double
     */
    public record Result(String parameter, long count, double relativeError) {}

    /**
     * {@return the slope of the loss at one number, by central differences; the number is put back afterwards}
     *
     * @param value the table that the number is in; the loss must depend on it
     * @param row of the number, from 0
     * @param column of the number, from 0
     * @param loss computes the loss anew from what is in the table now
     */
    public static double slope(INDArray value, long row, long column, DoubleSupplier loss) {
        double before = value.getDouble(row, column);
        value.putScalar(row, column, before + STEP);
        double above = loss.getAsDouble();
        value.putScalar(row, column, before - STEP);
        double below = loss.getAsDouble();
        value.putScalar(row, column, before);
        return (above - below) / (2 * STEP);
    }

    /**
     * {@return one result a parameter}
     *
     * @param parameters with the gradients of a backward pass in them
     * @param loss computes the loss from the parameters' present values
     */
    public static List<Result> check(List<Parameter> parameters, DoubleSupplier loss) {
        List<Result> results = new ArrayList<>();
        for (Parameter p : parameters) {
            double difference = 0;
            double byHand = 0;
            double measured = 0;
            for (long row = 0; row < p.value().rows(); row++) {
                for (long column = 0; column < p.value().columns(); column++) {
                    double hand = p.gradient().getDouble(row, column);
                    double slope = slope(p.value(), row, column, loss);
                    difference += (hand - slope) * (hand - slope);
                    byHand += hand * hand;
                    measured += slope * slope;
                }
            }
            results.add(new Result(p.name(), p.count(), relative(difference, byHand, measured)));
        }
        return results;
    }

    private static double relative(double difference, double byHand, double measured) {
        double lengths = Math.sqrt(byHand) + Math.sqrt(measured);
        return lengths == 0 ? 0 : Math.sqrt(difference) / lengths;
    }
}

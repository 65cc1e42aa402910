package dev.aifromzero.level5.docs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One worked example of a page: all numbers that it shows, in the order in which they are read.
 *
 * <p>Its check walks along them. Numbers that the example starts from are taken with {@link #given()}; all others must be
 * computed and are compared with {@link #shows}, to the last digit that is printed. At the end none may be left over.
 */
final class Worked {
    /** Float32 results lie this far beside the exact ones at most. */
    private static final double ENGINE_ERROR = 2e-6;

    private final String name;
    private final List<Shown> numbers;
    private int next;

    /** A number as it is printed. */
    record Shown(String text, int line) {
        double value() {
            return decimal().doubleValue();
        }

        private BigDecimal decimal() {
            return new BigDecimal(text.replace(",", "").replace('−', '-'));
        }

        /** Whether a computed value, rounded to as many decimals as are printed, is this number. */
        boolean agreesWith(double computed) {
            double lastDigit = Math.pow(10, -decimal().scale());
            return Math.abs(computed - value()) <= lastDigit / 2 + ENGINE_ERROR * Math.min(1, lastDigit);
        }

        @Override
        public String toString() {
            return text + " in line " + line;
        }
    }

    Worked(String name, List<Shown> numbers) {
        this.name = name;
        this.numbers = List.copyOf(numbers);
    }

    String name() {
        return name;
    }

    List<Shown> numbers() {
        return numbers;
    }

    private Shown take(String wanted) {
        if (next == numbers.size()) {
            throw new AssertionError(name + ": the page has no number left where " + wanted + " is expected");
        }
        return numbers.get(next++);
    }

    /** {@return the next number, which the example starts from} */
    double given() {
        return take("an input").value();
    }

    /** {@return the next numbers, which the example starts from} */
    double[] given(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = given();
        }
        return values;
    }

    /** {@return the next numbers as rows, row after row} */
    double[][] given(int rows, int columns) {
        double[][] values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            values[row] = given(columns);
        }
        return values;
    }

    /** {@return the next number, which must be a whole one} */
    int whole() {
        double value = given();
        if (value != Math.rint(value)) {
            throw new AssertionError(name + ": " + value + " should be a whole number");
        }
        return (int) value;
    }

    /** The next numbers on the page must be these, each to its last printed digit. */
    Worked shows(double... computed) {
        for (double value : computed) {
            Shown shown = take(Double.toString(value));
            if (!shown.agreesWith(value)) {
                throw new AssertionError(
                        String.format(Locale.ROOT, "%s: the page shows %s, but it is %.10f", name, shown, value));
            }
        }
        return this;
    }

    /** {@return the next number, a figure that circulates: it must differ from the computed one} */
    double circulates(double computed) {
        Shown shown = take("a figure that circulates");
        if (shown.agreesWith(computed)) {
            throw new AssertionError(name + ": " + shown + " is said to be wrong, but it is right");
        }
        return shown.value();
    }

    /** What the example says in words about its numbers must hold. */
    void holds(boolean statement) {
        if (!statement) {
            throw new AssertionError(name + ": what the page says about its numbers does not hold");
        }
    }

    /** {@return the same example with another last digit in one number} */
    Worked withChange(int index) {
        List<Shown> changed = new ArrayList<>(numbers);
        String text = numbers.get(index).text();
        char last = text.charAt(text.length() - 1);
        char other = last == '9' ? '8' : (char) (last + 1);
        changed.set(
                index,
                new Shown(
                        text.substring(0, text.length() - 1) + other,
                        numbers.get(index).line()));
        return new Worked(name, changed);
    }

    /** The same for numbers as the engines give them. */
    Worked shows(float[] computed) {
        double[] values = new double[computed.length];
        Arrays.setAll(values, i -> computed[i]);
        return shows(values);
    }

    /** Every number must have been taken. */
    void end() {
        List<Shown> unchecked = new ArrayList<>(numbers.subList(next, numbers.size()));
        if (!unchecked.isEmpty()) {
            throw new AssertionError(name + ": nothing checks " + unchecked);
        }
    }
}

package dev.aifromzero.level2.optimizer;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A table of numbers that learns, with the gradient of the loss for each of them.
 *
 * <p>Values are double unless asked otherwise: most networks of this level are small, and gradient checks need the digits.
 * Float is twice as fast where matrices are large. ND4J would quietly mix float and double into float, so a parameter
 * refuses everything that is not of its own kind.
 */
public final class Parameter {
    private final String name;
    private final INDArray value;
    private final boolean decays;
    private INDArray gradient;

    /**
     * @param name what it is called in tables, e.g. "hidden.weights"
     * @param value its numbers, of type DOUBLE; changed in place by an optimizer
     * @param decays whether weight decay pulls it towards 0: weights yes, biases no
     */
    public Parameter(String name, INDArray value, boolean decays) {
        this(name, value, decays, DataType.DOUBLE);
    }

    /**
     * @param name what it is called in tables
     * @param value its numbers; changed in place by an optimizer
     * @param decays whether weight decay pulls it towards 0
     * @param type DOUBLE or FLOAT: what the value and every gradient must be
     */
    public Parameter(String name, INDArray value, boolean decays, DataType type) {
        require(type, name, value);
        this.name = name;
        this.value = value;
        this.decays = decays;
    }

    private static void require(DataType type, String name, INDArray array) {
        if (array.dataType() != type) {
            throw new IllegalArgumentException(name + " must be " + type + ", not " + array.dataType());
        }
    }

    /** {@return what it is called in tables and files, e.g. "hidden.weights"} */
    public String name() {
        return name;
    }

    /** {@return the numbers themselves, not a copy} */
    public INDArray value() {
        return value;
    }

    boolean decays() {
        return decays;
    }

    /** {@return how many numbers it has} */
    public long count() {
        return value.length();
    }

    /**
     * {@return the gradient that the last backward pass left here, of the same shape as the value}
     *
     * @throws IllegalStateException before the first backward pass
     */
    public INDArray gradient() {
        if (gradient == null) {
            throw new IllegalStateException("There is no gradient of " + name + " yet: run the backward pass first");
        }
        return gradient;
    }

    /**
     * Called by a backward pass.
     *
     * @param newGradient dL/dvalue, of the value's shape and type; it replaces the old one
     * @throws IllegalArgumentException if it has another shape or type than the value
     */
    public void gradient(INDArray newGradient) {
        require(value.dataType(), "The gradient of " + name, newGradient);
        if (!Arrays.equals(newGradient.shape(), value.shape())) {
            throw new IllegalArgumentException("The gradient of " + name + " has another shape than its value");
        }
        gradient = newGradient;
    }
}

package dev.aifromzero.level2.autograd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A number that remembers how it was computed: a node of the computation graph.
 *
 * <p>A node keeps its parents (the values it was computed from) and its local derivatives: how fast it changes with each
 * parent alone. {@link #backward()} multiplies them along every path, which is the chain rule.
 *
 * <pre>{@code
 * Value w = new Value("w", 0.5);
 * Value loss = w.times(new Value("x", 2)).plus(new Value("b", -3)).power(2); // (0.5 · 2 − 3)² = 4
 * loss.backward();
 * w.gradient(); // 2 · (−2) · 2 = −8
 * }</pre>
 */
public final class Value {
    private final String name;
    private final List<Value> parents;
    private final double[] localDerivatives; // one per parent
    private double data;
    private double gradient;

    /**
     * A leaf of the graph: an input, a weight or a bias, computed from nothing else.
     *
     * @param name what tables and pictures call it
     * @param data the number
     */
    public Value(String name, double data) {
        this(name, data, List.of());
    }

    private Value(String name, double data, List<Value> parents, double... localDerivatives) {
        this.name = name;
        this.data = data;
        this.parents = parents;
        this.localDerivatives = localDerivatives;
    }

    /**
     * {@return this + other}
     *
     * @param other the second summand
     */
    public Value plus(Value other) {
        return new Value("+", data + other.data, List.of(this, other), 1, 1);
    }

    /**
     * {@return this · other}
     *
     * @param other the second factor
     */
    public Value times(Value other) {
        return new Value("×", data * other.data, List.of(this, other), other.data, data); // d(ab)/da = b
    }

    /** {@return the hyperbolic tangent of this, between −1 and 1} */
    public Value tanh() {
        double t = Math.tanh(data);
        return new Value("tanh", t, List.of(this), 1 - t * t);
    }

    /** {@return e to the power of this} */
    public Value exp() {
        double e = Math.exp(data);
        return new Value("exp", e, List.of(this), e);
    }

    /**
     * {@return this to the power of a constant, which gets no gradient}
     *
     * @param exponent n
     */
    public Value power(double exponent) {
        double derivative = exponent == 0 ? 0 : exponent * Math.pow(data, exponent - 1); // without 0 · ∞ at 0
        String how = "power " + (exponent == Math.rint(exponent) ? Long.toString((long) exponent) : exponent);
        return new Value(how, Math.pow(data, exponent), List.of(this), derivative);
    }

    /** {@return −this} */
    public Value negate() {
        return new Value("−", -data, List.of(this), -1);
    }

    /**
     * {@return this − other}
     *
     * @param other what is subtracted
     */
    public Value minus(Value other) {
        return plus(other.negate());
    }

    /**
     * {@return this / other}
     *
     * @param other the divisor
     */
    public Value dividedBy(Value other) {
        return times(other.power(-1));
    }

    /**
     * Finds how this value changes with every value it was computed from, by the chain rule.
     *
     * <p>A value that is used twice gets the sum of what comes back along both paths. The gradients of leaves add up over
     * several calls, as PyTorch's do, so two calls give twice the gradient: call {@link #zeroGradient()} on the parameters
     * before the next backward pass. The gradients in between begin at 0 with each call.
     */
    public void backward() {
        List<Value> order = graph();
        for (Value value : order) {
            if (!value.isLeaf()) {
                value.gradient = 0;
            }
        }
        gradient += 1; // dL/dL
        for (int i = order.size() - 1; i >= 0; i--) {
            Value value = order.get(i);
            for (int p = 0; p < value.parents.size(); p++) {
                // dL/dparent += dL/dvalue · dvalue/dparent
                value.parents.get(p).gradient += value.gradient * value.localDerivatives[p];
            }
        }
    }

    /**
     * {@return every value that this one was computed from, and this one last, in topological order: parents stand before
     * what was computed from them}
     */
    public List<Value> graph() {
        List<Value> order = new ArrayList<>();
        Set<Value> opened = new HashSet<>();
        Set<Value> done = new HashSet<>();
        Deque<Value> stack = new ArrayDeque<>(List.of(this)); // our own: a recursive method overflows in deep graphs
        while (!stack.isEmpty()) {
            Value value = stack.peek();
            if (opened.add(value)) {
                for (int p = value.parents.size() - 1; p >= 0; p--) { // so that the first parent is visited first
                    stack.push(value.parents.get(p));
                }
            } else {
                stack.pop();
                if (done.add(value)) {
                    order.add(value);
                }
            }
        }
        return order;
    }

    /** Sets the gradient to 0, before the next backward pass. */
    public void zeroGradient() {
        gradient = 0;
    }

    /**
     * Takes one step of gradient descent. What was computed from this value is not computed again.
     *
     * @param learningRate how long the step is
     * @throws IllegalStateException if this is not a leaf
     */
    public void step(double learningRate) {
        if (!isLeaf()) {
            throw new IllegalStateException("Only leaves learn, and this is the result of " + name);
        }
        data -= learningRate * gradient;
    }

    /** {@return the number} */
    public double data() {
        return data;
    }

    /** {@return dL/dthis of the latest backward passes; 0 before the first} */
    public double gradient() {
        return gradient;
    }

    /** {@return a leaf's name, or the operation: +, ×, −, tanh, exp, power n} */
    public String name() {
        return name;
    }

    /** {@return the values it was computed from; none for a leaf} */
    public List<Value> parents() {
        return parents;
    }

    /** {@return whether this was computed from nothing else} */
    public boolean isLeaf() {
        return parents.isEmpty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s = %.4f (gradient %.4f)", name, data, gradient);
    }
}

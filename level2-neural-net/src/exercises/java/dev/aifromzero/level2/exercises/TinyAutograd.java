package dev.aifromzero.level2.exercises;

import java.util.List;

/**
 * Task 2.10: numbers that find their own gradients.
 *
 * <p>A node of the computation graph keeps its number, the nodes it was computed from (its parents), and one local
 * derivative per parent: how fast it changes with that parent alone. Addition is done for you.
 *
 * <pre>
 * product = a · b         local derivatives b and a
 * t = tanh(a)             local derivative 1 − t²
 * </pre>
 *
 * <p>The backward pass gives the result itself the gradient 1. Then it goes through the graph, each node before its parents,
 * and adds to every parent's gradient: the node's gradient times the local derivative. That needs a topological order:
 * parents stand before what was computed from them, and each node stands in it once.
 *
 * <p>Example: a = 3, b = −2, result = a · b + a = −3. The order may be a, b, a · b, result. Backward: the result has gradient
 * 1 and gives 1 to the product and 1 to a; the product gives 1 · (−2) to a and 1 · 3 to b. So a has 1 − 2 = −1, and b has 3.
 *
 * <p>In the lesson: docs/level2.md, "Step 4: automatic differentiation".
 */
public final class TinyAutograd {
    private final double data;
    private final List<TinyAutograd> parents;
    private final double[] localDerivatives;
    private double gradient;

    /** A leaf: a number that was computed from nothing else. */
    public TinyAutograd(double data) {
        this(data, List.of());
    }

    private TinyAutograd(double data, List<TinyAutograd> parents, double... localDerivatives) {
        this.data = data;
        this.parents = parents;
        this.localDerivatives = localDerivatives;
    }

    /** {@return the number} */
    public double data() {
        return data;
    }

    /** {@return how the result changes with this number; 0 before any backward pass} */
    public double gradient() {
        return gradient;
    }

    /** {@return the nodes it was computed from, in order} */
    public List<TinyAutograd> parents() {
        return parents;
    }

    /** {@return this + other} */
    public TinyAutograd plus(TinyAutograd other) {
        return new TinyAutograd(data + other.data, List.of(this, other), 1, 1);
    }

    /** {@return this · other} */
    public TinyAutograd times(TinyAutograd other) {
        throw new UnsupportedOperationException("Task 2.10: the product, its parents, and two local derivatives");
    }

    /** {@return the hyperbolic tangent of this; Math.tanh computes it} */
    public TinyAutograd tanh() {
        throw new UnsupportedOperationException("Task 2.10: tanh, its parent, and one local derivative");
    }

    /** {@return all nodes of the graph, each once, parents before what was computed from them; this node is the last} */
    public List<TinyAutograd> order() {
        throw new UnsupportedOperationException("Task 2.10: parents first, then the node itself, and no node twice");
    }

    /** Finds the gradients of all nodes of the graph; called once per graph. */
    public void backward() {
        throw new UnsupportedOperationException("Task 2.10: 1 for this node, then the order from its end");
    }
}

package dev.aifromzero.level2.exercises;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Solution of task 2.10. */
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

    /** {@return how the result changes with this number} */
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
        return new TinyAutograd(data * other.data, List.of(this, other), other.data, data);
    }

    /** {@return the hyperbolic tangent of this} */
    public TinyAutograd tanh() {
        double t = Math.tanh(data);
        return new TinyAutograd(t, List.of(this), 1 - t * t);
    }

    /** {@return all nodes of the graph, parents first} */
    public List<TinyAutograd> order() {
        List<TinyAutograd> order = new ArrayList<>();
        visit(this, new HashSet<>(), order);
        return order;
    }

    private static void visit(TinyAutograd node, Set<TinyAutograd> seen, List<TinyAutograd> order) {
        if (seen.add(node)) {
            for (TinyAutograd parent : node.parents) {
                visit(parent, seen, order);
            }
            order.add(node); // only now: all its parents are there
        }
    }

    /** Finds the gradients of all nodes of the graph. */
    public void backward() {
        gradient = 1;
        List<TinyAutograd> order = order();
        for (int i = order.size() - 1; i >= 0; i--) {
            TinyAutograd node = order.get(i);
            for (int p = 0; p < node.parents.size(); p++) {
                node.parents.get(p).gradient += node.gradient * node.localDerivatives[p];
            }
        }
    }
}

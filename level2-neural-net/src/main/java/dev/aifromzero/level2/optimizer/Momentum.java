package dev.aifromzero.level2.optimizer;

import java.util.IdentityHashMap;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradient descent that keeps rolling: {@code v ← β·v + g}, {@code w ← w − rate · v}. Small zigzags cancel, steady slopes
 * add up (Polyak, 1964; in this form: Sutskever, Martens, Dahl and Hinton, 2013, and PyTorch's SGD).
 */
public final class Momentum implements Optimizer {
    /** The share of the speed that is kept where nothing else is said. */
    public static final double USUAL_BETA = 0.9;

    private final double beta;
    private final IdentityHashMap<Parameter, INDArray> velocities = new IdentityHashMap<>();

    /** @param beta how much of the speed is kept from step to step, 0 to below 1 */
    public Momentum(double beta) {
        if (!(beta >= 0 && beta < 1)) {
            throw new IllegalArgumentException("beta must be from 0 to below 1, not " + beta);
        }
        this.beta = beta;
    }

    @Override
    public void step(List<Parameter> parameters, double learningRate) {
        for (Parameter p : parameters) {
            INDArray v = velocities.computeIfAbsent(p, q -> Nd4j.zerosLike(q.value()));
            v.muli(beta).addi(p.gradient());
            p.value().subi(v.mul(learningRate));
        }
    }
}

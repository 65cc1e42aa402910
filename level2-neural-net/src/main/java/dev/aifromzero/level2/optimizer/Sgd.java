package dev.aifromzero.level2.optimizer;

import java.util.List;

/**
 * Gradient descent: {@code w ← w − rate · g}. With the gradient of a part of the data it is called stochastic gradient
 * descent, SGD (Robbins and Monro, "A Stochastic Approximation Method", 1951).
 */
public final class Sgd implements Optimizer {
    @Override
    public void step(List<Parameter> parameters, double learningRate) {
        for (Parameter p : parameters) {
            p.value().subi(p.gradient().mul(learningRate));
        }
    }
}

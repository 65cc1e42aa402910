package dev.aifromzero.level2.optimizer;

import java.util.List;

/**
 * Shortens gradients that are too long, without turning them (Pascanu, Mikolov and Bengio, "On the difficulty of training
 * recurrent neural networks", ICML 2013, algorithm 1). Where the same weights are used many times in a row, slopes can
 * multiply into a cliff, and one step from there would undo all learning.
 */
public final class GradientClipping {
    private GradientClipping() {}

    /**
     * Makes all gradients together, taken as one arrow, at most so long.
     *
     * @param parameters with the gradients of a backward pass in them
     * @param maxNorm the greatest length, above 0
     * @return the length before
     */
    public static double clip(List<Parameter> parameters, double maxNorm) {
        double squares = 0;
        for (Parameter p : parameters) {
            double norm = p.gradient().norm2Number().doubleValue();
            squares += norm * norm;
        }
        double norm = Math.sqrt(squares);
        if (norm > maxNorm) {
            parameters.forEach(p -> p.gradient(p.gradient().mul(maxNorm / norm)));
        }
        return norm;
    }
}

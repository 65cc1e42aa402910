package dev.aifromzero.level2.optimizer;

import java.util.List;

/** Changes the parameters a little, so that the loss becomes smaller. */
public interface Optimizer {
    /**
     * Takes one step, using the gradients that the last backward pass left in the parameters.
     *
     * @param parameters the same ones at every call: an optimizer remembers things about each
     * @param learningRate how long the step is, above 0
     */
    void step(List<Parameter> parameters, double learningRate);
}

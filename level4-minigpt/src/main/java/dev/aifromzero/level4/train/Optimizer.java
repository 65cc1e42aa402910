package dev.aifromzero.level4.train;

import java.util.Map;

/** Turns the gradients of the parameters into a step. */
interface Optimizer extends AutoCloseable {
    /**
     * Changes every parameter in place by its gradient. Call it outside a gradient collector.
     *
     * @param learningRate the size of the step, usually 1e-5 to 1e-2
     */
    void step(double learningRate);

    /** {@return how many steps were taken so far} */
    long steps();

    /** {@return the running means as flat arrays by name} */
    Map<String, float[]> state();

    /**
     * Continues from a state that was saved.
     *
     * @param state what {@link #state()} gave
     * @param stepsTaken what {@link #steps()} gave
     */
    void restore(Map<String, float[]> state, long stepsTaken);

    /** Frees the state. */
    @Override
    void close();
}

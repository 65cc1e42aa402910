package dev.aifromzero.level4.train;

/** Watches a training; all methods do nothing unless overridden. */
public interface TrainingListener {
    /** A listener that does nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * Called after each step.
     *
     * @param step steps done
     * @param loss mean loss of the step's batch, nats a token
     * @param tokensPerSecond speed since this run of the program began
     */
    default void onStep(int step, double loss, double tokensPerSecond) {}

    /**
     * Called after each evaluation; {@code best} says whether the model was kept.
     *
     * @param metrics what was measured
     * @param best whether no validation loss was lower so far
     */
    default void onEvaluation(Metrics metrics, boolean best) {}
}

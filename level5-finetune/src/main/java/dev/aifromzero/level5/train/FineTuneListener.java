package dev.aifromzero.level5.train;

/** Is told how a fine-tuning goes. */
public interface FineTuneListener {
    /** A listener that does nothing. */
    FineTuneListener SILENT = new FineTuneListener() {};

    /**
     * Called after each step.
     *
     * @param step steps taken so far
     * @param steps steps in all
     * @param loss mean nats a token of this step's examples
     */
    default void onStep(long step, long steps, double loss) {}

    /**
     * Called after each epoch, and once before the first with the base's result.
     *
     * @param result the losses of the epoch
     * @param best whether this is the lowest held-out loss so far; what was learned is kept then
     */
    default void onEpoch(EpochResult result, boolean best) {}
}

package dev.aifromzero.level5.train;

import dev.aifromzero.level5.lora.LoraAdapter;
import java.io.IOException;

/** Is told how a fine-tuning goes. */
public interface FineTuneListener {
    /** A listener that does nothing. */
    FineTuneListener SILENT = new FineTuneListener() {};

    /**
     * Called after each step.
     *
     * @param step steps taken so far
     * @param steps steps in all
     * @param loss mean nats an answer token of this step's examples
     */
    default void onStep(long step, long steps, double loss) {}

    /**
     * Called after each epoch, and once before the first with the base's result.
     *
     * @param adapter the adapter as it is now, for saving; do not change it
     * @param best whether this is the lowest held-out loss so far
     */
    default void onEpoch(EpochResult result, LoraAdapter adapter, boolean best) throws IOException {}
}

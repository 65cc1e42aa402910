package dev.aifromzero.level5.train;

import java.util.List;

/**
 * How a fine-tuning went.
 *
 * @param epochs one result an epoch, the base's (epoch 0) first
 * @param best the one with the lowest held-out loss, which was kept
 * @param ending why it ended
 * @param secondsPerStep mean time of a step: forward, backward, optimizer
 */
public record FineTuneResult(List<EpochResult> epochs, EpochResult best, Ending ending, double secondsPerStep) {
    /** Why a fine-tuning ended. */
    public enum Ending {
        /** All epochs are done. */
        ALL_EPOCHS,
        /** The held-out loss no longer fell. */
        NO_PROGRESS,
        /** Somebody asked it to end; it can be resumed. */
        STOPPED
    }

    /** {@return the result of the base, before any training} */
    public EpochResult base() {
        return epochs.get(0);
    }
}

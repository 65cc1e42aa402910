package dev.aifromzero.level5.train;

import java.util.List;

/**
 * How a fine-tuning went.
 *
 * @param epochs one result an epoch, the base's (epoch 0) first
 * @param best the one with the lowest held-out loss, whose adapter was kept
 * @param stoppedEarly whether it ended because the held-out loss no longer fell
 */
public record FineTuneResult(List<EpochResult> epochs, EpochResult best, boolean stoppedEarly) {
    /** {@return the result of the base, before any training} */
    public EpochResult base() {
        return epochs.get(0);
    }
}

package dev.aifromzero.level5.train;

import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level5.data.Batch;
import java.util.List;
import java.util.function.IntConsumer;

/** Whole fine-tuning steps one by one, for measuring how long they take. */
public final class StepTimer {
    private StepTimer() {}

    /**
     * {@return something that does the step of a number on this batch: forward, backward, clipping and the optimizer}
     *
     * @param tuning what learns
     * @param batch the same for every step
     * @param config the optimizer's settings and the learning rate, which stays the same
     */
    public static IntConsumer of(Tuning tuning, Batch batch, FineTuneConfig config) {
        AdamW optimizer = new AdamW(tuning.parameters(), new AdamWConfig(0.9, 0.999, 1e-8, config.weightDecay()));
        FineTuneStep step = new FineTuneStep(tuning, config, optimizer);
        return number -> step.run(List.of(batch), config.learningRate(), number);
    }
}

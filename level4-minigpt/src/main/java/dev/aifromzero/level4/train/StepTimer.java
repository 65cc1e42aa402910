package dev.aifromzero.level4.train;

import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.fast.Precision;
import java.util.function.IntConsumer;

/** Whole training steps one by one, for measuring how long they take. */
public final class StepTimer {
    private StepTimer() {}

    /**
     * {@return something that does the step of a number: forward, backward, clipping and the optimizer}
     *
     * @param model the model that learns
     * @param batches gives each step its windows
     * @param config the batch's size, the optimizer's settings and the learning rate, which stays the same
     * @param precision in which numbers and by which operations the steps are computed
     */
    public static IntConsumer of(Transformer model, BatchSource batches, TrainingConfig config, Precision precision) {
        TrainingStep step = new TrainingStep(model, batches, config, precision);
        AdamW optimizer = new AdamW(model.parameters(), config.optimizer());
        return number -> {
            step.computeGradients(number);
            GradientClipping.clip(model.parameters(), config.maxGradientNorm());
            optimizer.step(config.learningRate());
        };
    }
}

package dev.aifromzero.level4.train;

import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import java.util.Locale;

/** How the learning rate falls after its warm-up. */
public enum Decay {
    /** Along half a cosine wave: long near the highest rate, long near the lowest. */
    COSINE {
        @Override
        LearningRateSchedule rates(ScheduleConfig config) {
            return LearningRateSchedule.warmUpCosine(
                    config.learningRate(), config.minLearningRate(), config.warmupSteps(), config.steps());
        }
    },
    /** Evenly: the warm-down. */
    LINEAR {
        @Override
        LearningRateSchedule rates(ScheduleConfig config) {
            return LearningRateSchedule.warmUpLinear(
                    config.learningRate(), config.minLearningRate(), config.warmupSteps(), config.steps());
        }
    };

    abstract LearningRateSchedule rates(ScheduleConfig config);

    /** {@return the name on the command line, e.g. {@code linear}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

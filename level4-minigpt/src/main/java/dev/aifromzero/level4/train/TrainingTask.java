package dev.aifromzero.level4.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Transformer;
import java.util.List;

/**
 * What a model learns from, and how it is evaluated. {@link WindowTask} gives windows of a text; level 5 gives questions and
 * answers. The trainer is the same.
 */
public interface TrainingTask {
    /**
     * {@return the batches of a step, one for each backward pass; the same step gives the same batches}
     *
     * @param step the step's number, from 0
     */
    List<LossBatch> batches(int step);

    /**
     * {@return the mean loss on what is never learned from, nats per token}
     *
     * @param model the model as it stands
     */
    double validationLoss(Transformer model);

    /** {@return the loss of a model that guesses; one that is much worse has diverged. Infinite: any loss will do} */
    default double guessingLoss() {
        return Double.POSITIVE_INFINITY;
    }

    /** {@return whether the model is worth saving before its first step} */
    default boolean savesUntrained() {
        return true;
    }

    /** {@return a number that changes with the data, so that a resumed training notices other data} */
    long fingerprint();

    /** {@return what to say where a training is resumed with other data} */
    UserError otherData();
}

package dev.aifromzero.level5.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.train.GptTrainer;
import dev.aifromzero.level4.train.Metrics;
import dev.aifromzero.level4.train.TrainingListener;
import dev.aifromzero.level4.train.TrainingState;
import dev.aifromzero.level4.train.TrainingStep;
import dev.aifromzero.level4.train.Tuning;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Fine-tunes a model on answers with level 4's trainer, and counts in epochs: after each one the held-out answers are
 * evaluated, and the best model is saved.
 */
public final class FineTuner implements AutoCloseable {
    private final GptTrainer trainer;
    private final FineTuneConfig config;
    private final int stepsPerEpoch;

    /**
     * A training that has not begun.
     *
     * @param tuning what learns: an adapter, or the model's own numbers
     * @param data the examples, to learn from and to be tested on
     * @param config how long and how strongly
     * @param padding the id that fills up short examples; the end token will do
     * @param folder where the best, the state and the metrics go
     * @param listener receives every step and every epoch
     */
    public FineTuner(
            Tuning tuning, Dataset data, FineTuneConfig config, int padding, Path folder, FineTuneListener listener) {
        this.config = config;
        stepsPerEpoch = config.stepsAnEpoch(data.train().size());
        trainer = new GptTrainer(
                tuning,
                new AnswerTask(data, config, padding),
                config.loop(data.train().size()),
                folder,
                inEpochs(listener));
    }

    /**
     * {@return a whole step on one batch, for measuring how long it takes; it is given the step's number}
     *
     * @param tuning what learns
     * @param batch the same for every step
     * @param config the optimizer's settings and the learning rate, which stays the same
     */
    public static IntConsumer sameStep(Tuning tuning, Batch batch, FineTuneConfig config) {
        TrainingStep step = new TrainingStep(tuning, config.loop(batch.size()));
        return number -> step.run(
                List.of(AnswerTask.lossOf(batch, BatchSource.seedOf(config.seed(), number))), config.learningRate());
    }

    private TrainingListener inEpochs(FineTuneListener listener) {
        return new TrainingListener() {
            @Override
            public void onStep(int step, double loss, double tokensPerSecond) {
                listener.onStep(step, (long) config.epochs() * stepsPerEpoch, loss);
            }

            @Override
            public void onEvaluation(Metrics metrics, boolean best) {
                listener.onEpoch(epoch(metrics), best);
            }
        };
    }

    private EpochResult epoch(Metrics metrics) {
        double trainLoss = metrics.trainLoss() == null ? Double.NaN : metrics.trainLoss();
        return new EpochResult(metrics.step() / stepsPerEpoch, trainLoss, metrics.validationLoss(), metrics.seconds());
    }

    /**
     * Continues from the state in the folder.
     *
     * @throws UserError if there is none, or it belongs to other examples or another base
     * @throws IOException if the state cannot be read
     */
    public void resume() throws IOException {
        trainer.resume();
    }

    /**
     * Trains until the last epoch, until the held-out loss has not fallen for a while, or until {@link #stop}.
     *
     * <p>The model is left as it was after the last step; the best is in the folder.
     *
     * @return the losses of all epochs, the best one, and why the training ended
     * @throws UserError if the numbers become too large
     * @throws IOException if what was learned, the state or the metrics cannot be written
     */
    public FineTuneResult run() throws IOException {
        TrainingState state = trainer.train();
        List<EpochResult> epochs = state.evaluations().stream().map(this::epoch).toList();
        EpochResult best = epochs.stream()
                .min(Comparator.comparingDouble(EpochResult::heldOutLoss))
                .orElseThrow();
        return new FineTuneResult(epochs, best, ending(state), state.stepSeconds() / Math.max(1, state.step()));
    }

    private FineTuneResult.Ending ending(TrainingState state) {
        if (!trainer.isFinished()) {
            return FineTuneResult.Ending.STOPPED;
        }
        return state.step() == config.epochs() * stepsPerEpoch
                ? FineTuneResult.Ending.ALL_EPOCHS
                : FineTuneResult.Ending.NO_PROGRESS;
    }

    /** Asks the training to end after the present step, its state saved. May be called from another thread. */
    public void stop() {
        trainer.stop();
    }

    /** {@return steps taken so far, those before a resume counted} */
    public long steps() {
        return trainer.state().step();
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        trainer.close();
    }
}

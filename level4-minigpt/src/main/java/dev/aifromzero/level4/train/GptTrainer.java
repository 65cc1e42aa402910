package dev.aifromzero.level4.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains a transformer: {@link SimpleTraining}'s loop with all that a long training needs. Level 5 fine-tunes with it too.
 *
 * <p>At each evaluation the best model so far is saved, and the whole state of the training, so that {@link #resume}
 * continues exactly where it stopped.
 */
public final class GptTrainer implements AutoCloseable {
    static final String METRICS = "metrics.jsonl";
    private static final double SECONDS_BETWEEN_SAVES = 45;
    private static final double TIMES_WORSE_THAN_GUESSING = 3;

    private final Tuning tuning;
    private final TrainingTask task;
    private final LoopConfig config;
    private final Path folder;
    private final TrainingListener listener;
    private final TrainingStep step;
    private final LearningRateSchedule schedule;
    private final ResumeFolder last;
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private TrainingState state;
    private long startedAt;
    private long savedAt;
    private long tokens;

    /**
     * A training that has not begun.
     *
     * @param tuning what learns
     * @param task what it learns from
     * @param config for how long, and how strongly
     * @param folder where the model, the state and the metrics go
     * @param listener receives every step and every evaluation
     */
    public GptTrainer(Tuning tuning, TrainingTask task, LoopConfig config, Path folder, TrainingListener listener) {
        this.tuning = tuning;
        this.task = task;
        this.config = config;
        this.folder = folder;
        this.listener = listener;
        step = new TrainingStep(tuning, config);
        schedule = config.schedule().rates();
        last = new ResumeFolder(folder);
        state = TrainingState.start(task.fingerprint());
    }

    /**
     * Continues from the state in the folder: parameters, the optimizer's means, and the step.
     *
     * @throws UserError if there is none, or the data or the model is another one
     * @throws IOException if the state cannot be read
     */
    public void resume() throws IOException {
        ResumeFolder.Kept<TrainingState> kept = last.load(TrainingState.class);
        if (kept.state().fingerprint() != state.fingerprint()) {
            throw task.otherData();
        }
        step.restore(kept.optimizer(), kept.state().step());
        last.restore(tuning.parameters());
        state = kept.state();
    }

    /**
     * Trains until the last step, until the validation loss has not fallen for a while, or until {@link #stop}.
     *
     * <p>The model is left as it was after the last step; the best one is in the folder.
     *
     * @return where the training stands then
     * @throws UserError if the numbers become too large
     * @throws IOException if the model, the state or the metrics cannot be written
     */
    public TrainingState train() throws IOException {
        if (state.evaluations().isEmpty()) {
            last.delete();
        }
        startedAt = System.nanoTime();
        savedAt = startedAt;
        while (state.step() < config.schedule().steps() && !isPatienceOver() && !isStopRequested()) {
            if (state.step() % config.evaluationInterval() == 0 && !state.isEvaluated()) {
                evaluate();
                continue;
            }
            long from = System.nanoTime();
            List<LossBatch> batches = task.batches(state.step());
            double loss = step.run(batches, schedule.at(state.step()));
            checkFinite(loss);
            tokens += batches.stream().mapToLong(LossBatch::targets).sum();
            state = state.afterStep(loss, secondsSince(from));
            listener.onStep(state.step(), loss, tokensPerSecond());
            if (secondsSince(savedAt) > SECONDS_BETWEEN_SAVES) {
                save();
            }
        }
        if (isStopRequested()) {
            save();
        } else if (!state.isEvaluated()) {
            evaluate();
        }
        return state;
    }

    @SuppressWarnings("try") // the best weights are there to be used
    private void evaluate() throws IOException {
        save(); // on a busy machine an evaluation takes a while, and somebody may end the program during it
        long from = System.nanoTime();
        double loss;
        boolean best;
        try (TrainingStep.Best evaluated = step.best()) {
            loss = task.validationLoss(tuning.model());
            checkFinite(loss);
            checkSane(loss);
            best = state.isBest(loss);
            if (best && (state.step() > 0 || task.savesUntrained())) {
                tuning.save(folder);
            }
        }
        double rate = schedule.at(Math.max(0, state.step() - 1));
        state = state.afterEvaluation(loss, rate, tokensPerSecond(), secondsSince(from));
        MetricsLog.write(folder.resolve(METRICS), state.evaluations());
        save();
        try (TrainingStep.Best evaluated = step.best()) {
            listener.onEvaluation(state.lastEvaluation(), best);
        }
    }

    private void save() throws IOException {
        last.save(tuning.parameters(), step.state(), state);
        savedAt = System.nanoTime();
    }

    private void checkFinite(double loss) {
        if (!Double.isFinite(loss)) {
            throw failed("The training has broken down at step " + state.step() + ": the numbers became too large");
        }
    }

    /** A model that is much worse than one that guesses has diverged, and does not come back. */
    private void checkSane(double loss) {
        double guessing = task.guessingLoss();
        if (loss > TIMES_WORSE_THAN_GUESSING * guessing) {
            throw failed(String.format(
                    Locale.ROOT,
                    "The training has gone astray at step %d: the validation loss is %.2f, where guessing gives %.2f",
                    state.step(),
                    loss,
                    guessing));
        }
    }

    private UserError failed(String problem) {
        boolean saved = state.bestStep() > 0 || task.savesUntrained();
        String best = "The best model up to step " + state.bestStep() + " is in " + ProjectPaths.display(folder);
        return new UserError(
                problem,
                (saved ? best + "; start" : "Start") + " again with a smaller learning rate, e.g. --learning-rate "
                        + config.schedule().learningRate() / 3);
    }

    private boolean isPatienceOver() {
        return config.patience() > 0 && state.evaluationsSinceBest() >= config.patience();
    }

    private double tokensPerSecond() {
        return tokens / Math.max(1e-9, secondsSince(startedAt));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Asks the training to end after the present step, its state saved. May be called from another thread. */
    public void stop() {
        stopRequested.set(true);
    }

    /** {@return whether the training has been asked to end} */
    public boolean isStopRequested() {
        return stopRequested.get();
    }

    /** {@return where the training stands} */
    public TrainingState state() {
        return state;
    }

    /** {@return whether the training is over: all steps done, or no progress for too long} */
    public boolean isFinished() {
        return (state.step() >= config.schedule().steps() || isPatienceOver()) && state.isEvaluated();
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        step.close();
    }
}

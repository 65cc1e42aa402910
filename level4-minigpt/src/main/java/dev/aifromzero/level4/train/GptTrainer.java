package dev.aifromzero.level4.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.large.Preparation;
import dev.aifromzero.level4.evaluate.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains a transformer: the loop that made GPT-2, in the size of a page.
 *
 * <p>At each look at the validation text the best model so far is kept, and the whole state of the training, so that
 * {@link #resume} goes on exactly where it stopped.
 */
public final class GptTrainer implements AutoCloseable {
    static final String METRICS = "metrics.jsonl";
    private static final double TIMES_WORSE_THAN_GUESSING = 3;
    private final Transformer model;
    private final TrainingConfig config;
    private final Path folder;
    private final TrainingListener listener;
    private final int[] validation;
    private final TrainingStep step;
    private final LearningRateSchedule schedule;
    private final AdamW optimizer;
    private final ResumeFolder last;
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private TrainingState state;
    private MetricsLog metrics;
    private long startedAt;
    private int startedStep;

    /**
     * A training that has not begun.
     *
     * @param model the model, whose parameters are trainable
     * @param data the text as ids, in its three parts
     * @param config the settings
     * @param folder where the model, the state and the metrics go
     * @param listener is told each step and each evaluation
     * @throws UserError if the text is too short for the context
     */
    public GptTrainer(Transformer model, Dataset data, TrainingConfig config, Path folder, TrainingListener listener) {
        this.model = model;
        this.config = config;
        this.folder = folder;
        this.listener = listener;
        this.validation = data.validation().all();
        if (validation.length < 2) {
            throw new UserError(
                    "The text is too short: the part to check the training with (5%) is less than two tokens",
                    "Give more text with --data");
        }
        step = new TrainingStep(model, new BatchSource(data.train(), config.contextLength(), config.seed()), config);
        schedule = config.schedule();
        optimizer = new AdamW(model.parameters(), config.optimizer());
        last = new ResumeFolder(folder);
        state = TrainingState.start(data.fingerprint());
        metrics = new MetricsLog(folder.resolve(METRICS));
    }

    /**
     * Goes on from the state in the folder, whose weights the model must have.
     *
     * @throws UserError if there is none, or the text or the model is another one
     * @throws IOException if the state or the metrics cannot be read
     */
    public void resume() throws IOException {
        ResumeFolder.Kept<TrainingState> kept = last.load(TrainingState.class);
        if (kept.state().fingerprint() != state.fingerprint()) {
            throw Preparation.anotherText();
        }
        state = kept.state();
        optimizer.restore(kept.optimizer(), state.optimizerSteps());
        metrics = MetricsLog.upTo(folder.resolve(METRICS), state.evaluatedStep());
    }

    /**
     * Trains until the last step, until the validation loss has not fallen for a while, or until {@link #stop}.
     *
     * @return where the training stands then; the best model is in the folder
     * @throws UserError if the numbers break down
     * @throws IOException if the model, the state or the metrics cannot be written
     */
    public TrainingState train() throws IOException {
        if (state.step() == 0) {
            last.delete();
        }
        startedAt = System.nanoTime();
        startedStep = state.step();
        while (state.step() < config.steps() && !isPatienceOver() && !stopRequested.get()) {
            if (state.step() % config.evaluationInterval() == 0 && !state.isEvaluated()) {
                evaluate();
                continue;
            }
            long from = System.nanoTime();
            double loss = step.computeGradients(state.step());
            double norm = GradientClipping.clip(model.parameters(), config.maxGradientNorm());
            checkFinite(loss, norm);
            optimizer.step(schedule.at(state.step()));
            state = state.afterStep(loss, (System.nanoTime() - from) / 1e9);
            listener.onStep(state.step(), loss, tokensPerSecond());
        }
        if (!stopRequested.get() && !state.isEvaluated()) {
            evaluate();
        }
        if (stopRequested.get()) {
            save();
        }
        return state;
    }

    /** Asks the training to end after the present step, its state saved. May be called from another thread. */
    public void stop() {
        stopRequested.set(true);
    }

    /** {@return whether the training has been asked to end} */
    public boolean isStopRequested() {
        return stopRequested.get();
    }

    /** {@return what was measured so far} */
    public MetricsLog metrics() {
        return metrics;
    }

    /** {@return where the training stands} */
    public TrainingState state() {
        return state;
    }

    /** {@return whether the training is over: all steps done, or no progress for too long} */
    public boolean isFinished() {
        return (state.step() >= config.steps() || isPatienceOver()) && state.isEvaluated();
    }

    private boolean isPatienceOver() {
        return config.patience() > 0 && state.looksSinceBest() >= config.patience();
    }

    private void evaluate() throws IOException {
        save(); // on a busy machine the look takes its time; whoever is impatient loses nothing
        long from = System.nanoTime();
        double loss = Evaluator.score(model, validation, config.contextLength()).natsPerToken();
        checkFinite(loss, 0);
        checkSane(loss);
        boolean best = state.isBest(loss);
        if (best) {
            ModelFolder.saveWeights(folder, model.parameters());
        }
        double trainLoss = state.meanLoss();
        state = state.afterEvaluation(loss, (System.nanoTime() - from) / 1e9);
        metrics.add(new Metrics(
                state.step(),
                Double.isNaN(trainLoss) ? null : trainLoss,
                loss,
                schedule.at(Math.max(0, state.step() - 1)),
                Math.rint(tokensPerSecond()),
                Math.rint(state.seconds() * 1000) / 1000));
        save();
        listener.onEvaluation(metrics.entries().get(metrics.entries().size() - 1), best);
    }

    private void save() throws IOException {
        last.save(model.parameters(), optimizer.state(), state);
    }

    private double tokensPerSecond() {
        double seconds = Math.max(1e-9, (System.nanoTime() - startedAt) / 1e9);
        return (state.step() - startedStep) * (double) config.tokensPerStep() / seconds;
    }

    private void checkFinite(double loss, double norm) {
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new UserError(
                    "The training has broken down at step " + state.step() + ": the numbers became too large (loss "
                            + loss + ")",
                    remedy());
        }
    }

    /** A model that is much worse than one that guesses has been thrown off course, and does not come back. */
    private void checkSane(double loss) {
        double guessing = Math.log(model.config().vocabSize());
        if (loss > TIMES_WORSE_THAN_GUESSING * guessing) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "The training has gone astray at step %d: the validation loss is %.2f, where guessing gives %.2f",
                            state.step(),
                            loss,
                            guessing),
                    remedy());
        }
    }

    private String remedy() {
        return "The best model up to step " + state.bestStep() + " is in " + ProjectPaths.display(folder)
                + "; start again with a smaller learning rate, e.g. --learning-rate " + config.learningRate() / 3;
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        optimizer.close();
    }
}

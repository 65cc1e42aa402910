package dev.aifromzero.level5.train;

import ai.djl.ndarray.NDArray;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level4.checkpoint.ResumeFolder;
import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.AdamWConfig;
import dev.aifromzero.level4.train.Metrics;
import dev.aifromzero.level4.train.MetricsLog;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fine-tunes a model on answers.
 *
 * <p>After each round through the examples the held-out answers are looked at, and the best is kept in the folder. Beside
 * it lies the whole state of the training, so that {@link #resume} goes on exactly where it stopped.
 */
public final class FineTuner implements AutoCloseable {
    private static final String METRICS = "metrics.jsonl";
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double SECONDS_BETWEEN_SAVES = 45;

    private final Tuning tuning;
    private final Dataset data;
    private final FineTuneConfig config;
    private final int padding;
    private final Path folder;
    private final FineTuneListener listener;
    private final AdamW optimizer;
    private final FineTuneStep step;
    private final LearningRateSchedule schedule;
    private final List<Batch> heldOut;
    private final ResumeFolder last;
    private final int stepsAnEpoch;
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private FineTuneState state;
    private MetricsLog metrics;
    private long savedAt = System.nanoTime();

    /**
     * A training that has not begun.
     *
     * @param tuning what learns: an adapter, or the model's own numbers
     * @param data the examples, to learn from and to be tested on
     * @param config how long and how strongly
     * @param padding the id that fills up short examples; the end token will do
     * @param folder where the best, the state and the metrics go
     * @param listener is told each step and each epoch
     */
    public FineTuner(
            Tuning tuning, Dataset data, FineTuneConfig config, int padding, Path folder, FineTuneListener listener) {
        this.tuning = tuning;
        this.data = data;
        this.config = config;
        this.padding = padding;
        this.folder = folder;
        this.listener = listener;
        optimizer = new AdamW(tuning.parameters(), new AdamWConfig(BETA_1, BETA_2, EPSILON, config.weightDecay()));
        step = new FineTuneStep(tuning, config, optimizer);
        stepsAnEpoch = config.stepsAnEpoch(data.train().size());
        int steps = config.epochs() * stepsAnEpoch;
        schedule =
                LearningRateSchedule.warmUpCosine(config.learningRate(), 0, (int) (config.warmupPart() * steps), steps);
        heldOut = Batch.inOrder(data.heldOut(), config.batchSize(), padding);
        last = new ResumeFolder(folder);
        state = FineTuneState.start(data.fingerprint());
        metrics = new MetricsLog(folder.resolve(METRICS));
    }

    /**
     * Goes on from the state in the folder.
     *
     * @throws UserError if there is none, or it belongs to other examples or another base
     * @throws IOException if the state or the metrics cannot be read
     */
    public void resume() throws IOException {
        ResumeFolder.Kept<FineTuneState> kept = last.load(FineTuneState.class);
        if (kept.state().fingerprint() != state.fingerprint()) {
            throw new UserError(
                    "The questions and answers are not those that this training began with",
                    "Resume with the same file and base, or start a new training without --resume");
        }
        state = kept.state();
        optimizer.restore(kept.optimizer(), state.optimizerSteps());
        try (Scope scope = new Scope(tuning.parameters().manager())) {
            restore(last.weights(scope.manager()));
        }
        metrics = MetricsLog.upTo(folder.resolve(METRICS), Math.toIntExact(state.optimizerSteps()));
    }

    /** Changes the parameters in place: the model and the optimizer hold on to these arrays. */
    private void restore(ParameterStore kept) {
        tuning.parameters().all().forEach((name, parameter) -> {
            NDArray numbers = kept.get(name, parameter.getShape().getShape());
            parameter.subi(parameter);
            parameter.addi(numbers);
        });
    }

    /**
     * Trains until the last epoch, until the held-out loss has not fallen for a while, or until {@link #stop}.
     *
     * <p>The model is left as it was after the last step; the best is in the folder.
     *
     * @return the losses of all epochs, the best one, and why the training ended
     * @throws UserError if the numbers break down
     * @throws IOException if what was learned, the state or the metrics cannot be written
     */
    public FineTuneResult run() throws IOException {
        if (state.results().isEmpty()) {
            last.delete();
            evaluate();
        }
        while (ending() == null && !stopRequested.get()) {
            round();
        }
        if (stopRequested.get()) {
            save();
        }
        FineTuneResult.Ending ending = ending() == null ? FineTuneResult.Ending.STOPPED : ending();
        return new FineTuneResult(
                state.results(), state.best(), ending, state.stepSeconds() / Math.max(1, state.optimizerSteps()));
    }

    /** What is left of one round through all examples, in an order by chance that the round's number decides. */
    private void round() throws IOException {
        int epoch = state.epoch() + 1;
        List<Example> mixed = Batch.shuffled(data.train(), new SplittableRandom(config.seed() + epoch));
        int perStep = config.batchSize() * config.accumulation();
        while (state.stepsInEpoch() < stepsAnEpoch && !stopRequested.get()) {
            long from = System.nanoTime();
            int start = state.stepsInEpoch() * perStep;
            List<Example> examples = mixed.subList(start, Math.min(mixed.size(), start + perStep));
            double loss = step.run(
                    Batch.inOrder(examples, config.batchSize(), padding, config.lossOn()),
                    schedule.at(Math.toIntExact(state.optimizerSteps())),
                    state.optimizerSteps());
            state = state.afterStep(loss, secondsSince(from));
            listener.onStep(state.optimizerSteps(), (long) config.epochs() * stepsAnEpoch, loss);
            if (secondsSince(savedAt) > SECONDS_BETWEEN_SAVES) {
                save();
            }
        }
        if (state.stepsInEpoch() == stepsAnEpoch && !stopRequested.get()) {
            evaluate();
        }
    }

    private void evaluate() throws IOException {
        long from = System.nanoTime();
        double trainLoss = state.meanLoss();
        double before = state.results().isEmpty()
                ? Double.POSITIVE_INFINITY
                : state.best().heldOutLoss();
        state = state.afterEvaluation(AnswerLoss.of(tuning.model(), heldOut), secondsSince(from));
        EpochResult result = state.results().get(state.epoch());
        boolean best = result.heldOutLoss() < before;
        if (best && result.epoch() > 0) {
            tuning.save(folder);
        }
        metrics.add(metrics(trainLoss, result));
        save();
        listener.onEpoch(result, best);
    }

    private Metrics metrics(double trainLoss, EpochResult result) {
        int steps = Math.toIntExact(state.optimizerSteps());
        double tokens =
                data.train().stream().mapToLong(example -> example.ids().length).sum();
        double rounds = steps / (double) stepsAnEpoch;
        return new Metrics(
                steps,
                Double.isNaN(trainLoss) ? null : trainLoss,
                result.heldOutLoss(),
                schedule.at(Math.max(0, steps - 1)),
                Math.rint(tokens * rounds / Math.max(1e-9, state.seconds())),
                Math.rint(result.seconds() * 1000) / 1000);
    }

    private void save() throws IOException {
        last.save(tuning.parameters(), optimizer.state(), state);
        savedAt = System.nanoTime();
    }

    /** Asks the training to end after the present step, its state saved. May be called from another thread. */
    public void stop() {
        stopRequested.set(true);
    }

    /** {@return steps taken so far, those before a resume counted} */
    public long steps() {
        return state.optimizerSteps();
    }

    private FineTuneResult.Ending ending() {
        if (state.epoch() >= config.epochs()) {
            return FineTuneResult.Ending.ALL_EPOCHS;
        }
        boolean stuck = state.epoch() - state.best().epoch() >= config.patience();
        return stuck ? FineTuneResult.Ending.NO_PROGRESS : null;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        optimizer.close();
    }
}

package dev.aifromzero.level4.train;

import ai.djl.ndarray.NDManager;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.checkpoint.ModelFolder;
import dev.aifromzero.level4.data.large.DataFiles;
import dev.aifromzero.level4.data.large.TextProgress;
import dev.aifromzero.level4.evaluate.HeldOutPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Trains a recipe for a given time and not for a given number of steps: some steps are measured first, and so many are
 * taken as fit into the time. So recipes can be compared that differ in what a step costs.
 */
public final class TimedTraining {
    private static final int WARM_UP = 5;
    private static final int MEASURED = 11;
    private static final int FEWEST_STEPS = 10;

    private final DataFiles data;
    private final Path folder;
    private final HeldOutPage page;

    /**
     * What a recipe has reached.
     *
     * @param steps how many fitted into the time
     * @param seconds how long they and the two evaluations took
     * @param natsPerCharacter on the held-out page
     */
    public record Result(int steps, double seconds, double natsPerCharacter) {}

    /**
     * Trainings on a text.
     *
     * @param data the files to learn from
     * @param folder where each model goes, in the place of the one before
     * @param page what they are judged on
     */
    public TimedTraining(DataFiles data, Path folder, HeldOutPage page) {
        this.data = data;
        this.folder = folder;
        this.page = page;
    }

    /**
     * {@return what the recipe reaches in this time}
     *
     * @param recipe its number of steps and its evaluations do not count
     * @param seconds the time for the steps, above 0
     * @param listener receives every step
     * @throws IOException if a file cannot be read or written
     */
    public Result run(TrainingConfig recipe, double seconds, TrainingListener listener) throws IOException {
        int steps = (int) Math.max(FEWEST_STEPS, Math.min(1e6, seconds / secondsPerStep(recipe)));
        TrainingConfig config = recipe.withSteps(steps, 1);
        TrainingState state;
        try (NDManager root = TensorEngine.newRoot();
                GptTrainer trainer = setup(config, root).trainer(listener)) {
            state = trainer.train();
        }
        try (NDManager root = TensorEngine.newRoot()) {
            LoadedModel loaded = ModelFolder.load(folder, root);
            double nats = page.evaluate(
                            loaded.model(), loaded.tokenizer(), config.text().documents())
                    .natsPerCharacter();
            return new Result(steps, state.seconds(), nats);
        }
    }

    private TrainingSetup setup(TrainingConfig config, NDManager root) throws IOException {
        return TrainingSetup.start(config, data, folder, root, TextProgress.SILENT);
    }

    /** The median over some steps of a model that is then thrown away. */
    private double secondsPerStep(TrainingConfig config) throws IOException {
        double[] seconds = new double[MEASURED];
        try (NDManager root = TensorEngine.newRoot()) {
            TrainingSetup setup = setup(config, root);
            WindowTask task = new WindowTask(setup.data(), config);
            try (TrainingStep step = new TrainingStep(setup.tuning(), config.loop())) {
                for (int i = -WARM_UP; i < MEASURED; i++) {
                    long from = System.nanoTime();
                    step.run(task.batches(i + WARM_UP), 0);
                    seconds[Math.max(0, i)] = (System.nanoTime() - from) / 1e9;
                }
            }
        }
        Arrays.sort(seconds);
        return seconds[MEASURED / 2];
    }
}

package dev.aifromzero.level5.train;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.train.LossBatch;
import dev.aifromzero.level4.train.TrainingTask;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import java.util.ArrayList;
import java.util.List;

/** Fine-tuning as a task for level 4's trainer: epochs of examples, and the loss on answers only. */
final class AnswerTask implements TrainingTask {
    /** Over so many steps examples change places, so that those of one batch are of about the same length. */
    private static final int STEPS_SORTED = 8;

    private final Dataset data;
    private final FineTuneConfig config;
    private final int padding;
    private final int stepsPerEpoch;
    private final List<Batch> heldOut;
    private int mixedEpoch;
    private List<Example> mixed = List.of();

    AnswerTask(Dataset data, FineTuneConfig config, int padding) {
        this.data = data;
        this.config = config;
        this.padding = padding;
        stepsPerEpoch = config.stepsAnEpoch(data.train().size());
        heldOut = Batch.inOrder(data.heldOut(), config.batchSize(), padding);
    }

    @Override
    public List<LossBatch> batches(int step) {
        int epoch = step / stepsPerEpoch + 1;
        mix(epoch);
        int perStep = config.batchSize() * config.accumulation();
        int start = step % stepsPerEpoch * perStep;
        List<Example> examples = mixed.subList(start, Math.min(mixed.size(), start + perStep));
        List<LossBatch> batches = new ArrayList<>();
        for (Batch batch : Batch.inOrder(examples, config.batchSize(), padding, config.lossOn())) {
            long seed = BatchSource.seedOf(config.seed(), (long) step * config.accumulation() + batches.size());
            batches.add(lossOf(batch, seed));
        }
        return batches;
    }

    /** Every epoch has its own order. It depends on the seed and the epoch only, so that a resume finds it again. */
    private void mix(int epoch) {
        if (epoch != mixedEpoch) {
            mixed = Batch.neighboursOfOneLength(
                    data.epoch(config.seed() + epoch), STEPS_SORTED * config.batchSize() * config.accumulation());
            mixedEpoch = epoch;
        }
    }

    /** {@return a batch with its loss, whose dropout has this random seed} */
    static LossBatch lossOf(Batch batch, long seed) {
        return new LossBatch(
                seed, batch.targets().length, (model, scope) -> AnswerLoss.mean(model, batch, Pass.training(), scope));
    }

    @Override
    public double validationLoss(Transformer model) {
        return AnswerLoss.of(model, heldOut);
    }

    /** The base is there already. */
    @Override
    public boolean savesUntrained() {
        return false;
    }

    @Override
    public long fingerprint() {
        return data.fingerprint();
    }

    @Override
    public UserError otherData() {
        return new UserError(
                "The questions and answers are not those that this training began with",
                "Resume with the same file and base, or start a new training without --resume");
    }
}

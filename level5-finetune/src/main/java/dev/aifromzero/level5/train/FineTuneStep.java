package dev.aifromzero.level5.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.train.AdamW;
import dev.aifromzero.level4.train.GradientClipping;
import dev.aifromzero.level5.data.Batch;
import java.util.List;

/** One step: forward and backward over one or several batches, clipping, and the optimizer. */
final class FineTuneStep {
    private final Tuning tuning;
    private final FineTuneConfig config;
    private final AdamW optimizer;

    FineTuneStep(Tuning tuning, FineTuneConfig config, AdamW optimizer) {
        this.tuning = tuning;
        this.config = config;
        this.optimizer = optimizer;
    }

    /**
     * {@return the mean loss over all tokens of the batches that count, nats}
     *
     * @param step its number, from 0: all chance of the step comes from it, so that a resumed training repeats it
     * @throws UserError if the numbers break down
     */
    double run(List<Batch> batches, double learningRate, long step) {
        tuning.parameters().zeroGradients();
        long tokens =
                batches.stream().mapToLong(batch -> batch.targets().length).sum();
        double loss = 0;
        for (int part = 0; part < batches.size(); part++) {
            TensorEngine.seed(BatchSource.seedOf(config.seed(), step * config.accumulation() + part));
            Batch batch = batches.get(part);
            // Each batch counts by its tokens: then several small ones give the gradient of one large one.
            double share = batch.targets().length / (double) tokens;
            loss += backward(batch, share) * share;
        }
        double norm = GradientClipping.clip(tuning.parameters(), config.clipNorm());
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new UserError(
                    "The training broke down at step " + (step + 1) + ": the loss is no longer a number",
                    "Start again with a smaller --learning-rate, e.g. " + config.learningRate() / 3);
        }
        optimizer.step(learningRate);
        return loss;
    }

    private double backward(Batch batch, double share) {
        try (Scope scope = new Scope(tuning.parameters().manager());
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray mean = AnswerLoss.mean(tuning.learner(), batch, Pass.training(), scope);
            // Gradients of several backward passes add up.
            collector.backward(share == 1 ? mean : Tensors.scale(mean, share));
            return mean.getFloat();
        }
    }
}

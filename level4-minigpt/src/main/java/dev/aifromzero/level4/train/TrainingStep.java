package dev.aifromzero.level4.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.List;
import java.util.Map;

/** One step: forward and backward over one or several batches, clipping, and the optimizer. */
public final class TrainingStep implements AutoCloseable {
    private final Tuning tuning;
    private final ParameterStore parameters;
    private final double maxGradientNorm;
    private final AdamW optimizer;

    /**
     * Steps that change these parameters.
     *
     * @param tuning what learns
     * @param config the optimizer's settings and the longest gradient allowed
     */
    public TrainingStep(Tuning tuning, LoopConfig config) {
        this.tuning = tuning;
        parameters = tuning.parameters();
        maxGradientNorm = config.maxGradientNorm();
        optimizer = new AdamW(parameters, config.optimizer());
    }

    /**
     * Takes a step.
     *
     * @param batches one for each backward pass; together they count as one large batch
     * @param learningRate the size of the step
     * @return the mean loss before the step, nats per token; not a number, and nothing changed, where the numbers became
     *     too large
     */
    public double run(List<LossBatch> batches, double learningRate) {
        double loss = computeGradients(batches);
        double norm = GradientClipping.clip(parameters, maxGradientNorm);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            return Double.NaN;
        }
        optimizer.step(learningRate);
        return loss;
    }

    /** {@return the mean loss over all tokens of the batches; its gradients are in the parameters} */
    double computeGradients(List<LossBatch> batches) {
        parameters.zeroGradients();
        double tokens = batches.stream().mapToLong(LossBatch::targets).sum();
        double loss = 0;
        for (LossBatch batch : batches) {
            // Each batch counts by its tokens: then several small ones give the gradient of one large one.
            double share = batch.targets() / tokens;
            TensorEngine.seed(batch.seed());
            loss += backward(batch, share) * share;
        }
        return loss;
    }

    private double backward(LossBatch batch, double share) {
        try (Scope scope = new Scope(parameters.manager());
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = batch.loss().mean(tuning.learner(), scope); // ()
            // Gradients of several backward passes add up: a part of the loss each gives the mean over all.
            collector.backward(share == 1 ? loss : Tensors.scale(loss, share));
            return loss.getFloat();
        }
    }

    /** {@return the optimizer's running means, as {@link AdamW#state} gives them} */
    Map<String, float[]> optimizerState() {
        return optimizer.state();
    }

    /** Continues with means that were saved after so many steps. */
    void restore(Map<String, float[]> optimizerState, int steps) {
        optimizer.restore(optimizerState, steps);
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        optimizer.close();
    }
}

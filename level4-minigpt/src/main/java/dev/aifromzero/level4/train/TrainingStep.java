package dev.aifromzero.level4.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step: forward and backward over one or several batches, clipping, and the optimizer. */
public final class TrainingStep implements AutoCloseable {
    private final Tuning tuning;
    private final ParameterStore parameters;
    private final double maxGradientNorm;
    private final Optimizer optimizer;
    private final Optional<WeightAverage> average;

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
        optimizer = config.optimizerKind().of(parameters, config.optimizer());
        average = config.ema() == 0 ? Optional.empty() : Optional.of(new WeightAverage(parameters, config.ema()));
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
        average.ifPresent(mean -> mean.update(optimizer.steps()));
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

    /** The time in which the model has the weights that are evaluated and saved. */
    @FunctionalInterface
    interface Best extends AutoCloseable {
        @Override
        void close();
    }

    /** {@return the average of the weights in their place until it is closed; nothing happens where there is none} */
    Best best() {
        if (average.isEmpty()) {
            return () -> {};
        }
        WeightAverage.Swap swap = average.get().inPlace();
        return swap::close;
    }

    /** {@return the optimizer's running means, as {@link AdamW#state} gives them, and the average of the weights} */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>(optimizer.state());
        average.ifPresent(mean -> state.putAll(mean.state()));
        return state;
    }

    /** Continues with what was saved after so many steps. */
    void restore(Map<String, float[]> state, int steps) {
        optimizer.restore(state, steps);
        average.ifPresent(mean -> mean.restore(state));
    }

    /** Frees the optimizer's state; the model stays. */
    @Override
    public void close() {
        average.ifPresent(WeightAverage::close);
        optimizer.close();
    }
}

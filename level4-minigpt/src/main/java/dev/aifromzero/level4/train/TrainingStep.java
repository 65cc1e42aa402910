package dev.aifromzero.level4.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.ParameterStore;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level3.tensor.TensorEngine;
import dev.aifromzero.level3.tensor.Tensors;
import dev.aifromzero.level4.data.Batch;
import dev.aifromzero.level4.data.BatchSource;
import dev.aifromzero.level4.fast.Precision;

/** Forward and backward: leaves the gradients of a step's batch in the model's parameters. */
final class TrainingStep {
    private final ParameterStore parameters;
    private final Transformer model;
    private final BatchSource batches;
    private final TrainingConfig config;

    /** Steps as the settings say, in their precision or the nearest that this machine is fast at. */
    TrainingStep(Transformer model, BatchSource batches, TrainingConfig config) {
        this(
                model,
                batches,
                config,
                config.precision().orNearest(model.parameters().manager()));
    }

    TrainingStep(Transformer model, BatchSource batches, TrainingConfig config, Precision precision) {
        parameters = model.parameters();
        this.model = computedBy(precision, model);
        this.batches = batches;
        this.config = config;
    }

    /** The same model over the same parameters. */
    private static Transformer computedBy(Precision precision, Transformer model) {
        ParameterStore store = model.parameters();
        return precision == Precision.FLOAT32
                ? model
                : new Transformer(model.config(), store, precision.kernels(store.manager()));
    }

    /** {@return the mean loss over the windows of a step, nats a token} */
    double computeGradients(int step) {
        parameters.zeroGradients();
        double total = 0;
        for (int part = 0; part < config.accumulation(); part++) {
            long draw = (long) step * config.accumulation() + part;
            TensorEngine.seed(BatchSource.seedOf(~config.seed(), draw)); // dropout repeats when the step is repeated
            total += backward(batches.draw(draw, config.batchSize()));
        }
        return total / config.accumulation();
    }

    private double backward(Batch batch) {
        try (Scope scope = new Scope(parameters.manager());
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Shape shape = new Shape(batch.size(), batch.length());
            NDArray inputs = scope.manager().create(batch.inputs(), shape); // (B, T)
            NDArray targets = scope.manager().create(batch.targets(), shape); // (B, T)
            NDArray logits = model.forward(inputs, Pass.training()); // (B, T) -> (B, T, V)
            NDArray loss = CrossEntropy.mean(logits, targets); // (B, T, V) -> ()
            // Gradients of several backward passes add up: a part of the loss each gives the mean over all.
            collector.backward(config.accumulation() == 1 ? loss : Tensors.scale(loss, 1.0 / config.accumulation()));
            return loss.getFloat();
        }
    }
}

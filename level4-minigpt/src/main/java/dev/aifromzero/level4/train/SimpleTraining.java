package dev.aifromzero.level4.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.aifromzero.level3.model.CrossEntropy;
import dev.aifromzero.level3.model.Transformer;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import dev.aifromzero.level4.data.Batch;
import dev.aifromzero.level4.data.BatchSource;
import java.util.function.DoubleConsumer;

/**
 * The training loop on one page: batch, forward, loss, backward, step. {@link GptTrainer} does the same, and what a long
 * training needs besides.
 */
public final class SimpleTraining {
    private SimpleTraining() {}

    /**
     * Trains a model; its parameters are changed in place.
     *
     * @param model the model, whose parameters are trainable
     * @param batches draws windows of the text
     * @param batchSize B, windows per step
     * @param steps how many times the parameters change
     * @param learningRate the size of each step, e.g. 0.001
     * @param losses receives the loss of each step, e.g. {@code System.out::println}
     */
    public static void train(
            Transformer model,
            BatchSource batches,
            int batchSize,
            int steps,
            double learningRate,
            DoubleConsumer losses) {
        try (AdamW optimizer = new AdamW(model.parameters(), new AdamWConfig(0.9, 0.99, 1e-8, 0.1))) {
            for (int step = 0; step < steps; step++) {
                Batch batch = batches.draw(step, batchSize);
                model.parameters().zeroGradients();
                try (Scope scope = new Scope(model.parameters().manager());
                        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    Shape shape = new Shape(batch.size(), batch.length());
                    NDArray inputs = scope.manager().create(batch.inputs(), shape); // (B, T)
                    NDArray targets = scope.manager().create(batch.targets(), shape); // (B, T)
                    NDArray logits = model.forward(inputs, Pass.training()); // (B, T) -> (B, T, V)
                    NDArray loss = CrossEntropy.mean(logits, targets); // (B, T, V) -> ()
                    collector.backward(loss);
                    losses.accept(loss.getFloat());
                }
                optimizer.step(learningRate);
            }
        }
    }
}

package dev.aifromzero.level5.school;

import dev.aifromzero.level2.network.Activation;
import dev.aifromzero.level2.network.DenseLayer;
import dev.aifromzero.level2.network.FeedForwardNetwork;
import dev.aifromzero.level2.network.Initialiser;
import dev.aifromzero.level2.network.SoftmaxCrossEntropy;
import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Optimizer;
import dev.aifromzero.level5.data.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains the subject classifier with level 2's layer, loss and optimizer. */
final class SubjectTraining {
    private static final int EPOCHS = 6;
    private static final int BATCH_SIZE = 128;
    private static final double LEARNING_RATE = 0.1;
    private static final double LAST_RATE = 0.01;

    private record Labelled(QuestionFeatures features, int subject) {}

    /**
     * What was learned.
     *
     * @param weights (columns, C), row after row
     * @param bias (C)
     */
    record Numbers(float[] weights, float[] bias) {}

    private SubjectTraining() {}

    static Numbers run(List<Fact> facts, List<String> subjects, long seed) {
        List<Labelled> all = new ArrayList<>();
        for (Fact fact : facts) {
            int subject = subjects.indexOf(fact.subjectName());
            for (String question : fact.questions()) {
                all.add(new Labelled(QuestionFeatures.of(question), subject));
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        DenseLayer layer = new DenseLayer(
                "subject",
                QuestionFeatures.COLUMNS,
                subjects.size(),
                Activation.IDENTITY,
                Initialiser.XAVIER,
                random,
                DataType.FLOAT);
        FeedForwardNetwork network = new FeedForwardNetwork(layer);
        Optimizer optimizer = new Adam();
        int steps = EPOCHS * ((all.size() + BATCH_SIZE - 1) / BATCH_SIZE);
        LearningRateSchedule schedule = LearningRateSchedule.warmUpCosine(LEARNING_RATE, LAST_RATE, 0, steps);
        int step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            all = Batch.shuffled(all, random);
            for (int from = 0; from < all.size(); from += BATCH_SIZE) {
                List<Labelled> batch = all.subList(from, Math.min(all.size(), from + BATCH_SIZE));
                try (INDArray inputs = inputs(batch)) { // megabytes outside Java's heap: not left to its collector
                    INDArray logits = network.forward(inputs); // (B, columns) -> (B, C)
                    network.backward(SoftmaxCrossEntropy.gradient(logits, targets(batch, subjects.size())));
                    optimizer.step(network.parameters(), schedule.at(step++));
                }
            }
        }
        return new Numbers(
                numbers(layer.weights().value()), numbers(layer.bias().value()));
    }

    private static INDArray inputs(List<Labelled> batch) {
        float[] rows = new float[batch.size() * QuestionFeatures.COLUMNS];
        for (int row = 0; row < batch.size(); row++) {
            QuestionFeatures features = batch.get(row).features();
            for (int i = 0; i < features.columns().length; i++) {
                rows[row * QuestionFeatures.COLUMNS + features.columns()[i]] = features.values()[i];
            }
        }
        return Nd4j.create(rows, new long[] {batch.size(), QuestionFeatures.COLUMNS}, 'c'); // (B, columns)
    }

    private static INDArray targets(List<Labelled> batch, int subjects) {
        float[] rows = new float[batch.size() * subjects];
        for (int row = 0; row < batch.size(); row++) {
            rows[row * subjects + batch.get(row).subject()] = 1;
        }
        return Nd4j.create(rows, new long[] {batch.size(), subjects}, 'c'); // (B, C)
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}

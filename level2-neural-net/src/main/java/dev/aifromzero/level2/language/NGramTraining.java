package dev.aifromzero.level2.language;

import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Optimizer;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import dev.aifromzero.level2.optimizer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains an n-gram network in mini-batches, and in the end puts back the weights that did best on the validation part.
 */
public final class NGramTraining {
    private static final int EVALUATION_BATCH = 1024;
    private static final double LAST_PART = 0.01;

    /**
     * How a network learns.
     *
     * @param epochs how often all examples are seen, at least 1
     * @param batchSize examples a step, at least 1
     * @param optimizer SGD takes the rate in three stages, the others along a cosine
     * @param learningRate that of the first steps, above 0
     * @param dropout which part of the hidden neurons is switched off in each step, 0 to below 1
     */
    public record Config(int epochs, int batchSize, OptimizerKind optimizer, double learningRate, double dropout) {
        /**
         * {@return the learning rate of each step}
         *
         * @param steps how many steps the training has in all, at least 1
         */
        public LearningRateSchedule schedule(int steps) {
            return optimizer == OptimizerKind.SGD
                    ? thirds(learningRate, steps)
                    : LearningRateSchedule.warmUpCosine(learningRate, learningRate * LAST_PART, 0, steps);
        }
    }

    /**
     * One line of the history.
     *
     * @param epoch how many epochs are done; 0 is the untrained network
     * @param trainLoss the mean over the steps of this epoch (the network changes meanwhile), in nats a token
     * @param validationLoss after the epoch, in nats a token
     */
    public record Point(int epoch, double trainLoss, double validationLoss) {}

    /** Is told after each step. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called when a step is done.
         *
         * @param step how many steps are done
         * @param steps how many there will be
         * @param loss that of this step's batch, in nats a token
         */
        void afterStep(int step, int steps, double loss);
    }

    private final NGramNetwork network;
    private final Config config;
    private final RandomGenerator random;

    /**
     * A training of this network; the generator shuffles the examples and draws the dropout.
     *
     * @param network learns in place; if it is not fresh, it goes on from where it is
     * @param config how it learns
     * @param random for the order of the examples and the dropout
     */
    public NGramTraining(NGramNetwork network, Config config, RandomGenerator random) {
        this.network = network;
        this.config = config;
        this.random = random;
    }

    /**
     * {@return the full rate in the first third of the steps, half in the second, a fifth in the last}
     *
     * @param rate that of the first third
     * @param steps how many steps there are in all, at least 1
     */
    static LearningRateSchedule thirds(double rate, int steps) {
        double[] parts = {1, 0.5, 0.2};
        return step -> rate * parts[(int) Math.min(2, 3L * step / steps)];
    }

    /**
     * Trains the network.
     *
     * @param train the examples to learn from
     * @param validation those that tell which epoch was the best
     * @param listener is told after each step
     * @return the history, the untrained network first; it ends early if the training blew up
     */
    public List<Point> run(ContextExamples train, ContextExamples validation, Listener listener) {
        List<Point> history = new ArrayList<>();
        history.add(new Point(0, loss(train), loss(validation)));
        Optimizer optimizer = config.optimizer().create();
        OffHeap memory = new OffHeap();
        Dropout dropout = new Dropout(config.dropout(), random);
        int[] order = IntStream.range(0, train.count()).toArray();
        int perEpoch = (train.count() + config.batchSize() - 1) / config.batchSize();
        int steps = Math.multiplyExact(perEpoch, config.epochs());
        LearningRateSchedule schedule = config.schedule(steps);
        Snapshot best = new Snapshot(network.parameters());
        double lowest = history.get(0).validationLoss();
        for (int epoch = 1; epoch <= config.epochs(); epoch++) {
            shuffle(order);
            double sum = 0;
            for (int i = 0; i < perEpoch; i++) {
                int from = i * config.batchSize();
                int to = Math.min(train.count(), from + config.batchSize());
                double loss = network.backward(train.pick(order, from, to), dropout);
                int step = (epoch - 1) * perEpoch + i;
                optimizer.step(network.parameters(), schedule.at(step));
                memory.made(network.numbersAStep(to - from));
                listener.afterStep(step + 1, steps, loss);
                sum += loss * (to - from);
            }
            Point point = new Point(epoch, sum / train.count(), loss(validation));
            history.add(point);
            if (!Double.isFinite(point.trainLoss()) || !Double.isFinite(point.validationLoss())) {
                return history;
            }
            if (point.validationLoss() < lowest) {
                lowest = point.validationLoss();
                best = new Snapshot(network.parameters());
            }
        }
        best.restore();
        return history;
    }

    /**
     * {@return the mean surprise at many examples, in nats a token}
     *
     * @param examples any number of them, at least 1; they are looked at in batches
     */
    public double loss(ContextExamples examples) {
        int[] order = IntStream.range(0, examples.count()).toArray();
        double sum = 0;
        for (int from = 0; from < examples.count(); from += EVALUATION_BATCH) {
            int to = Math.min(examples.count(), from + EVALUATION_BATCH);
            sum += network.loss(examples.pick(order, from, to)) * (to - from);
        }
        return sum / examples.count();
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
    }

    /** Copies of all parameters at one moment. */
    private static final class Snapshot {
        private final List<Parameter> parameters;
        private final List<INDArray> values;

        Snapshot(List<Parameter> parameters) {
            this.parameters = parameters;
            this.values = parameters.stream().map(p -> p.value().dup()).toList();
        }

        void restore() {
            for (int i = 0; i < values.size(); i++) {
                parameters.get(i).value().assign(values.get(i));
            }
        }
    }
}

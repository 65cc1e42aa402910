package dev.aifromzero.level2.digits;

import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Trains a digit network in mini-batches, in another order in every epoch. */
public final class DigitTraining {
    private static final double LAST_RATE = 0.02;

    /**
     * How large the network is and how it learns.
     *
     * @param hidden number of hidden neurons, at least 1
     * @param epochs how often all pictures are seen, at least 1
     * @param batchSize how many pictures a step looks at, at least 1
     * @param learningRate Adam's first rate, above 0; it falls to a fiftieth along a cosine
     */
    public record Config(int hidden, int epochs, int batchSize, double learningRate) {
        /** {@return the lab's settings} */
        public static Config usual() {
            return new Config(128, 10, 64, 0.002);
        }
    }

    /**
     * One line of the history.
     *
     * @param epoch how many epochs are done; 0 is the untrained network
     * @param trainLoss mean surprise at pictures that were learned from, in nats a picture
     * @param trainAccuracy share of them that were right, 0 to 1
     * @param heldOutLoss the same for pictures that were never learned from
     * @param heldOutAccuracy the same for pictures that were never learned from
     */
    public record Point(
            int epoch, double trainLoss, double trainAccuracy, double heldOutLoss, double heldOutAccuracy) {}

    /** Is told during the training. */
    public interface Listener {
        /**
         * After every step, counted from 1, with the loss of its batch.
         *
         * @param step how many steps are done
         * @param loss that of this step's batch, in nats a picture
         */
        void afterStep(int step, double loss);

        /**
         * After every epoch, and once before the first.
         *
         * @param point how the network does now
         */
        void afterEpoch(Point point);
    }

    private final Config config;
    private final DigitImages train;
    private final DigitImages heldOut;
    private final RandomGenerator random;
    private final DigitNetwork network;

    /**
     * A training of a fresh network.
     *
     * @param config its size and how it learns
     * @param train the pictures that it learns from
     * @param heldOut pictures that it is only judged on
     * @param random draws the first weights and shuffles the pictures
     */
    public DigitTraining(Config config, DigitImages train, DigitImages heldOut, RandomGenerator random) {
        this.config = config;
        this.train = train;
        this.heldOut = heldOut;
        this.random = random;
        this.network = new DigitNetwork(config.hidden(), random);
    }

    /** {@return the network, as far as it is trained now} */
    public DigitNetwork network() {
        return network;
    }

    /** {@return how many steps the whole training has} */
    public int steps() {
        return config.epochs() * ((train.size() + config.batchSize() - 1) / config.batchSize());
    }

    /**
     * Trains the network.
     *
     * @param listener is told after each step and each epoch
     * @return the history, the untrained network first
     */
    public List<Point> run(Listener listener) {
        Optimizer optimizer = new Adam();
        LearningRateSchedule schedule =
                LearningRateSchedule.warmUpCosine(config.learningRate(), config.learningRate() * LAST_RATE, 0, steps());
        // As many training pictures as there are held-out ones are enough to tell how training is going.
        DigitImages learnedFrom = train.first(heldOut.size());
        List<Point> history = new ArrayList<>();
        add(0, learnedFrom, history, listener);
        int[] order = IntStream.range(0, train.size()).toArray();
        int step = 0;
        for (int epoch = 1; epoch <= config.epochs(); epoch++) {
            shuffle(order);
            for (int from = 0; from < order.length; from += config.batchSize()) {
                int to = Math.min(order.length, from + config.batchSize());
                double loss = network.backward(train.inputs(order, from, to), train.targets(order, from, to));
                optimizer.step(network.parameters(), schedule.at(step++));
                listener.afterStep(step, loss);
            }
            add(epoch, learnedFrom, history, listener);
        }
        return history;
    }

    private void add(int epoch, DigitImages learnedFrom, List<Point> history, Listener listener) {
        DigitEvaluation known = DigitEvaluation.of(network, learnedFrom);
        DigitEvaluation unseen = DigitEvaluation.of(network, heldOut);
        Point point = new Point(epoch, known.loss(), known.accuracy(), unseen.loss(), unseen.accuracy());
        history.add(point);
        listener.afterEpoch(point);
    }

    /** Fisher and Yates' shuffle: every order is equally likely. */
    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int number = order[i];
            order[i] = order[other];
            order[other] = number;
        }
    }
}

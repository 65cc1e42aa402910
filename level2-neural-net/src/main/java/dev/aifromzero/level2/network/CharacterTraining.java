package dev.aifromzero.level2.network;

import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Optimizer;
import dev.aifromzero.level2.optimizer.OptimizerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Trains a character network and keeps its history.
 *
 * <p>An epoch here is one step with the gradient of the whole text: see {@link PairCounts} for why that costs no more
 * than V examples.
 */
public final class CharacterTraining {
    private static final double LAST_RATE = 0.1;

    /**
     * How large the network is and how it learns.
     *
     * @param hidden number of hidden neurons, at least 1
     * @param epochs how often the whole text is learned from, at least 1
     * @param learningRate the length of the first steps, above 0; it falls to a tenth along a cosine
     * @param activation the bend of the hidden layer
     * @param optimizer the rule of the steps
     */
    public record Config(int hidden, int epochs, double learningRate, Activation activation, OptimizerKind optimizer) {
        /** {@return the lesson's settings: 64 hidden sigmoid neurons and Adam} */
        public static Config usual() {
            return new Config(64, 300, OptimizerKind.ADAM.usualLearningRate(), Activation.SIGMOID, OptimizerKind.ADAM);
        }

        /**
         * {@return the same with another number of epochs}
         *
         * @param other at least 1
         */
        public Config withEpochs(int other) {
            return new Config(hidden, other, learningRate, activation, optimizer);
        }

        /**
         * {@return the same with another number of hidden neurons}
         *
         * @param other at least 1
         */
        public Config withHidden(int other) {
            return new Config(other, epochs, learningRate, activation, optimizer);
        }

        /**
         * {@return the same with another bend}
         *
         * @param other that of the hidden layer
         */
        public Config withActivation(Activation other) {
            return new Config(hidden, epochs, learningRate, other, optimizer);
        }

        /**
         * {@return the same with another learning rate}
         *
         * @param other that of the first steps, above 0
         */
        public Config withLearningRate(double other) {
            return new Config(hidden, epochs, other, activation, optimizer);
        }
    }

    /**
     * One line of the history.
     *
     * @param epoch how many epochs are done; 0 is the untrained network
     * @param loss the mean surprise at the training text at that moment, in nats a character; not finite if the
     *     training blew up
     * @param learningRate that of the step which led here; 0 for the untrained network
     */
    public record Point(int epoch, double loss, double learningRate) {}

    /** Is told after every epoch. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called when an epoch is done, and once before the first.
         *
         * @param point how the network does now
         */
        void afterEpoch(Point point);
    }

    private final CharacterNetwork network;
    private final PairCounts text;
    private final Config config;

    /**
     * A training of a fresh network on a text.
     *
     * @param text what is learned from
     * @param config the network's size and how it learns
     * @param random draws the first weights
     */
    public CharacterTraining(PairCounts text, Config config, RandomGenerator random) {
        this.text = text;
        this.config = config;
        this.network = new CharacterNetwork(text.vocabSize(), config.hidden(), config.activation(), random);
    }

    /** {@return the network, as far as it is trained now} */
    public CharacterNetwork network() {
        return network;
    }

    /**
     * Trains the network.
     *
     * @param listener is told after each epoch
     * @return the history, the untrained network first; it ends early if the training blew up
     */
    public List<Point> run(Listener listener) {
        Optimizer optimizer = config.optimizer().create();
        LearningRateSchedule schedule = LearningRateSchedule.warmUpCosine(
                config.learningRate(), config.learningRate() * LAST_RATE, 0, config.epochs());
        List<Point> history = new ArrayList<>();
        double loss = network.backward(text);
        add(new Point(0, loss, 0), history, listener);
        for (int epoch = 1; epoch <= config.epochs() && Double.isFinite(loss); epoch++) {
            double rate = schedule.at(epoch - 1);
            optimizer.step(network.parameters(), rate);
            loss = network.backward(text); // the loss after this step, and the gradient for the next
            add(new Point(epoch, loss, rate), history, listener);
        }
        return history;
    }

    private static void add(Point point, List<Point> history, Listener listener) {
        history.add(point);
        listener.afterEpoch(point);
    }

    /**
     * {@return a history as comma-separated values with a heading}
     *
     * @param history what {@link #run} gave; one line of text for each point
     */
    public static String toCsv(List<Point> history) {
        StringBuilder csv = new StringBuilder("epoch,loss_nats_per_character,perplexity,learning_rate\n");
        for (Point point : history) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.8f,%.6f,%.8f\n",
                    point.epoch(),
                    point.loss(),
                    Math.exp(point.loss()),
                    point.learningRate()));
        }
        return csv.toString();
    }
}

package dev.aifromzero.level2.language;

import dev.aifromzero.level2.optimizer.Adam;
import dev.aifromzero.level2.optimizer.GradientClipping;
import dev.aifromzero.level2.optimizer.LearningRateSchedule;
import dev.aifromzero.level2.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Trains a recurrent network with Adam, in batches, with clipped gradients. */
public final class RecurrentTraining {
    private static final double LAST_PART = 0.1;
    private static final int EVALUATION_BATCH = 512;

    /**
     * How a network learns.
     *
     * @param steps T, how many words are read in a row, at least 1
     * @param everyPosition whether each of the T guesses counts, or only the last
     * @param epochs how often the text is seen, at least 1
     * @param batchSize stretches of text a step, at least 1
     * @param learningRate Adam's first rate, above 0; it falls to a tenth along a cosine
     * @param clip the greatest length of the gradient, above 0
     */
    public record Config(
            int steps, boolean everyPosition, int epochs, int batchSize, double learningRate, double clip) {
        /** {@return the first position that counts} */
        int firstScored() {
            return everyPosition ? 0 : steps - 1;
        }
    }

    /**
     * One line of the history.
     *
     * @param trainLoss the mean over the steps of this epoch, in nats a word; for the untrained network that of the
     *     validation part
     * @param validationLoss after the epoch, in nats a word
     * @param clipped which part of the steps had a gradient that was too long, 0 to 1
     */
    public record Point(double trainLoss, double validationLoss, double clipped) {}

    /** Is told after each step. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called when a step is done.
         *
         * @param epoch how many epochs are done, with the part of this one
         * @param loss that of this step's batch, in nats a word
         */
        void afterStep(double epoch, double loss);
    }

    private final RecurrentNetwork network;
    private final Config config;
    private final RandomGenerator random;
    private final OffHeap memory = new OffHeap();

    /**
     * A training of this network; the generator shuffles.
     *
     * @param network learns in place; if it is not fresh, it goes on from where it is
     * @param config how it learns
     * @param random for the order of the stretches
     */
    public RecurrentTraining(RecurrentNetwork network, Config config, RandomGenerator random) {
        this.network = network;
        this.config = config;
        this.random = random;
    }

    /**
     * Trains the network.
     *
     * @param text its first nine tenths are learned from, its last tenth tells how well
     * @param listener is told after each step
     * @return the history, the untrained network first
     */
    public List<Point> run(WordText text, Listener listener) {
        List<Point> history = new ArrayList<>();
        double first = validationLoss(text);
        history.add(new Point(first, first, 0));
        Optimizer adam = new Adam();
        LearningRateSchedule schedule = LearningRateSchedule.warmUpCosine(
                config.learningRate(), config.learningRate() * LAST_PART, 0, config.epochs());
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            history.add(epoch(text, epoch, schedule.at(epoch), adam, listener));
        }
        return history;
    }

    /**
     * Where every guess counts, stretches lie end to end (each word is guessed once an epoch) and begin at another place
     * in each epoch; where only the last counts, one begins at every word.
     */
    private Point epoch(WordText text, int epoch, double rate, Optimizer adam, Listener listener) {
        int offset = config.everyPosition() ? random.nextInt(config.steps()) : 0;
        int stride = config.everyPosition() ? config.steps() : 1;
        List<WordWindows> batches = batches(WordWindows.of(text.train(), config.steps(), offset, stride));
        int stretches = batches.stream().mapToInt(WordWindows::count).sum();
        Mean loss = new Mean();
        int clipped = 0;
        int done = 0;
        for (WordWindows batch : batches) {
            double ofBatch = network.backward(batch, config.firstScored());
            clipped += GradientClipping.clip(network.parameters(), config.clip()) > config.clip() ? 1 : 0;
            adam.step(network.parameters(), rate);
            loss.add(ofBatch, guesses(batch));
            done += batch.count();
            memory.made(network.numbersAStep(batch.count(), batch.steps()));
            listener.afterStep(epoch + done / (double) stretches, ofBatch);
        }
        return new Point(loss.value(), validationLoss(text), clipped / (double) batches.size());
    }

    /** The stretches of each length in random order, and the lengths mixed. */
    private List<WordWindows> batches(List<WordWindows> byLength) {
        List<WordWindows> batches = new ArrayList<>();
        List<WordWindows> usable = longEnough(byLength);
        for (WordWindows windows : usable) {
            int[] order = shuffled(windows.count());
            for (int from = 0; from < order.length; from += config.batchSize()) {
                batches.add(windows.pick(order, from, Math.min(order.length, from + config.batchSize())));
            }
        }
        if (usable.size() == 1) {
            return batches;
        }
        return IntStream.of(shuffled(batches.size())).mapToObj(batches::get).toList();
    }

    /** A network that guesses once, after T words, has no use for shorter stretches. */
    private List<WordWindows> longEnough(List<WordWindows> byLength) {
        return byLength.stream()
                .filter(windows -> windows.steps() > config.firstScored())
                .toList();
    }

    private int guesses(WordWindows windows) {
        return windows.count() * (windows.steps() - config.firstScored());
    }

    private double validationLoss(WordText text) {
        int stride = config.everyPosition() ? config.steps() : 1;
        Mean loss = new Mean();
        for (WordWindows windows : longEnough(WordWindows.of(text.validation(), config.steps(), 0, stride))) {
            int[] order = IntStream.range(0, windows.count()).toArray();
            for (int from = 0; from < order.length; from += EVALUATION_BATCH) {
                WordWindows batch = windows.pick(order, from, Math.min(order.length, from + EVALUATION_BATCH));
                loss.add(network.loss(batch, config.firstScored()), guesses(batch));
            }
        }
        return loss.value();
    }

    /** The mean over many guesses, collected batch by batch. */
    private static final class Mean {
        private double sum;
        private long guesses;

        void add(double mean, int count) {
            sum += mean * count;
            guesses += count;
        }

        double value() {
            return sum / guesses;
        }
    }

    private int[] shuffled(int count) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }
}

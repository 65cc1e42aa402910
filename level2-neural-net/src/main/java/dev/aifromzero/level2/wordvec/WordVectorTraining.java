package dev.aifromzero.level2.wordvec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Goes through a text again and again and moves each word's arrow towards its neighbours. */
public final class WordVectorTraining {
    private static final double LAST_RATE = 1e-4;

    /**
     * How long the arrows are and how they learn.
     *
     * @param dimensions how many numbers a word's arrow has, at least 2
     * @param window how many words to the left and right can be neighbours, at least 1
     * @param negatives counterexamples for each neighbour, at least 1
     * @param subsampling words that make up more than this share of the text are partly skipped, above 0 to 1
     * @param epochs how often the text is read, at least 1
     * @param learningRate the length of the first steps, above 0; it falls evenly to nearly nothing
     */
    public record Config(
            int dimensions, int window, int negatives, double subsampling, int epochs, double learningRate) {
        /** {@return the lab's settings, for a small text: many passes, many counterexamples} */
        public static Config usual() {
            return new Config(50, 5, 8, 1e-3, 25, 0.05);
        }

        /**
         * {@return the same with another number of epochs}
         *
         * @param other at least 1
         */
        public Config withEpochs(int other) {
            return new Config(dimensions, window, negatives, subsampling, other, learningRate);
        }
    }

    /**
     * One line of the history.
     *
     * @param epoch counted from 1
     * @param loss the mean over the epoch, in nats a neighbour with its counterexamples
     * @param pairs how many neighbours were looked at
     */
    public record Point(int epoch, double loss, long pairs) {}

    /** Is told after every epoch. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called when an epoch is done.
         *
         * @param point how the training went in it
         */
        void afterEpoch(Point point);
    }

    private final WordCorpus corpus;
    private final Config config;
    private final RandomGenerator random;
    private final SkipGram model;
    private final Subsampling subsampling;
    private final NegativeSampler sampler;
    private final int[] negatives;

    /**
     * A training of fresh arrows on a text.
     *
     * @param corpus the text that is read
     * @param config how long the arrows are and how they learn
     * @param random draws the first arrows, the skipped words and the counterexamples
     */
    public WordVectorTraining(WordCorpus corpus, Config config, RandomGenerator random) {
        this.corpus = corpus;
        this.config = config;
        this.random = random;
        this.model = new SkipGram(corpus.vocabSize(), config.dimensions(), random);
        this.subsampling = new Subsampling(corpus.counts(), config.subsampling());
        this.sampler = new NegativeSampler(corpus.counts());
        this.negatives = new int[config.negatives()];
    }

    /**
     * Trains the arrows.
     *
     * @param listener is told after each epoch
     * @return the history
     */
    public List<Point> run(Listener listener) {
        List<Point> history = new ArrayList<>();
        double all = (double) corpus.length() * config.epochs();
        long read = 0;
        for (int epoch = 1; epoch <= config.epochs(); epoch++) {
            double loss = 0;
            long pairs = 0;
            for (int[] paragraph : corpus.paragraphs()) {
                float rate = (float) (config.learningRate() * Math.max(LAST_RATE, 1 - read / all));
                read += paragraph.length;
                int[] kept = Arrays.stream(paragraph)
                        .filter(word -> random.nextDouble() < subsampling.keep(word))
                        .toArray();
                for (int place = 0; place < kept.length; place++) {
                    // A window of random width: near neighbours are looked at more often than far ones.
                    int reach = 1 + random.nextInt(config.window());
                    int last = Math.min(kept.length - 1, place + reach);
                    for (int other = Math.max(0, place - reach); other <= last; other++) {
                        if (other != place) {
                            drawNegatives(kept[other]);
                            loss += model.step(kept[place], kept[other], negatives, rate);
                            pairs++;
                        }
                    }
                }
            }
            Point point = new Point(epoch, loss / Math.max(1, pairs), pairs);
            history.add(point);
            listener.afterEpoch(point);
        }
        return history;
    }

    /** Counterexamples: any words but the real neighbour. */
    private void drawNegatives(int neighbour) {
        for (int i = 0; i < negatives.length; i++) {
            do {
                negatives[i] = sampler.draw(random);
            } while (negatives[i] == neighbour);
        }
    }

    /** {@return a copy of the words' arrows as they are now} */
    public WordVectors vectors() {
        int d = config.dimensions();
        float[][] rows = new float[corpus.vocabSize()][];
        for (int word = 0; word < rows.length; word++) {
            rows[word] = Arrays.copyOfRange(model.middle(), word * d, (word + 1) * d);
        }
        return new WordVectors(corpus.words(), rows);
    }
}

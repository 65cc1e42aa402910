package dev.aifromzero.level2.network;

import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.TextSplit;
import java.util.random.RandomGenerator;

/**
 * What the character network reaches on the held-out page after training on the first 90% of a text.
 *
 * <p>The page may have characters that the training part lacks. They all count as one unknown symbol, so there are V + 1
 * symbols to choose from. To keep each of them possible, the network's probabilities get 99.9% of the trust and the
 * remaining 0.1% is shared evenly by all V + 1 symbols: no symbol has less than 0.001 / (V + 1). After an unknown
 * symbol, about which the network knows nothing, all V + 1 are equally likely.
 */
public final class NeuralNetworkScore {
    /** The model's name on the scoreboard. */
    public static final String MODEL = "neural network";

    static final double SHARED_EVENLY = 0.001;
    private static final double TRAIN_FRACTION = 0.9;
    private static final int LEVEL = 2;

    private final PairCounts train;
    private final int[] page;

    /**
     * @param text what the network learns from: its first 90%
     * @param heldOutPage what it is judged on, at least two characters
     * @throws IllegalArgumentException if the page is shorter, or the text has fewer than two different characters
     */
    public NeuralNetworkScore(String text, String heldOutPage) {
        train = PairCounts.of(TextSplit.of(text, TRAIN_FRACTION).train());
        CharTokenizer alphabet = train.tokenizer();
        int unknown = alphabet.vocabSize();
        page = heldOutPage
                .codePoints()
                .map(c -> alphabet.knows(c) ? alphabet.encode(Character.toString(c))[0] : unknown)
                .toArray();
        if (page.length < 2) {
            throw new IllegalArgumentException("The held-out page is too short to judge a model on");
        }
    }

    /**
     * {@return the score of a network trained with the lesson's settings}
     *
     * @param random draws the network's first weights
     */
    public Score score(RandomGenerator random) {
        return score(CharacterTraining.Config.usual(), random);
    }

    /**
     * {@return the score of a network trained with these settings}
     *
     * @param config the network's size and how it learns
     * @param random draws the network's first weights
     */
    public Score score(CharacterTraining.Config config, RandomGenerator random) {
        CharacterTraining training = new CharacterTraining(train, config, random);
        training.run(point -> {});
        double nats = natsPerCharacter(training.network().probabilities().toDoubleMatrix(), page);
        String note = config.hidden() + " hidden neurons, one character seen";
        return new Score(
                MODEL, LEVEL, nats, page.length - 1L, training.network().parameterCount(), note);
    }

    /**
     * {@return the mean of −ln p over the page; every character but the first is predicted once}
     *
     * @param probabilities P(j | i) of the network (V, V)
     * @param page ids from 0 to V, where V is the unknown symbol
     */
    static double natsPerCharacter(double[][] probabilities, int[] page) {
        double nats = 0;
        for (int i = 1; i < page.length; i++) {
            nats -= Math.log(probability(probabilities, page[i - 1], page[i]));
        }
        return nats / (page.length - 1);
    }

    static double probability(double[][] probabilities, int first, int second) {
        int v = probabilities.length;
        double even = 1.0 / (v + 1);
        if (first == v) {
            return even;
        }
        double known = second == v ? 0 : probabilities[first][second];
        return (1 - SHARED_EVENLY) * known + SHARED_EVENLY * even;
    }
}

package dev.aifromzero.level2.network;

import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level2.network.CharacterTraining.Config;
import dev.aifromzero.level2.network.CharacterTraining.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trains on the beginning of a text and watches the loss on its last tenth, which is never learned from. While both
 * losses fall, the network learns what is true of the language; when only the training loss still falls, it learns
 * this one piece of text by heart (overfitting).
 */
public final class LearningByHeart {
    private static final int VALIDATION_PART = 10;

    private final CharTokenizer tokenizer;
    private final int[] characters;
    private final int trainable;

    /**
     * What came of one training.
     *
     * @param training the loss on what was learned from, after every epoch
     * @param validation the loss on the last tenth of the text at the same moments, in nats a character
     */
    public record Curves(List<Point> training, List<Double> validation) {
        /** {@return the epoch with the lowest validation loss: from here on it learned by heart} */
        public int bestEpoch() {
            int best = 0;
            for (int epoch = 1; epoch < validation.size(); epoch++) {
                best = validation.get(epoch) < validation.get(best) ? epoch : best;
            }
            return best;
        }
    }

    /**
     * @param text all of it gives the characters; its last tenth is kept for validation
     * @throws IllegalArgumentException if the text is shorter than 40 characters, or of fewer than two different ones
     */
    public LearningByHeart(String text) {
        this.tokenizer = PairCounts.of(text).tokenizer();
        this.characters = text.codePoints().toArray();
        if (characters.length < 40) {
            throw new IllegalArgumentException(
                    "A text of " + characters.length + " characters is too short to keep a part for validation");
        }
        this.trainable = characters.length - characters.length / VALIDATION_PART;
    }

    /** {@return how many characters there are to learn from: nine tenths of the text} */
    public int trainable() {
        return trainable;
    }

    /** {@return how many characters are kept for validation} */
    public int kept() {
        return characters.length - trainable;
    }

    /**
     * Trains a fresh network on the first characters of the text.
     *
     * @param count how many, from 2 to {@link #trainable()}
     * @param config the network's size and how it learns
     * @param random draws the first weights
     * @return both losses after every epoch, the untrained network first
     */
    public Curves train(int count, Config config, RandomGenerator random) {
        PairCounts lesson = PairCounts.of(tokenizer, new String(characters, 0, count));
        PairCounts validation = PairCounts.of(tokenizer, new String(characters, trainable, kept()));
        CharacterTraining training = new CharacterTraining(lesson, config, random);
        List<Double> losses = new ArrayList<>();
        List<Point> history =
                training.run(point -> losses.add(training.network().loss(validation)));
        return new Curves(history, losses);
    }
}

package dev.aifromzero.level1.ngram;

import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.TextSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What counting reaches on the held-out page: the models learn from the training part of a text, their order and
 * smoothing are chosen on its validation part, and only then do they see the page, once.
 *
 * <p>A character of the page that the training part does not have counts as one unknown symbol, for which the smoothing
 * reserves some probability. Every character of the page but the first is predicted exactly once.
 */
public final class CountingScores {
    private static final int LEVEL = 1;
    private static final double BIGRAM_K = 0.1;
    private static final List<Smoothing> SMOOTHINGS = List.of(
            Smoothing.addK(1),
            Smoothing.addK(0.1),
            Smoothing.addK(0.01),
            Smoothing.interpolated(),
            Smoothing.kneserNey());

    private final CharTokenizer alphabet;
    private final int[] train;
    private final int[] validation;
    private final int[] heldOut;

    /**
     * A model that was tried.
     *
     * @param order its order
     * @param smoothing its smoothing
     * @param validationNats nats per token on the validation part; here a token is a character
     */
    public record Candidate(int order, Smoothing smoothing, double validationNats) {}

    /**
     * Reads both texts; the models are counted later.
     *
     * @param text what the models learn from: its first 90% to train, the next 5% to choose
     * @param heldOutPage what they are judged on
     * @throws IllegalArgumentException if the validation part or the page has fewer than two characters
     */
    public CountingScores(String text, String heldOutPage) {
        TextSplit split = TextSplit.of(text, 0.9);
        alphabet = CharTokenizer.fromText(split.train());
        train = alphabet.encode(split.train());
        validation = alphabet.encode(split.validation(), alphabet.vocabSize());
        heldOut = alphabet.encode(heldOutPage, alphabet.vocabSize());
        if (heldOut.length < 2 || validation.length < 2) {
            throw new IllegalArgumentException(
                    "The text to learn from or the held-out page is too short to judge a model"
                            + " on: the validation part has " + validation.length + " and the page " + heldOut.length
                            + " character(s), and each needs at least 2");
        }
    }

    /** The alphabet and the one unknown symbol. */
    private int vocabSize() {
        return alphabet.vocabSize() + 1;
    }

    /** {@return every order and smoothing with what it reaches on the validation part} */
    public List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (int order = 2; order <= NGramModel.HIGHEST_ORDER; order++) {
            NGramModel counted = NGramModel.train(train, vocabSize(), order, Smoothing.kneserNey());
            for (Smoothing smoothing : SMOOTHINGS) {
                candidates.add(
                        new Candidate(order, smoothing, counted.with(smoothing).crossEntropy(validation)));
            }
        }
        return candidates;
    }

    /**
     * {@return the candidate that is least surprised by the validation part}
     *
     * @param candidates at least one
     */
    public static Candidate best(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparingDouble(Candidate::validationNats))
                .orElseThrow();
    }

    /** {@return the score of a model that knows only the alphabet: every character is equally likely} */
    public Score uniform() {
        return score("uniform", Math.log(alphabet.vocabSize()), 0, alphabet.vocabSize() + " equally likely characters");
    }

    /** {@return the score of bigram counts} */
    public Score bigram() {
        NGramModel model = NGramModel.train(train, vocabSize(), 2, Smoothing.addK(BIGRAM_K));
        return score(
                "bigram",
                model.crossEntropy(heldOut),
                model.parameters(),
                model.smoothing().label());
    }

    /**
     * {@return the score of the best candidate}
     *
     * @param best its order and smoothing are used; the counts are made anew
     */
    public Score bestNGram(Candidate best) {
        NGramModel model = NGramModel.train(train, vocabSize(), best.order(), best.smoothing());
        String note = String.format(
                Locale.ROOT,
                "%d-gram, %s, chosen on the validation part",
                best.order(),
                best.smoothing().label());
        return score("best n-gram", model.crossEntropy(heldOut), model.parameters(), note);
    }

    private Score score(String model, double nats, long parameters, String note) {
        return new Score(model, LEVEL, nats, heldOut.length - 1L, parameters, note);
    }
}

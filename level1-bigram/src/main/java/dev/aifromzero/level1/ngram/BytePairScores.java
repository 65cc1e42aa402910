package dev.aifromzero.level1.ngram;

import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.TokenSplit;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What counting reaches over byte pairs: the same page and the same split as {@link CountingScores}, but a token is a
 * frequent piece of a word. A context of five tokens then reaches some fourteen characters
 * back.
 *
 * <p>The surprise of the whole page is divided by its characters, so it can be compared with models of characters.
 */
public final class BytePairScores {
    /** The scoreboard's name for this model. */
    public static final String NAME = "byte-pair n-gram";

    private static final int LEVEL = 1;

    private final int vocabSize;
    private final TokenSplit page;
    private final int[] validation;

    /**
     * Learns the byte pairs from the training part of a text; the models are counted later.
     *
     * @param text what the models learn from: its first 90% to train, the next 5% to choose
     * @param heldOutPage what they are judged on
     * @param vocabSize how many tokens the vocabulary has at most, 256 or more
     * @throws IllegalArgumentException if the validation part or the page has fewer than two tokens
     */
    public BytePairScores(String text, String heldOutPage, int vocabSize) {
        TextSplit split = TextSplit.of(text, 0.9);
        Tokenizer tokenizer = TokenizerKind.BPE.learn(split.train(), vocabSize);
        this.vocabSize = tokenizer.vocabSize();
        page = TokenSplit.of(tokenizer, split.train(), heldOutPage);
        validation = tokenizer.encode(split.validation());
        if (page.heldOut().length < 2 || validation.length < 2) {
            throw new IllegalArgumentException(
                    "The text to learn from or the held-out page is too short to judge a model"
                            + " on: the validation part has " + validation.length + " and the page "
                            + page.heldOut().length
                            + " token(s), and each needs at least 2");
        }
    }

    /** {@return every order, with Kneser-Ney smoothing, and what it reaches on the validation part, nats per token} */
    public List<CountingScores.Candidate> candidates() {
        Smoothing smoothing = Smoothing.kneserNey();
        return IntStream.rangeClosed(2, NGramModel.HIGHEST_ORDER)
                .mapToObj(order -> new CountingScores.Candidate(
                        order, smoothing, model(order, smoothing).crossEntropy(validation)))
                .toList();
    }

    private NGramModel model(int order, Smoothing smoothing) {
        return NGramModel.train(page.train(), vocabSize, order, smoothing);
    }

    /**
     * {@return the score of the best candidate on the page}
     *
     * @param best its order and smoothing are used; the counts are made anew
     */
    public Score score(CountingScores.Candidate best) {
        NGramModel model = model(best.order(), best.smoothing());
        String note = String.format(
                Locale.ROOT,
                "%d-gram over %d byte pairs, %s, chosen on the validation part",
                best.order(),
                vocabSize,
                best.smoothing().label());
        return new Score(
                NAME,
                LEVEL,
                page.heldOutPerCharacter(model.crossEntropy(page.heldOut())),
                page.heldOutCharacters(),
                model.parameters(),
                note);
    }
}

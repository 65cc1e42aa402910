package dev.aifromzero.level1.ngram;

import dev.aifromzero.level1.sampling.Sampler;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A model that looks back at the last order − 1 tokens and knows what followed them in its training text. Order 1 looks
 * at nothing, order 2 is a bigram model. It works on the ids of any tokenizer.
 */
public final class NGramModel {
    /** The longest n-grams that are counted. */
    public static final int HIGHEST_ORDER = 8;

    private final NGramCounts counts;
    private final Estimator estimator;
    private final Smoothing smoothing;
    private final int vocabSize;

    private NGramModel(NGramCounts counts, Smoothing smoothing, int vocabSize) {
        this.counts = counts;
        this.smoothing = smoothing;
        this.vocabSize = vocabSize;
        this.estimator = smoothing.fit(counts, vocabSize);
    }

    /**
     * {@return the model of a text}
     *
     * @param ids the text's token ids, each from 0 to {@code vocabSize - 1}
     * @param vocabSize V; ids that do not occur in the text get what the smoothing leaves for the unseen
     * @param order 1 to {@value #HIGHEST_ORDER}
     * @param smoothing what is done about n-grams that the text does not have
     * @throws IllegalArgumentException if the order is out of range or the text shorter than one n-gram
     */
    public static NGramModel train(int[] ids, int vocabSize, int order, Smoothing smoothing) {
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("The order must be from 1 to " + HIGHEST_ORDER + ", not " + order);
        }
        if (ids.length < order) {
            throw new IllegalArgumentException("The training text has " + ids.length
                    + " token(s), which is less than one n-gram of order " + order);
        }
        return new NGramModel(new NGramCounts(order, ids), smoothing, vocabSize);
    }

    /**
     * {@return a model of the same counts with another smoothing: nothing is counted again}
     *
     * @param other estimates from now on; this model keeps its own
     */
    public NGramModel with(Smoothing other) {
        return new NGramModel(counts, other, vocabSize);
    }

    /** {@return n: how many tokens an n-gram has} */
    public int order() {
        return counts.order();
    }

    /** {@return how unseen n-grams are handled} */
    public Smoothing smoothing() {
        return smoothing;
    }

    /** {@return how many different contexts of order − 1 tokens were seen} */
    public long contextsSeen() {
        return counts.distinct(order() - 1);
    }

    /** {@return how many contexts of order − 1 tokens there could be: V to the power order − 1} */
    public double contextsPossible() {
        return Math.pow(vocabSize, order() - 1);
    }

    /** {@return how many counts the model uses: those of its longest n-grams, and of all shorter ones where it mixes} */
    public long parameters() {
        return smoothing.kind() == Smoothing.Kind.ADD_K ? counts.distinct(order()) : counts.nodes() - 1L;
    }

    /**
     * {@return the share of a text's tokens whose context of order − 1 tokens was never seen in training, 0 to 1}
     *
     * @param ids more than order − 1 ids
     */
    public double unseenContexts(int[] ids) {
        int unseen = 0;
        Context context = counts.start();
        for (int i = 0; i < ids.length; i++) {
            unseen += i >= order() - 1 && context.longest() == NGramCounts.NONE ? 1 : 0;
            context = counts.advance(context, ids[i]);
        }
        return unseen / (double) (ids.length - order() + 1);
    }

    private Context context(int[] history) {
        Context context = counts.start();
        for (int i = Math.max(0, history.length - order() + 1); i < history.length; i++) {
            context = counts.advance(context, history[i]);
        }
        return context;
    }

    /**
     * {@return P(token | the last order − 1 ids of the history): above 0}
     *
     * @param history ids so far, the latest last; it may be shorter than the context or empty
     * @param token the id whose probability is asked for, 0 to V − 1
     */
    public double probability(int[] history, int token) {
        return estimator.probability(context(history), token);
    }

    /**
     * {@return the probabilities of all tokens (V) after the last order − 1 ids of the history, summing to 1}
     *
     * @param history ids so far, the latest last; it may be shorter than the context or empty
     */
    public double[] next(int[] history) {
        return estimator.distribution(context(history));
    }

    /**
     * {@return the same as logits (V): natural logarithms of the probabilities}
     *
     * @param history ids so far, the latest last; it may be shorter than the context or empty
     */
    public float[] logits(int[] history) {
        double[] probabilities = next(history);
        float[] logits = new float[probabilities.length];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) Math.log(probabilities[id]);
        }
        return logits;
    }

    /**
     * {@return how surprised the model is by a text: the mean of −ln P over all its tokens but the first, in nats}
     *
     * <p>Near the beginning of the text the contexts are shorter than order − 1.
     *
     * @param ids at least two ids, each from 0 to V − 1
     * @throws IllegalArgumentException if there are fewer than two
     */
    public double crossEntropy(int[] ids) {
        if (ids.length < 2) {
            throw new IllegalArgumentException(
                    "The text to judge has " + ids.length + " token(s): there is nothing to predict");
        }
        double nats = 0;
        Context context = counts.advance(counts.start(), ids[0]);
        for (int i = 1; i < ids.length; i++) {
            nats -= Math.log(estimator.probability(context, ids[i]));
            context = counts.advance(context, ids[i]);
        }
        return nats / (ids.length - 1);
    }

    /**
     * {@return the ids of the start and of this many more tokens}
     *
     * @param start ids to begin with; it may be empty
     * @param length tokens to add, 0 or more
     * @param sampler chooses each of them from the logits
     * @param random where all chance comes from: the same state gives the same ids
     */
    public int[] generate(int[] start, int length, Sampler sampler, RandomGenerator random) {
        int[] ids = Arrays.copyOf(start, start.length + length);
        for (int i = start.length; i < ids.length; i++) {
            int[] history = Arrays.copyOf(ids, i);
            ids[i] = sampler.sample(logits(history), history, random);
        }
        return ids;
    }
}

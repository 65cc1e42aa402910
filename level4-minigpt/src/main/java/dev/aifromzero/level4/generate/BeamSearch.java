package dev.aifromzero.level4.generate;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level3.model.Transformer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Looks for the likeliest text instead of drawing one: several beginnings (beams) are followed at once, and after each
 * token only the likeliest of all their continuations stay.
 *
 * <p>A longer text is always less likely, for each token multiplies a probability below 1. So a text's score is its log
 * probability divided by its length to some power (Wu et al., "Google's Neural Machine Translation System" (2016), section
 * 7, in the simpler form that Hugging Face's library has).
 */
public final class BeamSearch {
    private final Transformer model;
    private final int width;
    private final double lengthPenalty;

    /**
     * A search.
     *
     * @param model gives the probabilities
     * @param width how many beginnings are followed at once, 1 (greedy) or more
     * @param lengthPenalty the power of the length: 0 prefers short texts, 1 compares means
     */
    public BeamSearch(Transformer model, int width, double lengthPenalty) {
        if (width < 1) {
            throw new UserError("A beam search follows at least 1 text, not " + width, "Choose 1 or more, e.g. 4");
        }
        this.model = model;
        this.width = width;
        this.lengthPenalty = lengthPenalty;
    }

    /**
     * A text that was found.
     *
     * @param ids the new tokens; a token that ended the text is not among them
     * @param logProbability the sum of the tokens' ln p, that of the ending token included
     * @param score the same divided by the number of tokens to the power of the length penalty
     */
    public record Found(int[] ids, double logProbability, double score) {}

    private record Beam(int[] text, double logProbability) {}

    private record Step(int row, int token, double logProbability) {}

    /**
     * {@return the best texts, best first, at most {@code width}}
     *
     * @param prompt the tokens to go on from, at least one
     * @param maxNewTokens how many tokens to write at most, 1 or more
     * @param stop tokens that end a text
     */
    public List<Found> search(int[] prompt, int maxNewTokens, IntPredicate stop) {
        NextToken.check(model, prompt);
        List<Found> found = new ArrayList<>();
        List<Beam> beams = List.of(new Beam(Arrays.copyOf(prompt, prompt.length + maxNewTokens), 0));
        try (NextToken nextToken = new NextToken(model)) {
            for (int done = 0; done < maxNewTokens && !beams.isEmpty(); done++) {
                if (found.size() >= width
                        && bound(beams.get(0), maxNewTokens)
                                <= found.get(width - 1).score()) {
                    return found; // nothing that is still being written can become better
                }
                int length = prompt.length + done;
                int[][] texts = beams.stream().map(Beam::text).toArray(int[][]::new);
                List<Beam> next = new ArrayList<>();
                List<Integer> rows = new ArrayList<>();
                for (Step step : best(nextToken.logits(texts, length), beams, stop)) {
                    int[] text = texts[step.row].clone();
                    text[length] = step.token;
                    if (stop.test(step.token)) {
                        keep(found, found(text, prompt.length, done, done + 1, step.logProbability));
                    } else if (next.size() < width) {
                        next.add(new Beam(text, step.logProbability));
                        rows.add(step.row);
                    }
                }
                nextToken.select(rows.stream().mapToInt(Integer::intValue).toArray());
                beams = next;
            }
        }
        for (Beam beam : beams) {
            keep(found, found(beam.text, prompt.length, maxNewTokens, maxNewTokens, beam.logProbability));
        }
        return found;
    }

    private Found found(int[] text, int promptLength, int newTokens, int scoredTokens, double logProbability) {
        int[] ids = Arrays.copyOfRange(text, promptLength, promptLength + newTokens);
        return new Found(ids, logProbability, logProbability / Math.pow(scoredTokens, lengthPenalty));
    }

    private void keep(List<Found> found, Found more) {
        found.add(more);
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        if (found.size() > width) {
            found.remove(width);
        }
    }

    /** No score of what this beam may become is higher: it has its log probability already, and the most length. */
    private double bound(Beam beam, int maxNewTokens) {
        return beam.logProbability / Math.pow(maxNewTokens, Math.max(0, lengthPenalty));
    }

    /** The likeliest continuations, best first: those that go on, as many as there is room for, and better ones that end. */
    private List<Step> best(float[][] logits, List<Beam> beams, IntPredicate stop) {
        PriorityQueue<Step> goingOn = new PriorityQueue<>(Comparator.comparingDouble(Step::logProbability));
        List<Step> ending = new ArrayList<>();
        for (int row = 0; row < logits.length; row++) {
            double[] logProbabilities = logSoftmax(logits[row]);
            for (int token = 0; token < logProbabilities.length; token++) {
                Step step = new Step(row, token, beams.get(row).logProbability + logProbabilities[token]);
                if (stop.test(token)) {
                    ending.add(step);
                } else if (goingOn.size() < width || step.logProbability > goingOn.peek().logProbability) {
                    goingOn.add(step);
                    if (goingOn.size() > width) {
                        goingOn.poll();
                    }
                }
            }
        }
        List<Step> best = new ArrayList<>(goingOn);
        ending.stream()
                .filter(step -> goingOn.size() < width || step.logProbability > goingOn.peek().logProbability)
                .forEach(best::add);
        best.sort(Comparator.comparingDouble(Step::logProbability).reversed());
        return best;
    }

    private static double[] logSoftmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        double logSum = max + Math.log(sum);
        double[] result = new double[logits.length];
        for (int id = 0; id < result.length; id++) {
            result[id] = logits[id] - logSum;
        }
        return result;
    }
}

package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds pairs to be tested on that say nearly the same as a pair to learn from: whoever has learned the one by heart knows
 * the other, so it would be no test.
 *
 * <p>Two texts are compared by their runs of three words: those that both have, divided by those that either has (Jaccard
 * 1901; on runs of words: Broder, "On the resemblance and containment of documents", 1997).
 */
public final class NearDuplicates {
    private static final double SIMILAR = 0.5;

    private NearDuplicates() {}

    /**
     * Two pairs that say nearly the same.
     *
     * @param tested the one that was to be tested on
     * @param learned the one that is learned from
     * @param similarity part of the runs of words that both have, 0 to 1
     */
    public record Match(QuestionAnswer tested, QuestionAnswer learned, double similarity) {}

    /**
     * {@return for each tested pair with a near-duplicate among the learned ones its closest, in their order}
     *
     * @param tested pairs to be tested on
     * @param learned pairs to learn from
     */
    public static List<Match> find(List<QuestionAnswer> tested, List<QuestionAnswer> learned) {
        List<Set<String>> learnedGrams =
                learned.stream().map(NearDuplicates::grams).toList();
        List<Match> matches = new ArrayList<>();
        for (QuestionAnswer pair : tested) {
            Set<String> grams = grams(pair);
            int closest = -1;
            double highest = SIMILAR;
            for (int i = 0; i < learned.size(); i++) {
                double similarity = similarity(grams, learnedGrams.get(i));
                if (similarity >= highest) {
                    highest = similarity;
                    closest = i;
                }
            }
            if (closest >= 0) {
                matches.add(new Match(pair, learned.get(closest), highest));
            }
        }
        return matches;
    }

    private static Set<String> grams(QuestionAnswer pair) {
        return Words.trigrams(pair.question() + " " + pair.answer());
    }

    static double similarity(Set<String> left, Set<String> right) {
        long common = left.stream().filter(right::contains).count();
        return common / (double) (left.size() + right.size() - common);
    }
}

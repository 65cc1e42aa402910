package dev.aifromzero.level5.retrieve;

import dev.aifromzero.level5.school.Fact;
import java.util.List;

/** Finds the school facts that a question asks for: by the words of their passage, their answer and their phrasings. */
public final class FactSearch {
    private final List<Fact> facts;
    private final Bm25 index;

    /**
     * A fact that was found.
     *
     * @param fact what fits
     * @param score how well, above 0; only to be compared with the scores of the same question
     */
    public record Found(Fact fact, double score) {}

    /**
     * A search over these facts. The held-out phrasings are not read.
     *
     * @param facts at least one
     */
    public FactSearch(List<Fact> facts) {
        this.facts = List.copyOf(facts);
        index = new Bm25(facts.stream().map(FactSearch::text).map(Terms::of).toList());
    }

    private static String text(Fact fact) {
        return fact.passage() + "\n" + fact.answer() + "\n" + String.join("\n", fact.questions());
    }

    /**
     * {@return the facts that fit best, best first; none where no fact shares a word with the question}
     *
     * @param question as a pupil types it
     * @param most at most this many
     */
    public List<Found> search(String question, int most) {
        return index.search(Terms.of(question), most).stream()
                .map(hit -> new Found(facts.get(hit.text()), hit.score()))
                .toList();
    }
}

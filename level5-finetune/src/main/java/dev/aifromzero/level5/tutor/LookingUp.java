package dev.aifromzero.level5.tutor;

import dev.aifromzero.level5.retrieve.FactSearch;
import dev.aifromzero.level5.school.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Looks the answer up in the textbook and says where it stands; the model answers only where nothing fits.
 *
 * @param search finds facts
 * @param model answers what no fact shares a word with
 */
public record LookingUp(FactSearch search, Tutor model) implements Tutor {
    private static final String PAGE = ".md";

    @Override
    public TutorAnswer answer(String question) {
        List<FactSearch.Found> found = search.search(question, 2);
        return found.isEmpty() ? model.answer(question) : answer(found);
    }

    private static TutorAnswer answer(List<FactSearch.Found> found) {
        Fact best = found.get(0).fact();
        return new TutorAnswer(best.answer(), false, ahead(found), Optional.of(source(best)), Optional.empty());
    }

    /** How far ahead of the second the first one is: 0.5 for a tie, 1 where there is no second. */
    private static double ahead(List<FactSearch.Found> found) {
        double first = found.get(0).score();
        return found.size() < 2 ? 1 : first / (first + found.get(1).score());
    }

    private static TutorAnswer.Source source(Fact fact) {
        return new TutorAnswer.Source(fact.subjectName() + PAGE, fact.topic());
    }
}

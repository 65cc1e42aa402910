package dev.aifromzero.level5.tutor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets the tutor of the right subject answer. Each is opened when it is first needed.
 *
 * <p>It is for one thread.
 */
public final class RoutedTutor implements Tutor {
    private final Function<String, Optional<String>> subjectOf;
    private final Function<String, Tutor> open;
    private final Map<String, Tutor> opened = new HashMap<>();

    /**
     * A tutor for all subjects with a ready adapter.
     *
     * @param subjectOf tells the subject of a question; empty where nobody is there for it
     * @param open opens the tutor of a subject
     */
    public RoutedTutor(Function<String, Optional<String>> subjectOf, Function<String, Tutor> open) {
        this.subjectOf = subjectOf;
        this.open = open;
    }

    /** Where no ready tutor is for a subject that the classifier knows, there is no answer. */
    @Override
    public TutorAnswer answer(String question) {
        return subjectOf
                .apply(question)
                .map(subject -> opened.computeIfAbsent(subject, open))
                .map(tutor -> tutor.answer(question))
                .orElseGet(TutorAnswer::nothing);
    }
}

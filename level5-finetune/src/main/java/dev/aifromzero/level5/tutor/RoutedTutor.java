package dev.aifromzero.level5.tutor;

import dev.aifromzero.level5.school.SubjectClassifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets the tutor of the right subject answer. Each is opened when it is first needed.
 *
 * <p>It is for one thread.
 */
public final class RoutedTutor implements Tutor {
    private final ReadyTutors ready;
    private final SubjectClassifier classifier;
    private final Function<String, Tutor> open;
    private final Map<String, Tutor> opened = new HashMap<>();

    /**
     * A tutor for all subjects with a ready adapter.
     *
     * @param ready which there are
     * @param classifier tells subjects apart
     * @param open opens the tutor of a subject
     */
    public RoutedTutor(ReadyTutors ready, SubjectClassifier classifier, Function<String, Tutor> open) {
        this.ready = ready;
        this.classifier = classifier;
        this.open = open;
    }

    /** Where no ready tutor is for a subject that the classifier knows, there is no answer. */
    @Override
    public TutorAnswer answer(String question) {
        return ready.subjectOf(classifier, question)
                .map(subject -> opened.computeIfAbsent(subject, open))
                .map(tutor -> tutor.answer(question))
                .orElseGet(TutorAnswer::nothing);
    }
}

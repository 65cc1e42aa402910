package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.retrieve.FactSearch;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.school.SubjectClassifier;
import dev.aifromzero.level5.tutor.AdapterTutor;
import dev.aifromzero.level5.tutor.LookingUp;
import dev.aifromzero.level5.tutor.RoutedTutor;
import dev.aifromzero.level5.tutor.Tutor;
import dev.aifromzero.level5.tutor.TutorParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens the tutor that the user asked for. */
public final class TutorChoice {
    private static final String CLASSIFIER = "subjects.json";

    private TutorChoice() {}

    /**
     * {@return the tutor with the adapter that was named; otherwise the ready tutors that fit on the base, of which the
     * question's subject decides; otherwise the adapter that finetune made; otherwise the base alone}
     *
     * @param opened the base
     * @param choice what was named, tutors by name included
     * @param option what was said of tutors
     * @param parts which parts may take part: looking up is the only one so far
     * @param lesson gives the seed and the folder for what is kept
     * @param words is given a sentence that says who answers
     * @throws dev.aifromzero.kit.error.UserError if the ready tutors were asked for and there are none
     * @throws IOException if a file cannot be read
     */
    public static Tutor open(
            OpenedModel opened,
            ModelChoice choice,
            TutorOption option,
            TutorParts parts,
            Lesson lesson,
            Consumer<String> words)
            throws IOException {
        Tutor model = model(opened, choice, option, lesson, words);
        if (!parts.retrieval()) {
            return model;
        }
        words.accept("It looks answers up in the textbook first (--no-retrieval: the model alone).");
        return new LookingUp(new FactSearch(SchoolFacts.all()), model);
    }

    private static Tutor model(
            OpenedModel opened, ModelChoice choice, TutorOption option, Lesson lesson, Consumer<String> words)
            throws IOException {
        if (choice.namedAdapter().isEmpty() && !option.isBase()) {
            FittingTutors fitting = FittingTutors.of(opened);
            option.require(fitting);
            if (!fitting.isEmpty()) {
                words.accept(whoAnswers(fitting));
                return routed(fitting, lesson);
            }
        }
        Optional<Path> folder = option.adapter(choice, lesson);
        words.accept(whoAnswers(folder, option));
        return one(opened, folder);
    }

    /** {@return a sentence that says which single model answers} */
    static String whoAnswers(Optional<Path> adapter, TutorOption option) {
        if (adapter.isPresent()) {
            return "Answering: the base with the adapter " + ProjectPaths.display(adapter.get()) + ".";
        }
        return option.isBase()
                ? "Answering: the base alone."
                : "There is no adapter yet (finetune makes one), so the base answers alone.";
    }

    /** {@return a sentence that names the ready tutors} */
    static String whoAnswers(FittingTutors fitting) {
        return "Answering: the ready tutors ("
                + String.join(", ", fitting.ready().subjects()) + "), each for its own subject.";
    }

    /** {@return the tutor of one adapter, or of the base alone} */
    static AdapterTutor one(OpenedModel opened, Optional<Path> adapter) throws IOException {
        return new AdapterTutor(
                adapter.isPresent()
                        ? opened.answerer(adapter.get())
                        : Adapters.none(opened).get(ChatSession.BASE));
    }

    /** {@return the tutor that lets the question's subject decide} */
    static Tutor routed(FittingTutors fitting, Lesson lesson) {
        return new RoutedTutor(
                subjectOf(fitting, lesson),
                subject -> new AdapterTutor(fitting.answerers().get(subject)));
    }

    /** {@return what tells a question's subject; the classifier is read, or trained, when the first question needs it} */
    static Function<String, Optional<String>> subjectOf(FittingTutors fitting, Lesson lesson) {
        SubjectClassifier[] classifier = new SubjectClassifier[1];
        return question -> {
            try {
                if (classifier[0] == null) {
                    classifier[0] = classifier(lesson);
                }
                return fitting.ready().subjectOf(classifier[0], question);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /**
     * {@return the classifier of subjects: the one kept in the output folder, or a newly trained one, which is kept there}
     *
     * @param lesson gives the seed and the output folder
     * @throws IOException if a file cannot be read or written
     */
    public static SubjectClassifier classifier(Lesson lesson) throws IOException {
        return SubjectClassifier.kept(lesson.out().resolve(CLASSIFIER), SchoolFacts.all(), lesson.seed());
    }
}

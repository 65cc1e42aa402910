package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.school.SubjectClassifier;
import dev.aifromzero.level5.tutor.AdapterTutor;
import dev.aifromzero.level5.tutor.ReadyTutors;
import dev.aifromzero.level5.tutor.RoutedTutor;
import dev.aifromzero.level5.tutor.Tutor;
import dev.aifromzero.level5.tutor.TutorParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the tutor that the user asked for. */
public final class TutorChoice {
    private static final String CLASSIFIER = "subjects.json";

    private TutorChoice() {}

    /**
     * {@return the tutor with the adapter that was named; otherwise the ready tutors that fit on the base, of which the
     * question's subject decides; otherwise the adapter that finetune made; otherwise the base alone}
     *
     * @param opened the base
     * @param choice what was named
     * @param parts which parts may take part; so far there is none beside the model
     * @param lesson gives the seed and the folder for what is kept
     * @param words is given a sentence that says who answers
     * @throws IOException if a file cannot be read
     */
    public static Tutor open(
            OpenedModel opened, ModelChoice choice, TutorParts parts, Lesson lesson, Consumer<String> words)
            throws IOException {
        if (choice.namedAdapter().isEmpty()) {
            Map<String, Tutor> fitting = fitting(opened, ReadyTutors.ofTree());
            if (!fitting.isEmpty()) {
                words.accept("Answering: the ready tutors (" + String.join(", ", fitting.keySet())
                        + "), each for its own subject.");
                ReadyTutors ready = ReadyTutors.ofTree().only(fitting::containsKey);
                return new RoutedTutor(ready, classifier(lesson), fitting::get);
            }
        }
        Path folder = choice.adapterFolder(lesson);
        if (choice.namedAdapter().isPresent() || PeftFiles.isIn(folder)) {
            words.accept("Answering: the base with the adapter " + ProjectPaths.display(folder) + ".");
            return new AdapterTutor(opened.answerer(folder));
        }
        words.accept("There is no adapter yet (finetune makes one), so the base answers alone.");
        return new AdapterTutor(Adapters.none(opened).get(ChatSession.BASE));
    }

    /** Ready adapters are for one base; beside another one they are of no use, and that is no mistake of the user. */
    private static Map<String, Tutor> fitting(OpenedModel opened, ReadyTutors ready) throws IOException {
        Map<String, Tutor> tutors = new LinkedHashMap<>();
        for (String subject : ready.subjects()) {
            ifFitting(opened, ready.adapter(subject)).ifPresent(tutor -> tutors.put(subject, tutor));
        }
        return tutors;
    }

    private static Optional<Tutor> ifFitting(OpenedModel opened, Path folder) throws IOException {
        try {
            return Optional.of(new AdapterTutor(opened.answerer(folder)));
        } catch (UserError otherBase) {
            return Optional.empty();
        }
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

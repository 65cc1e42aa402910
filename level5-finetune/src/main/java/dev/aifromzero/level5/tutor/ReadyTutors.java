package dev.aifromzero.level5.tutor;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.school.SubjectClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adapters that are ready to answer, one per subject: folders such as {@code data/adapters/science-tutor}.
 *
 * @param folder where they are
 * @param subjects their subjects, as in {@link dev.aifromzero.level5.school.Fact#subjectName}, in alphabetical order
 */
public record ReadyTutors(Path folder, List<String> subjects) {
    private static final String ENDING = "-tutor";

    /**
     * {@return those of the tree; there may be none}
     *
     * @throws IOException if the folder cannot be read
     */
    public static ReadyTutors ofTree() throws IOException {
        return in(ProjectPaths.data("adapters"));
    }

    /**
     * {@return those of a folder; there may be none}
     *
     * @param folder it need not exist
     * @throws IOException if the folder cannot be read
     */
    public static ReadyTutors in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ReadyTutors(folder, List.of());
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return new ReadyTutors(
                    folder,
                    folders.filter(PeftFiles::isIn)
                            .map(each -> each.getFileName().toString())
                            .filter(name -> name.endsWith(ENDING))
                            .map(ReadyTutors::subject)
                            .sorted()
                            .toList());
        }
    }

    /**
     * {@return only some of them}
     *
     * @param wanted says of a subject whether its tutor stays
     */
    public ReadyTutors only(Predicate<String> wanted) {
        return new ReadyTutors(folder, subjects.stream().filter(wanted).toList());
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return subjects.isEmpty();
    }

    /**
     * {@return what the tutor of a subject is called: its folder's name}
     *
     * @param subject such as {@code science}
     */
    public static String name(String subject) {
        return subject + ENDING;
    }

    private static String subject(String name) {
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /**
     * {@return the adapter's folder of a subject}
     *
     * @param subject such as {@code science}; {@code science-tutor} is understood too
     * @throws UserError if there is no such tutor
     */
    public Path adapter(String subject) {
        String name = subject(subject);
        if (!subjects.contains(name)) {
            throw new UserError(
                    "There is no ready tutor for '" + subject + "' in " + ProjectPaths.display(folder),
                    isEmpty()
                            ? "Train one: finetune --data data/school/science.jsonl, then name its folder with --adapter"
                            : "Choose one of: " + String.join(", ", subjects));
        }
        return folder.resolve(name(name));
    }

    /**
     * {@return the subject that a question most likely belongs to; empty where it has no tutor: one of another subject would
     * know nothing of it}
     *
     * @param classifier tells subjects apart
     * @param question as a pupil types it
     */
    public Optional<String> subjectOf(SubjectClassifier classifier, String question) {
        return classifier.probabilities(question).keySet().stream().findFirst().filter(subjects::contains);
    }
}

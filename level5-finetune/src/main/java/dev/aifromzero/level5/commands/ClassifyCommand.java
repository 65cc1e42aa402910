package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.school.SubjectAccuracy;
import dev.aifromzero.level5.school.SubjectClassifier;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which subject a question belongs to, by a small network of level 2, and how often that network is right.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Say which school subject a question belongs to; with --test: how often that is right")
public final class ClassifyCommand extends Level5Step {
    private static final int SHOWN = 3;

    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "one question, in quotes")
    private String question;

    @Option(names = "--test", description = "ask all held-out questions and count how many subjects are right")
    private boolean test;

    @Override
    public void run(Lesson lesson) throws Exception {
        fromOptions(() -> {
            if ((question == null || question.isBlank()) != test) {
                throw new UserError("Either a question or --test is needed", "Put the question in quotes");
            }
            return null;
        });
        SubjectClassifier classifier = TutorChoice.classifier(lesson);
        if (test) {
            show(lesson.console(), SubjectAccuracy.of(classifier, SchoolFacts.all()));
            return;
        }
        Table table = new Table("Subject", "Probability");
        classifier.probabilities(question).entrySet().stream()
                .limit(SHOWN)
                .forEach(subject -> table.row(subject.getKey(), subject.getValue()));
        lesson.console().table(table);
    }

    private static void show(Console console, SubjectAccuracy result) {
        Table table = new Table("Subject", "Asked", "Right", "Percent");
        result.counts().keySet().forEach(subject -> {
            double percent = 100.0 * result.right(subject) / result.asked(subject);
            table.row(
                    subject,
                    result.asked(subject),
                    result.right(subject),
                    String.format(Locale.ROOT, "%6.1f%%", percent));
        });
        console.say("Held-out questions whose subject was found, by words and pieces of words alone:");
        console.blank();
        console.table(table);
        console.blank();
        console.say("Of all questions: %.1f%%.", 100 * result.accuracy());
        result.mostConfused()
                .ifPresent(pair -> console.say(
                        "Most often taken for each other: %s and %s, %d times.",
                        pair.first(), pair.second(), pair.times()));
    }
}

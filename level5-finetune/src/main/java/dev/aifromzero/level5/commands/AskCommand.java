package dev.aifromzero.level5.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.tutor.Questions;
import dev.aifromzero.level5.tutor.Tutor;
import dev.aifromzero.level5.tutor.TutorAnswer;
import dev.aifromzero.level5.tutor.TutorParts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The tutor's answers to one question or to a file of questions, for people and for other programs.
 *
 * <p>Lesson: docs/level5.md, "Merging, and other programs".
 */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "The tutor's answer to a question, or (--questions) to each question of a file")
public final class AskCommand extends Level5Step {
    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "one question, in quotes")
    private String question;

    @Option(
            names = "--questions",
            paramLabel = "FILE",
            description = "one JSON object per line, such as {\"question\": \"What is rain?\"}")
    private Path file;

    @Option(names = "--json", description = "one JSON object per question on standard output")
    private boolean json;

    @Mixin
    private TutorOption tutorOption = new TutorOption();

    @Option(names = "--no-retrieval", description = "the model alone, without looking the answer up")
    private boolean noRetrieval;

    @Option(names = "--no-guard", hidden = true, description = "answer everything")
    private boolean noGuard;

    @Option(names = "--no-tools", hidden = true, description = "use no calculator and no other tool")
    private boolean noTools;

    @Override
    public void run(Lesson lesson) throws Exception {
        fromOptions(() -> {
            if ((question == null) == (file == null) || (question != null && question.isBlank())) {
                throw new UserError("Either a question or --questions FILE is needed", "Put the question in quotes");
            }
            return null;
        });
        List<String> questions = file == null ? List.of(question) : Questions.read(file);
        PrintStream aside = Console.standardError();
        TutorParts parts = new TutorParts(!noRetrieval, !noGuard, !noTools);
        ModelChoice choice = tutorOption.apply(choice());
        try (OpenedModel opened = choice.openQuietly()) {
            Tutor tutor = TutorChoice.open(opened, choice, tutorOption, parts, lesson, aside::println);
            for (String each : questions) {
                show(lesson.console(), each, answer(tutor, each, aside));
            }
        }
    }

    /** One question alone may fail; in a file a question that is too long must not stop the others. */
    private TutorAnswer answer(Tutor tutor, String asked, PrintStream aside) {
        if (file == null) {
            return tutor.answer(asked);
        }
        try {
            return tutor.answer(asked);
        } catch (UserError tooLong) {
            aside.println(tooLong.getMessage() + ": no answer.");
            return TutorAnswer.nothing();
        }
    }

    private void show(Console console, String asked, TutorAnswer answer) {
        if (json) {
            console.line(object(asked, answer).toString());
            return;
        }
        if (file != null) {
            Paragraphs.show(console, "", asked);
        }
        Paragraphs.show(
                console,
                file == null ? "" : "  → ",
                answer.abstained() ? "(no answer) " + answer.text() : answer.text());
    }

    private static ObjectNode object(String asked, TutorAnswer answer) {
        ObjectNode object = new ObjectMapper()
                .createObjectNode()
                .put("question", asked)
                .put("answer", answer.text())
                .put("abstained", answer.abstained())
                .put("confidence", answer.confidence());
        answer.source()
                .ifPresentOrElse(
                        source -> object.putObject("source")
                                .put("file", source.file())
                                .put("section", source.section()),
                        () -> object.putNull("source"));
        object.put("tool", answer.tool().orElse(null));
        return object;
    }
}

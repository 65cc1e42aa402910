package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.lora.PeftFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The base and the fine-tuned model answer the same questions side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Base and fine-tuned model answer the same questions side by side")
public final class Step5Compare extends Level5Step {
    private static final int QUESTIONS = 3;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "a question of your own, may be given several times (default: three held-out ones)")
    private List<String> questions = List.of();

    @Override
    public void run(Lesson lesson) throws Exception {
        Console console = lesson.console();
        console.section("Step 5: base and fine-tuned side by side");
        Path folder = choice().adapterFolder(lesson);
        if (!PeftFiles.isIn(folder)) {
            throw new UserError(
                    "There is no adapter in " + ProjectPaths.display(folder), "Run finetune first, or name one with --adapter");
        }
        console.say(questions.isEmpty()
                ? "Three questions that were held back from the training, asked in the same form and with the same chance."
                : "Your questions, asked in the same form and with the same chance.");
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            Answerer tuned = opened.answerer(folder);
            Answerer base = opened.answerer(tuned.template());
            for (String question : questions.isEmpty() ? heldOut(opened, lesson) : questions) {
                compare(lesson, question, base, tuned, ProjectPaths.display(folder));
            }
        }
        console.say("Talk to it yourself:  mvn -q -Plevel5 -Dargs=\"chat\"");
        console.blank();
        console.say("Think about it: which of the answers have the right form, and which are true? Form is learned from a"
                + " few hundred examples. Facts are not.");
    }

    /** One question each of the first subjects that the file names. */
    private List<String> heldOut(OpenedModel opened, Lesson lesson) throws IOException {
        Dataset dataset = data.dataset(data.read(), opened, lesson);
        List<String> subjects = dataset.heldOut().stream().map(e -> e.pair().subject()).distinct().limit(QUESTIONS).toList();
        List<String> one = subjects.stream()
                .map(subject -> dataset.heldOut().stream()
                        .filter(e -> e.pair().subject().equals(subject))
                        .findFirst()
                        .orElseThrow()
                        .pair()
                        .question())
                .toList();
        return one.size() == QUESTIONS
                ? one
                : dataset.heldOut().stream().map(e -> e.pair().question()).limit(QUESTIONS).toList();
    }

    private static void compare(Lesson lesson, String question, Answerer base, Answerer tuned, String name) {
        ChatSettings settings = ChatSettings.standard();
        Answer left = base.answer(question, List.of(), settings, lesson.random(), piece -> {});
        Answer right = tuned.answer(question, List.of(), settings, lesson.random(), piece -> {});
        show(lesson.console(), question, ChatSession.BASE, left, "fine-tuned", right);
    }

    /** Shows two answers in two columns, and why each ended. */
    static void show(Console console, String question, String leftName, Answer left, String rightName, Answer right) {
        if (question != null) {
            console.say("Question: " + question);
            console.blank();
        }
        SideBySide.lines(leftName, text(left), rightName, text(right), Math.min(console.width(), 100))
                .forEach(console::line);
        console.blank();
    }

    private static String text(Answer answer) {
        String words = answer.text().isEmpty() ? "(nothing)" : answer.text();
        return words + "\n(" + Endings.describe(answer.ending()) + ".)";
    }
}

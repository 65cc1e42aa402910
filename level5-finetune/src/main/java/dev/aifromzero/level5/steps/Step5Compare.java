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
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.lora.PeftFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Mixin
    private AnswerOptions sampling = new AnswerOptions();

    @Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "a question of your own, may be given several times (default: three held-out ones)")
    private List<String> questions = List.of();

    @Override
    public void run(Lesson lesson) throws Exception {
        ChatSettings settings = fromOptions(() -> ChatSettings.standard().withSampling(sampling.config()));
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
        DataChoice kept = DataChoice.of(folder, lesson);
        DataChoice chosen = fromOptions(() -> data.apply(kept));
        try (OpenedModel opened = open(lesson)) {
            Answerer tuned = opened.answerer(folder);
            Answerer base = opened.answerer(tuned.template());
            for (String question : questions.isEmpty() ? heldOut(chosen.dataset(opened)) : questions) {
                Answer left = base.answer(question, List.of(), settings, lesson.random(), piece -> {});
                Answer right = tuned.answer(question, List.of(), settings, lesson.random(), piece -> {});
                show(console, question, ChatSession.BASE, left, "fine-tuned", right);
            }
        }
        console.say("Talk to it yourself:  mvn -q -Plevel5 -Dargs=\"chat\"");
        console.blank();
        console.say("Think about it: which of the answers have the right form, and which are true? Form is learned from a"
                + " few hundred examples. Facts are not.");
    }

    /** One question each of the first subjects; where there are fewer subjects, the first questions. */
    private static List<String> heldOut(Dataset dataset) {
        Map<String, String> bySubject = new LinkedHashMap<>();
        for (Example example : dataset.heldOut()) {
            bySubject.putIfAbsent(example.pair().subject(), example.pair().question());
        }
        List<String> all = dataset.heldOut().stream().map(example -> example.pair().question()).toList();
        return (bySubject.size() < QUESTIONS ? all : List.copyOf(bySubject.values()))
                .stream().limit(QUESTIONS).toList();
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

package dev.aifromzero.level5.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level5.chat.Answer;
import dev.aifromzero.level5.chat.Answerer;
import dev.aifromzero.level5.chat.ChatSession;
import dev.aifromzero.level5.chat.ChatSettings;
import dev.aifromzero.level5.commands.AnswerForm;
import dev.aifromzero.level5.commands.AnswerOptions;
import dev.aifromzero.level5.commands.DataChoice;
import dev.aifromzero.level5.commands.DataOptions;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.SideBySide;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.train.AnswerLoss;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The base and the fine-tuned model answer the same questions side by side.
 *
 * <p>Lesson: docs/level5.md, "Step 5: side by side".
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Base and fine-tuned model answer the same questions side by side")
public final class Step5Compare extends Level5Step {
    private static final int QUESTIONS = 3;
    private static final int COUNT = 25;
    private static final int FAST_COUNT = 10;
    private static final int BATCH_SIZE = 8;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private AnswerOptions sampling = new AnswerOptions();

    @Option(
            names = "--question",
            paramLabel = "TEXT",
            description = "a question of your own, may be given several times (default: three held-out ones)")
    private List<String> questions = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "of how many held-out questions the answers' form is looked at (default: 25, 10 with --fast; 0: of"
                            + " none)")
    private Integer count;

    @Override
    public void run(Lesson lesson) throws Exception {
        ChatSettings settings = fromOptions(() -> ChatSettings.standard().withSampling(sampling.config()));
        Console console = lesson.console();
        console.section("Step 5: base and fine-tuned side by side");
        Path folder = choice().adapterFolder(lesson);
        if (!PeftFiles.isIn(folder)) {
            throw new UserError(
                    "There is no adapter in " + ProjectPaths.display(folder),
                    "Run finetune first, or name one with --adapter");
        }
        console.say(
                questions.isEmpty()
                        ? "Three questions that were held back from the training, asked in the same form and with the same chance."
                        : "Your questions, asked in the same form and with the same chance.");
        console.blank();
        DataChoice kept = DataChoice.of(folder, lesson);
        DataChoice chosen = fromOptions(() -> data.apply(kept));
        try (OpenedModel opened = open(lesson)) {
            Answerer tuned = opened.answerer(folder);
            Answerer base = opened.answerer(tuned.template());
            Dataset dataset = chosen.dataset(opened);
            for (String question : questions.isEmpty() ? heldOut(dataset) : questions) {
                Answer left = base.answer(question, List.of(), settings, lesson.random(), piece -> {});
                Answer right = tuned.answer(question, List.of(), settings, lesson.random(), piece -> {});
                SideBySide.show(console, question, ChatSession.BASE, left, "fine-tuned", right);
            }
            int asked = count == null ? lesson.fastOr(FAST_COUNT, COUNT) : count;
            if (asked > 0) {
                measure(lesson, base, tuned, spread(dataset.heldOut(), asked), settings.sampling());
            }
        }
        console.say("Talk to it yourself:  mvn -q -Plevel5 -Dargs=\"chat\"");
        console.blank();
        console.say(
                "Think about it: which of the answers have the right form, and which are true? Form is learned from a"
                        + " few hundred examples. Facts are not.");
    }

    /** Perplexity and form of both models on held-out answers. */
    private static void measure(
            Lesson lesson, Answerer base, Answerer tuned, List<Example> asked, SamplingConfig sampling) {
        Console console = lesson.console();
        console.say(
                "And on %d held-out questions of all subjects: how surprised are both by the right answers, and how many"
                        + " of their own answers keep the form? %s",
                asked.size(), AnswerForm.MEANING);
        console.blank();
        console.table(new Table("Measure", ChatSession.BASE, "fine-tuned")
                .row("perplexity of the right answers", perplexity(base, asked), perplexity(tuned, asked))
                .row(
                        "own answers that keep the form",
                        AnswerForm.of(base, asked, sampling, lesson.random()).toString(),
                        AnswerForm.of(tuned, asked, sampling, lesson.random()).toString()));
        console.blank();
    }

    private static String perplexity(Answerer answerer, List<Example> asked) {
        List<Batch> batches = Batch.inOrder(asked, BATCH_SIZE, answerer.endToken());
        return String.format(Locale.ROOT, "%.1f", Math.exp(AnswerLoss.of(answerer.model(), batches)));
    }

    /** Evenly spread over the held-out ones, so that every subject is asked. */
    private static List<Example> spread(List<Example> examples, int most) {
        int size = Math.min(most, examples.size());
        return IntStream.range(0, size)
                .mapToObj(i -> examples.get(i * examples.size() / size))
                .toList();
    }

    /** One question each of the first subjects; where there are fewer subjects, the first questions. */
    private static List<String> heldOut(Dataset dataset) {
        Map<String, String> bySubject = new LinkedHashMap<>();
        for (Example example : dataset.heldOut()) {
            bySubject.putIfAbsent(example.pair().subject(), example.pair().question());
        }
        List<String> all = dataset.heldOut().stream()
                .map(example -> example.pair().question())
                .toList();
        return (bySubject.size() < QUESTIONS ? all : List.copyOf(bySubject.values()))
                .stream().limit(QUESTIONS).toList();
    }
}

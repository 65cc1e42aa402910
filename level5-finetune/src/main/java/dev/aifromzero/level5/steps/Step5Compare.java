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
import dev.aifromzero.level5.commands.EpochQuiz;
import dev.aifromzero.level5.commands.Level5Step;
import dev.aifromzero.level5.commands.OpenedModel;
import dev.aifromzero.level5.commands.SideBySide;
import dev.aifromzero.level5.data.Batch;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.Example;
import dev.aifromzero.level5.lora.PeftFiles;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.Quiz;
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
    private static final String TUNED = "fine-tuned";
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
                    "how many held-out questions both answer for the count (default: 25, 10 with --fast; 0: none)")
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
        DataChoice kept = DataChoice.of(folder, lesson);
        DataChoice chosen = fromOptions(() -> data.apply(kept));
        List<Fact> facts = chosen.facts().stream()
                .filter(fact -> !fact.heldout().isEmpty())
                .toList();
        console.say(introduction(facts));
        console.blank();
        try (OpenedModel opened = open(lesson)) {
            Answerer tuned = opened.answerer(folder);
            Answerer base = opened.answerer(tuned.template());
            Dataset dataset = chosen.dataset(opened);
            if (questions.isEmpty() && !facts.isEmpty()) {
                for (Fact fact : spread(facts, QUESTIONS)) {
                    judged(lesson, base, tuned, fact, settings);
                }
            } else {
                for (String question : questions.isEmpty() ? heldOut(dataset) : questions) {
                    both(lesson, base, tuned, question, settings);
                }
            }
            int asked = count == null ? lesson.fastOr(FAST_COUNT, COUNT) : count;
            if (asked > 0 && facts.isEmpty()) {
                measure(lesson, base, tuned, spread(dataset.heldOut(), asked), settings.sampling());
            } else if (asked > 0) {
                count(console, new EpochQuiz(facts, base, asked), new EpochQuiz(facts, tuned, asked));
            }
        }
        console.line(
                "Talk to it yourself:  mvn -q -Plevel5 -Dargs=\"chat --adapter %s\"", ProjectPaths.display(folder));
        console.blank();
        console.say(
                facts.isEmpty()
                        ? "Think about it: which of the answers have the right form, and which are true? Form is learned"
                                + " from a few hundred examples. A fact that none of them shows is not."
                        : "Think about it: a fact that was asked in many phrasings is learned, so that it is found in new"
                                + " words too. A fact that was never shown is not. Ask for one with --question: how can"
                                + " you tell from the answer?");
    }

    private String introduction(List<Fact> facts) {
        if (!questions.isEmpty()) {
            return "Your questions, asked in the same form and with the same seed.";
        }
        return facts.isEmpty()
                ? "Three questions that were held out of the training, asked in the same form and with the same seed."
                : "Three facts that the model learned, asked in words that were held out of the training, in the same form"
                        + " and with the same seed.";
    }

    /** The answers of both, the base's first. */
    private static List<Answer> both(
            Lesson lesson, Answerer base, Answerer tuned, String question, ChatSettings settings) {
        Answer left = base.answer(question, List.of(), settings, lesson.random(), piece -> {});
        Answer right = tuned.answer(question, List.of(), settings, lesson.random(), piece -> {});
        SideBySide.show(lesson.console(), question, ChatSession.BASE, left, TUNED, right);
        return List.of(left, right);
    }

    /** Both answer a held-out question, and the keys of the fact say which of them is right. */
    private static void judged(Lesson lesson, Answerer base, Answerer tuned, Fact fact, ChatSettings settings) {
        List<Answer> answers = both(lesson, base, tuned, fact.heldout().get(0), settings);
        lesson.console()
                .say(
                        "By the keys of the fact: %s %s, %s %s.",
                        ChatSession.BASE, verdict(fact, answers.get(0)), TUNED, verdict(fact, answers.get(1)));
        lesson.console().blank();
    }

    private static String verdict(Fact fact, Answer answer) {
        return fact.isRight(answer.text()) ? "right" : "wrong";
    }

    /** How many questions each of both models answers right. */
    private static void count(Console console, EpochQuiz base, EpochQuiz tuned) {
        console.say(
                "And %d held-out questions, evenly spread over all facts, each answered with the likeliest tokens. An"
                        + " answer is right if all keys of its fact are found in it.",
                Quiz.size(base.facts(), base.most()));
        console.blank();
        console.table(new Table("Measure", ChatSession.BASE, TUNED)
                .row("held-out questions answered right", right(base.run()), right(tuned.run())));
        console.blank();
    }

    private static String right(Quiz quiz) {
        return String.format(
                Locale.ROOT,
                "%d of %d (%.0f%%)",
                quiz.count(Quiz.Verdict.RIGHT),
                quiz.answers().size(),
                100 * quiz.accuracy());
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
        console.table(new Table("Measure", ChatSession.BASE, TUNED)
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
    private static <T> List<T> spread(List<T> examples, int most) {
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

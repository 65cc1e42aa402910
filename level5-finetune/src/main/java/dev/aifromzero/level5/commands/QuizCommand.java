package dev.aifromzero.level5.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.ProgressBar;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level2.chart.BarChart;
import dev.aifromzero.level4.commands.SaveOnInterrupt;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.Quiz;
import dev.aifromzero.level5.school.Quiz.Verdict;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.tutor.Tutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * An examination: questions that the model never learned from, its answers judged by the keys of the facts.
 *
 * <p>Lesson: docs/level5.md, "Adding your own facts".
 */
@Command(
        name = "quiz",
        mixinStandardHelpOptions = true,
        description = "Ask the model held-out questions and count the right answers")
public final class QuizCommand extends Level5Step {
    private static final int WRONG_SHOWN = 3;
    private static final int ENOUGH_FOR_THE_SCOREBOARD = 40;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = "such as science or science.hi (default: what the adapter learned from our facts, otherwise"
                    + " all English subjects)")
    private String subject;

    @Option(names = "--data", paramLabel = "FILE", description = "facts of your own, one JSON object per line")
    private Path data;

    @Mixin
    private TutorOption tutor = new TutorOption();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "at most this many questions, evenly spread over all; 0 for all (default: 0)")
    private int count;

    @Option(names = "--wrong", paramLabel = "N", description = "examples of wrong answers to show (default: 3)")
    private int wrong = WRONG_SHOWN;

    @Option(names = "--json", description = "the counts as one JSON object on standard output")
    private boolean json;

    @Override
    public void run(Lesson lesson) throws Exception {
        fromOptions(() -> {
            checkOptions();
            return null;
        });
        Console console = lesson.console();
        ModelChoice choice = tutor.apply(choice());
        Optional<Path> adapter = tutor.isAuto() ? Optional.empty() : tutor.adapter(choice, lesson);
        List<Fact> facts = facts(adapter);
        AtomicBoolean stopped = new AtomicBoolean();
        try (OpenedModel opened = json ? choice.openQuietly() : open(lesson)) {
            FittingTutors fitting = tutor.isAuto() ? FittingTutors.of(opened) : FittingTutors.NONE;
            tutor.require(fitting);
            if (!json) {
                console.say(tutor.isAuto() ? TutorChoice.whoAnswers(fitting) : TutorChoice.whoAnswers(adapter, tutor));
                console.say(
                        "%d questions that it never learned from; an answer is right if the keys of its fact are found"
                                + " in it.",
                        Quiz.size(facts, count));
                console.blank();
            }
            UnaryOperator<String> answerer = tutor.isAuto() ? routed(fitting, lesson) : one(opened, adapter);
            try (SaveOnInterrupt guard = new SaveOnInterrupt(() -> stopped.set(true))) {
                Quiz quiz = ask(lesson, facts, answerer, stopped::get);
                if (json) {
                    console.line(object(quiz, !stopped.get()).toString());
                } else {
                    show(lesson, quiz, stopped.get());
                }
                if (!tutor.isAuto() && quiz.answers().size() >= ENOUGH_FOR_THE_SCOREBOARD) {
                    lesson.scoreboard().put(ScoreboardLine.of(opened, choice, adapter, quiz.accuracy()));
                }
                guard.release();
            }
        }
    }

    private static UnaryOperator<String> routed(FittingTutors fitting, Lesson lesson) {
        Tutor all = TutorChoice.routed(fitting, lesson);
        return question -> all.answer(question).text();
    }

    private static UnaryOperator<String> one(OpenedModel opened, Optional<Path> adapter) throws IOException {
        return TutorChoice.one(opened, adapter)::text;
    }

    private void checkOptions() {
        if (subject != null && data != null) {
            throw new UserError("--subject and --data exclude each other", "Leave one out");
        }
        if (count < 0 || wrong < 0) {
            throw new UserError("--count and --wrong must not be negative", "Try 50 and 3");
        }
    }

    private List<Fact> facts(Optional<Path> adapter) throws IOException {
        List<Fact> facts;
        if (data != null || subject != null) {
            facts = SchoolFacts.read(data != null ? data : SchoolFacts.file(subject));
        } else {
            Optional<List<Fact>> learned = adapter.isPresent() ? LearnedFacts.of(adapter.get()) : Optional.empty();
            facts = learned.isPresent() ? learned.get() : english();
        }
        if (Quiz.size(facts, 0) == 0) {
            throw new UserError("The facts have no held-out questions", "Add a few to the field heldout");
        }
        return facts;
    }

    private static List<Fact> english() throws IOException {
        return SchoolFacts.all().stream()
                .filter(fact -> fact.language().equals(QuestionAnswer.ENGLISH))
                .toList();
    }

    private Quiz ask(Lesson lesson, List<Fact> facts, UnaryOperator<String> answerer, BooleanSupplier enough) {
        int[] asked = new int[1];
        int[] tooLong = new int[1];
        Quiz quiz;
        try (ProgressBar bar = lesson.console().progress("quiz", Quiz.size(facts, count))) {
            quiz = Quiz.ask(
                    facts,
                    count,
                    question -> {
                        if (!json) {
                            bar.update(asked[0]++, question);
                        }
                        try {
                            return answerer.apply(question);
                        } catch (UserError noRoom) {
                            tooLong[0]++;
                            return "";
                        }
                    },
                    enough);
        }
        if (tooLong[0] > 0) {
            Console.standardError()
                    .println(tooLong[0]
                            + " questions were too long for the model's context: they count as not answered.");
        }
        return quiz;
    }

    private static ObjectNode object(Quiz quiz, boolean complete) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        counts(object, quiz);
        object.put("complete", complete);
        ObjectNode subjects = object.putObject("subjects");
        quiz.bySubject().forEach((name, part) -> counts(subjects.putObject(name), part));
        return object;
    }

    private static void counts(ObjectNode object, Quiz quiz) {
        object.put("asked", quiz.answers().size())
                .put("right", quiz.count(Verdict.RIGHT))
                .put("wrong", quiz.count(Verdict.WRONG))
                .put("no_answer", quiz.count(Verdict.NO_ANSWER))
                .put("accuracy", quiz.accuracy());
    }

    private void show(Lesson lesson, Quiz quiz, boolean stopped) throws IOException {
        Console console = lesson.console();
        if (stopped) {
            console.say(
                    "You stopped it after %d questions. So far:", quiz.answers().size());
            console.blank();
        }
        Map<String, Quiz> parts = quiz.bySubject();
        Table table = new Table("Subject", "Asked", "Right", "Wrong", "No answer", "Percent");
        parts.forEach((name, part) -> row(table, name, part));
        if (parts.size() != 1) {
            row(table, "all", quiz);
        }
        console.table(table);
        quiz.wrong().stream().limit(wrong).forEach(asked -> {
            console.blank();
            Paragraphs.show(console, "  ", asked.question());
            Paragraphs.show(console, "  → ", asked.answer());
            Paragraphs.show(console, "  right would be: ", asked.fact().answer());
        });
        if (!stopped) {
            console.blank();
            Path picture = lesson.out().resolve("quiz.png");
            chart(parts).savePng(picture);
            console.line("The chart is %s.", ProjectPaths.display(picture));
        }
    }

    private static void row(Table table, String name, Quiz quiz) {
        table.row(
                name,
                quiz.answers().size(),
                quiz.count(Verdict.RIGHT),
                quiz.count(Verdict.WRONG),
                quiz.count(Verdict.NO_ANSWER),
                String.format(Locale.ROOT, "%6.1f%%", 100 * quiz.accuracy()));
    }

    private static BarChart chart(Map<String, Quiz> parts) {
        return new BarChart(
                "Right answers to held-out questions",
                "subject",
                "right answers, percent",
                List.copyOf(parts.keySet()),
                parts.values().stream()
                        .mapToDouble(part -> 100 * part.accuracy())
                        .toArray());
    }
}

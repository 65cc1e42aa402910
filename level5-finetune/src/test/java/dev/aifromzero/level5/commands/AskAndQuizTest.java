package dev.aifromzero.level5.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.school.SomeFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The commands ask, quiz and classify, on a random base that knows nothing. */
class AskAndQuizTest {
    @TempDir
    static Path folder;

    private static Path base;
    private static Path facts;

    @BeforeAll
    static void start() throws IOException {
        base = TinyGpt2.write(folder.resolve("base"));
        // A short form leaves room in the small context.
        Files.writeString(
                base.resolve("prompt_template.json"), "{\"name\": \"own\", \"text\": \"Q {question}\\nA\"}\n");
        facts = folder.resolve("own.jsonl");
        Files.writeString(facts, SomeFacts.line("a", "a", "a?") + "\n" + SomeFacts.line("b", "b", "b?") + "\n");
    }

    private static String run(Level5Step step, String... args) throws Exception {
        new CommandLine(step).parseArgs(args);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        Lesson lesson = new Lesson(console, 42, true, folder.resolve("out"), new Scoreboard(folder.resolve("s.json")));
        step.of(() -> new ModelChoice(base, null, "cpu")).run(lesson);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachQuestionOfAFileIsAnsweredByOneObjectInOrder() throws Exception {
        Path file = folder.resolve("questions.jsonl");
        String tooLong = "rain ".repeat(60).strip();
        Files.writeString(
                file,
                "{\"question\": \"Rain?\"}\n\n{\"question\": \"" + tooLong + "\"}\n{\"question\": \"\\\"Sky\\\"\"}\n");
        String shown = run(
                new AskCommand(),
                "--questions",
                file.toString(),
                "--json",
                "--no-retrieval",
                "--no-guard",
                "--no-tools");
        List<JsonNode> answers = new ArrayList<>();
        for (String line : shown.lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        assertEquals(
                List.of("Rain?", tooLong, "\"Sky\""),
                answers.stream()
                        .map(answer -> answer.get("question").textValue())
                        .toList());
        for (JsonNode answer : answers) {
            List<String> names = new ArrayList<>();
            answer.fieldNames().forEachRemaining(names::add);
            assertEquals(List.of("question", "answer", "abstained", "confidence", "source", "tool"), names);
            double confidence = answer.get("confidence").doubleValue();
            assertTrue(confidence >= 0 && confidence <= 1, answer.toString());
            assertEquals(
                    answer.get("answer").textValue().isBlank(),
                    answer.get("abstained").booleanValue());
            assertTrue(answer.get("source").isNull() && answer.get("tool").isNull());
        }
        assertTrue(answers.get(1).get("abstained").booleanValue());
        assertEquals(shown, run(new AskCommand(), "--questions", file.toString(), "--json", "--no-retrieval"));
    }

    @Test
    void oneQuestionIsAnsweredByThePlainAnswer() throws Exception {
        String plain = run(new AskCommand(), "Rain?", "--no-retrieval");
        JsonNode answer = new ObjectMapper().readTree(run(new AskCommand(), "Rain?", "--json", "--no-retrieval"));
        assertEquals(
                answer.get("answer").textValue().replaceAll("\\s+", ""),
                plain.replace("(no answer)", "").replaceAll("\\s+", ""));
        assertThrows(UserError.class, () -> run(new AskCommand(), "rain ".repeat(60), "--no-retrieval"));
    }

    @Test
    void aQuestionOutOfTheBookIsAnsweredByTheBookAndItsPageIsNamed() throws Exception {
        JsonNode answer =
                new ObjectMapper().readTree(run(new AskCommand(), "tell me what photosynthesis is", "--json"));
        assertTrue(answer.get("answer").textValue().contains("sunlight"), answer.toString());
        assertEquals("science.md", answer.path("source").path("file").textValue());
        assertTrue(answer.path("source").path("section").textValue().contains(": "));
    }

    @Test
    void askNeedsAQuestionOrAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"question\": \"Rain?\"}\n{\"ask\": 1}\n");
        assertThrows(ParameterException.class, () -> run(new AskCommand()));
        assertThrows(ParameterException.class, () -> run(new AskCommand(), " "));
        assertThrows(ParameterException.class, () -> run(new AskCommand(), "Rain?", "--questions", file.toString()));
        UserError error =
                assertThrows(UserError.class, () -> run(new AskCommand(), "--questions", file.toString(), "--json"));
        assertTrue(error.getMessage().startsWith("Line 2 of "), error.getMessage());
    }

    @Test
    void aQuizCountsAndShowsWhatWasWrong() throws Exception {
        String shown = run(new QuizCommand(), "--data", facts.toString(), "--wrong", "1");
        assertTrue(shown.contains("4 questions that it never learned from"), shown);
        assertTrue(shown.contains("\nscience "), shown);
        assertFalse(shown.contains("\nall "), shown);
        assertEquals(1, shown.split("right would be: ", -1).length - 1, shown);
        shown.lines()
                .forEach(line -> assertTrue(DisplayWidth.of(line) <= 80 || line.contains(folder.toString()), line));
        assertTrue(ImageIO.read(folder.resolve("out/quiz.png").toFile()).getWidth() > 500);
    }

    @Test
    void aQuizIsOneObjectForAnotherProgram() throws Exception {
        JsonNode object = new ObjectMapper()
                .readTree(run(new QuizCommand(), "--data", facts.toString(), "--json", "--count", "3"));
        assertEquals(3, object.get("asked").intValue());
        assertEquals(
                3,
                object.get("right").intValue()
                        + object.get("wrong").intValue()
                        + object.get("no_answer").intValue());
        assertTrue(object.get("complete").booleanValue());
        assertEquals(3, object.get("subjects").get("science").get("asked").intValue());
    }

    @Test
    void aQuizRefusesWhatMakesNoSense() {
        assertThrows(ParameterException.class, () -> run(new QuizCommand(), "--count", "-1"));
        assertThrows(ParameterException.class, () -> run(new QuizCommand(), "--subject", "x", "--data", "y"));
        assertThrows(UserError.class, () -> run(new QuizCommand(), "--subject", "magic"));
        assertThrows(UserError.class, () -> run(new QuizCommand(), "--data", "missing.jsonl"));
    }

    @Test
    void aWordThatNamesNoTutorGetsASentence() {
        for (Level5Step step : List.of(new QuizCommand(), new ChatCommand())) {
            UserError error = assertThrows(UserError.class, () -> run(step, "--tutor", "magic"));
            assertTrue(error.getMessage().contains("'magic'") && !error.remedy().isBlank(), error.getMessage());
        }
        UserError error = assertThrows(UserError.class, () -> run(new AskCommand(), "Rain?", "--tutor", "magic"));
        assertTrue(error.getMessage().contains("'magic'"), error.getMessage());
        // The ready tutors are made for another base than this random one.
        assertTrue(assertThrows(UserError.class, () -> run(new AskCommand(), "Rain?", "--tutor", "auto"))
                .getMessage()
                .contains("fits on this base"));
    }

    @Test
    void theBaseAloneCanBeAsked() throws Exception {
        assertEquals(run(new AskCommand(), "Rain?"), run(new AskCommand(), "Rain?", "--tutor", "base"));
        String shown = run(new QuizCommand(), "--data", facts.toString(), "--tutor", "base");
        assertTrue(shown.startsWith("Answering: the base alone.\n4 questions"), shown);
    }

    @Test
    void aQuizOfFortyQuestionsIsOnTheScoreboardAndAShortOneIsNot() throws Exception {
        Files.deleteIfExists(folder.resolve("s.json"));
        run(new QuizCommand(), "--json", "--count", "39", "--subject", "science");
        assertFalse(Files.exists(folder.resolve("s.json")));
        run(new QuizCommand(), "--json", "--count", "40", "--subject", "science");
        List<Score> scores = new Scoreboard(folder.resolve("s.json")).scores();
        assertEquals(List.of("base"), scores.stream().map(Score::model).toList());
        assertTrue(scores.get(0).schoolPercent() >= 0 && scores.get(0).natsPerCharacter() > 0, scores.toString());
        assertEquals(5, scores.get(0).level());
    }

    @Test
    void withoutAnythingElseAllEnglishSubjectsAreAsked() throws Exception {
        JsonNode subjects = new ObjectMapper()
                .readTree(run(new QuizCommand(), "--json", "--count", "40"))
                .get("subjects");
        assertTrue(subjects.has("science") && subjects.has("history") && !subjects.has("science.hi"));
        JsonNode one = new ObjectMapper()
                .readTree(run(new QuizCommand(), "--json", "--count", "2", "--subject", "science.hi"));
        assertEquals(2, one.get("subjects").get("science.hi").get("asked").intValue());
    }

    @Test
    void aQuestionIsClassified() throws Exception {
        String shown = run(new ClassifyCommand(), "What do the leaves of plants make?");
        assertTrue(shown.lines().skip(2).findFirst().orElseThrow().startsWith("science "), shown);
        assertTrue(run(new ClassifyCommand(), "--test").contains("Most often taken for each other"));
        assertThrows(ParameterException.class, () -> run(new ClassifyCommand()));
        assertThrows(ParameterException.class, () -> run(new ClassifyCommand(), "x", "--test"));
    }
}

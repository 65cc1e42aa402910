package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.level5.school.Quiz.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Held-out questions, and what answers are worth. */
class QuizTest {
    private final List<Fact> facts = List.of(
            SomeFacts.fact("a", "science", List.of("x"), List.of("a1", "a2", "a3")),
            SomeFacts.fact("b", "study skills", List.of("y"), List.of("b1", "b2", "b3")));

    private final List<String> asked = new ArrayList<>();

    private String answer(String question) {
        asked.add(question);
        return switch (question.charAt(1)) {
            case '1' -> "WATER out of a cloud";
            case '2' -> "water";
            default -> " ";
        };
    }

    @Test
    void anAnswerIsRightIfEveryKeyIsInIt() {
        Quiz quiz = Quiz.ask(facts, 0, this::answer);
        assertEquals(List.of("a1", "a2", "a3", "b1", "b2", "b3"), asked);
        assertEquals(2, quiz.count(Verdict.RIGHT));
        assertEquals(2, quiz.count(Verdict.WRONG));
        assertEquals(2, quiz.count(Verdict.NO_ANSWER));
        assertEquals(1.0 / 3, quiz.accuracy());
        assertEquals(
                List.of("a2", "b2"),
                quiz.wrong().stream().map(Quiz.Asked::question).toList());
    }

    @Test
    void aShortQuizTakesQuestionsFromEverywhere() {
        Quiz.ask(facts, 3, this::answer);
        assertEquals(List.of("a1", "a3", "b2"), asked);
        assertEquals(6, Quiz.size(facts, 100));
        assertEquals(6, Quiz.size(facts, 0));
    }

    @Test
    void itEndsWhenItIsEnoughWithWhatWasAsked() {
        Quiz quiz = Quiz.ask(facts, 0, this::answer, () -> asked.size() == 2);
        assertEquals(List.of("a1", "a2"), asked);
        assertEquals(2, quiz.answers().size());
        assertEquals(0, Quiz.ask(facts, 0, this::answer, () -> true).accuracy());
    }

    @Test
    void subjectsAreCountedByThemselvesUnderTheNamesOfTheirFiles() {
        Quiz quiz = Quiz.ask(facts, 0, this::answer);
        assertEquals(
                List.of("science", "study-skills"), List.copyOf(quiz.bySubject().keySet()));
        assertEquals(3, quiz.bySubject().get("science").answers().size());
        assertEquals(1, quiz.bySubject().get("study-skills").count(Verdict.RIGHT));
        Fact hindi = new Fact("c", "science", 7, "hi", "x", "x", "x", List.of(), List.of("x"), List.of());
        assertEquals("science.hi", hindi.subjectName());
    }
}

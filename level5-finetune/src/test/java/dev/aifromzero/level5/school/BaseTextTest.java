package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level5.data.PromptTemplate;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the base reads before anyone fine-tunes it. */
class BaseTextTest {
    private final List<Fact> facts = List.of(
            SomeFacts.fact("a", "science", List.of("s1", "s2"), List.of("s-held")),
            SomeFacts.fact("b", "history", List.of("h1", "h2", "h3", "h4"), List.of("h-held")));

    @Test
    void theTextbookHasEveryPassageAsAParagraph() {
        assertEquals(facts.get(0).passage() + "\n\n" + facts.get(1).passage() + "\n", BaseText.passages(facts));
    }

    @Test
    void theExerciseBookLeavesOutScienceAndTwoOfThreePhrasings() {
        String answer = facts.get(1).answer();
        assertEquals(
                "Q: h1\nA:\n" + answer + "\n\nQ: h4\nA:\n" + answer + "\n",
                BaseText.exercises(facts, PromptTemplate.PLAIN));
    }

    @Test
    void aFormWithABlankLineWouldCutAQuestionFromItsAnswer() {
        assertThrows(IllegalArgumentException.class, () -> BaseText.exercises(facts, PromptTemplate.STANDARD));
    }

    @Test
    void noScienceQuestionOfTheTreeIsInTheExerciseBook() throws IOException {
        List<Fact> all = SchoolFacts.all();
        String exercises = BaseText.exercises(all, PromptTemplate.PLAIN);
        assertTrue(exercises.length() > 100_000);
        Set<String> ofOthers = all.stream()
                .filter(fact -> !fact.subject().equals(BaseText.ONLY_READ))
                .flatMap(fact -> fact.questions().stream())
                .collect(Collectors.toSet());
        all.stream()
                .filter(fact -> fact.subject().equals(BaseText.ONLY_READ))
                .flatMap(fact -> fact.questions().stream())
                .filter(question ->
                        !ofOthers.contains(question)) // "greenhouse effect kya hai" belongs to geography, too
                .forEach(question -> assertTrue(!exercises.contains(PromptTemplate.PLAIN.prompt(question)), question));
    }
}

package dev.aifromzero.level5.tutor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level5.retrieve.FactSearch;
import dev.aifromzero.level5.school.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The textbook answers first, and says where. */
class LookingUpTest {
    private static Fact fact(String id, String topic, String words) {
        return new Fact(
                id,
                "study skills",
                6,
                "en",
                topic,
                words + ".",
                "The answer is " + words + ".",
                List.of(),
                List.of(words),
                List.of());
    }

    private final Tutor tutor = new LookingUp(
            new FactSearch(
                    List.of(fact("a", "Memory: Rhymes", "rhymes help"), fact("b", "Time: Plans", "plans save hours"))),
            question -> TutorAnswer.ofModel("the model", 0.5));

    @Test
    void theBestFactAnswersWithItsPageAndSection() {
        TutorAnswer answer = tutor.answer("do plans help?");
        assertEquals(Optional.of(new TutorAnswer.Source("study-skills.md", "Time: Plans")), answer.source());
        assertFalse(answer.abstained());
        assertTrue(answer.confidence() > 0.5 && answer.confidence() < 1, answer + "");
    }

    @Test
    void aFactWithoutARivalIsSure() {
        assertEquals(1, tutor.answer("rhymes").confidence());
    }

    @Test
    void theModelAnswersWhatSharesNoWordWithAnyFact() {
        TutorAnswer answer = tutor.answer("xyz");
        assertEquals("the model", answer.text());
        assertEquals(Optional.empty(), answer.source());
    }
}

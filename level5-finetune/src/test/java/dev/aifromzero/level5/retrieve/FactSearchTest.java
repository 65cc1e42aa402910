package dev.aifromzero.level5.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking facts up, on the tree's own. */
class FactSearchTest {
    private static final double ENGLISH = 0.85;
    private static final double HINDI = 0.65;

    private static double accuracy(List<Fact> facts, String language) {
        FactSearch search = new FactSearch(facts);
        int right = 0;
        int asked = 0;
        for (Fact fact : facts) {
            for (String question : fact.language().equals(language) ? fact.heldout() : List.<String>of()) {
                asked++;
                right += search.search(question, 1).stream()
                                .anyMatch(found -> fact.isRight(found.fact().answer()))
                        ? 1
                        : 0;
            }
        }
        return (double) right / asked;
    }

    @Test
    void mostHeldOutQuestionsFindTheirAnswer() throws IOException {
        List<Fact> facts = SchoolFacts.all();
        double english = accuracy(facts, "en");
        double hindi = accuracy(facts, "hi");
        assertTrue(english >= ENGLISH, "English: " + english);
        assertTrue(hindi >= HINDI, "Hindi: " + hindi);
    }

    @Test
    void aSpellingMistakeAndHindiAreUnderstood() throws IOException {
        FactSearch search = new FactSearch(SchoolFacts.all());
        assertTrue(search.search("lenght ka SI unit", 1).get(0).fact().answer().contains("metre"));
        assertEquals(
                "hi", search.search("वाष्पोत्सर्जन क्या है", 1).get(0).fact().language());
    }

    @Test
    void theBestComesFirstAndNoMoreThanAsked() throws IOException {
        List<FactSearch.Found> found = new FactSearch(SchoolFacts.all()).search("what is photosynthesis", 5);
        assertEquals(5, found.size());
        for (int i = 1; i < found.size(); i++) {
            assertTrue(found.get(i - 1).score() >= found.get(i).score());
        }
    }
}

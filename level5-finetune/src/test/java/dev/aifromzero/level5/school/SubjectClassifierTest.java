package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which subject a question belongs to. */
class SubjectClassifierTest {
    @TempDir
    Path folder;

    /** Two subjects whose questions share no word. */
    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            facts.add(SomeFacts.fact(
                    "s" + i, "science", List.of("plants leaf number" + i, "roots of plants"), List.of("a leaf")));
            facts.add(SomeFacts.fact(
                    "h" + i, "history", List.of("king battle year" + i, "wars of kings"), List.of("the king")));
        }
        return facts;
    }

    @Test
    void wordsAndPiecesOfThemDecide() {
        SubjectClassifier classifier = SubjectClassifier.train(facts(), 3);
        assertEquals(List.of("history", "science"), classifier.subjects());
        assertEquals("science", classifier.subject("which plants have a LEAF?"));
        assertEquals("history", classifier.subject("tell me of the king's battle"));
        assertEquals("science", classifier.subject("plantz")); // misspelt, but most pieces are there
        Map<String, Double> probabilities = classifier.probabilities("kings");
        assertEquals(
                1,
                probabilities.values().stream().mapToDouble(Double::doubleValue).sum(),
                1e-6);
        assertEquals(1, SubjectAccuracy.of(classifier, facts()).accuracy());
        assertEquals(Optional.empty(), SubjectAccuracy.of(classifier, facts()).mostConfused());
    }

    @Test
    void aQuestionWithoutWordsHasASubjectToo() {
        assertTrue(List.of("history", "science")
                .contains(SubjectClassifier.train(facts(), 3).subject("?!")));
    }

    @Test
    void theSameSeedGivesTheSameClassifier() {
        Map<String, Double> first = SubjectClassifier.train(facts(), 3).probabilities("kings and plants");
        assertEquals(first, SubjectClassifier.train(facts(), 3).probabilities("kings and plants"));
        assertNotEquals(first, SubjectClassifier.train(facts(), 4).probabilities("kings and plants"));
    }

    @Test
    void itIsKeptUntilTheFactsChangeOrTheFileIsDamaged() throws IOException {
        Path file = folder.resolve("subjects.json");
        SubjectClassifier trained = SubjectClassifier.kept(file, facts(), 3);
        String written = Files.readString(file);
        Map<String, Double> before = trained.probabilities("kings and plants");
        assertEquals(before, SubjectClassifier.kept(file, facts(), 3).probabilities("kings and plants"));
        assertEquals(written, Files.readString(file));
        for (String damaged : List.of("{", "null", "{\"fingerprint\": \"x\"}", "")) {
            Files.writeString(file, damaged);
            assertEquals(before, SubjectClassifier.kept(file, facts(), 3).probabilities("kings and plants"));
            assertEquals(written, Files.readString(file));
        }
        List<Fact> more = new ArrayList<>(facts());
        more.add(SomeFacts.fact("c", "civics", List.of("voting"), List.of()));
        assertEquals(3, SubjectClassifier.kept(file, more, 3).subjects().size());
        assertNotEquals(written, Files.readString(file));
    }

    @Test
    void oneSubjectAloneIsRefused() {
        List<Fact> one = facts().stream()
                .filter(fact -> fact.subject().equals("science"))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> SubjectClassifier.train(one, 1));
    }

    @Test
    void mistakesOfTwoSubjectsAreAddedUp() {
        SubjectAccuracy result = new SubjectAccuracy(Map.of(
                "a", Map.of("a", 5, "b", 2, "c", 3),
                "b", Map.of("a", 2, "b", 8),
                "c", Map.of("c", 10)));
        assertEquals(Optional.of(new SubjectAccuracy.Confusion("a", "b", 4)), result.mostConfused());
        assertEquals(23.0 / 30, result.accuracy());
        assertEquals(10, result.asked("a"));
    }

    @Test
    void mostHeldOutQuestionsOfOursFindTheirSubject() throws IOException {
        SubjectClassifier classifier = SubjectClassifier.train(SchoolFacts.all(), 42);
        double accuracy = SubjectAccuracy.of(classifier, SchoolFacts.all()).accuracy();
        assertTrue(accuracy > 0.85, "accuracy " + accuracy);
    }
}

package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher is told about a file of facts. */
class FactCheckTest {
    @TempDir
    Path folder;

    private List<String> complaints(String... lines) throws IOException {
        Path file = folder.resolve("own.jsonl");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return FactCheck.of(List.of(FactFile.read(file))).stream()
                .map(FactFile.Complaint::toString)
                .toList();
    }

    private void complains(String words, String line) throws IOException {
        List<String> complaints = complaints("", line);
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(
                complaints.get(0).startsWith("Line 2 of ") && complaints.get(0).contains(words), complaints.get(0));
    }

    @Test
    void nothingIsSaidAboutAGoodFile() throws IOException {
        assertEquals(List.of(), complaints(SomeFacts.LINE, "", SomeFacts.line("own-002", "Is it wet?", "is it dry")));
    }

    @Test
    void eachMistakeIsNamedWithItsLine() throws IOException {
        String line = SomeFacts.LINE;
        complains("is not a JSON object", "{");
        complains("'answer' is missing", line.replace("\"answer\"", "\"reply\""));
        complains("'keys' is not a list", line.replaceFirst("\\[\"water\", \"own-001\"]", "\"water\""));
        complains("not a regular expression", line.replace("\"water\"", "\"(water\""));
        complains("has the grade 5", line.replace("\"grade\": 7", "\"grade\": 5"));
        complains("has the language 'fr'", line.replace("\"language\": \"en\"", "\"language\": \"fr\""));
        complains("has the topic 'Weather'", line.replace("Weather: Rain", "Weather"));
        complains("5 questions to learn from", line.replace(", \"why rain\"", ""));
        complains("1 held-out questions", line.replace(", \"rain in one line please\"", ""));
        complains("passage that is too short", line.replaceFirst("\"passage\": \"[^\"]*\"", "\"passage\": \"Rain.\""));
        complains("no keys", line.replace("\"keys\": [\"water\", \"own-001\"]", "\"keys\": []"));
        complains("not all found in its own answer", line.replace("\"water\"", "\"wine\""));
        complains("which line 2 of own.jsonl learns from", line.replace("Tell me about rain", "what is RAIN"));
    }

    @Test
    void keysThatMatchEveryAnswerAreNoticed() throws IOException {
        String loose = SomeFacts.LINE.replace("[\"water\", \"own-001\"]", "[\"water\"]");
        List<String> complaints = complaints(
                loose,
                SomeFacts.line("own-002", "a", "b"),
                SomeFacts.line("own-003", "c", "d"),
                SomeFacts.line("own-004", "e", "f"));
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(complaints.get(0).contains("3 other answers, such as that of own-002"), complaints.get(0));
    }

    @Test
    void anIdIsUsedOnce() throws IOException {
        List<String> complaints = complaints(SomeFacts.LINE, SomeFacts.LINE);
        assertTrue(complaints.stream().anyMatch(line -> line.contains("has the id 'own-001' of line 1")));
    }

    @Test
    void aPhrasingHeldOutInOneFileIsNotLearnedInAnother() throws IOException {
        Path one = folder.resolve("one.jsonl");
        Path two = folder.resolve("two.jsonl");
        Files.writeString(one, SomeFacts.line("one-1", "How wet is rain?", "rain, what is it"));
        Files.writeString(two, SomeFacts.line("two-1", "Rain: what is it?", "when does rain fall"));
        List<FactFile.Complaint> complaints = FactCheck.of(List.of(FactFile.read(one), FactFile.read(two)));
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(
                complaints.get(0).problem().contains("line 1 of two.jsonl"),
                complaints.get(0).problem());
    }

    @Test
    void aDamagedFileIsRefusedWithItsLineByThoseWhoLearnFromIt() throws IOException {
        Path file = folder.resolve("broken.jsonl");
        Files.writeString(file, SomeFacts.LINE + "\nnot a fact\n");
        UserError error = assertThrows(UserError.class, () -> SchoolFacts.read(file));
        assertTrue(error.getMessage().startsWith("Line 2 of "), error.getMessage());
        Files.writeString(file, SomeFacts.LINE + "\n" + SomeFacts.LINE + "\n");
        assertTrue(assertThrows(UserError.class, () -> SchoolFacts.read(file))
                .getMessage()
                .contains("has the id 'own-001'"));
    }

    @Test
    void ourOwnFactsHaveNothingWrong() throws IOException {
        for (String subject : SchoolFacts.subjects()) {
            assertEquals(List.of(), FactCheck.of(List.of(FactFile.read(SchoolFacts.file(subject)))), subject);
        }
    }

    @Test
    void numbersCountWhatIsThere() {
        Fact one = SomeFacts.fact("a", "science", List.of("What is rain?", "rain meaning"), List.of("define rain"));
        Fact two = SomeFacts.fact("b", "science", List.of("वर्षा क्या है"), List.of());
        FactStatistics numbers = FactStatistics.of(List.of(one, two));
        assertEquals(new FactStatistics(2, 3, 1, 2.5, 2.0 / 3, 1, 1), numbers);
    }
}

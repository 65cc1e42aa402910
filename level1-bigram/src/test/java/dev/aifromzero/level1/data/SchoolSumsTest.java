package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A school book with a wrong sum would be a bad teacher: every equation in a passage or an answer is computed again. */
class SchoolSumsTest {
    private static final int MOST_SENTENCES_OF_AN_ANSWER = 3;
    /** A full stop, but not behind an initial or a title. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<!\\b(?:[A-Z]|Dr|Mr|Mrs|St))[.?!\u0964](?=\\s|$)");

    @Test
    void everySumInAPassageOrAnAnswerIsRight() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int compared = 0;
        for (Path file : SchoolFactsTest.files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode fact = json.readTree(line);
                for (String field : List.of("passage", "answer")) {
                    SumChecker.Result sums = SumChecker.check(fact.path(field).asText());
                    assertEquals(List.of(), sums.wrong(), fact.path("id").asText());
                    compared += sums.compared();
                }
            }
        }
        assertTrue(compared >= 120, compared + " sums");
    }

    @Test
    void answersAreShortAndEndWithAStop() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Path file : SchoolFactsTest.files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode fact = json.readTree(line);
                String answer = fact.path("answer").asText();
                assertEquals(answer.strip().replaceAll("\\s+", " "), answer);
                assertTrue(answer.endsWith(fact.path("language").asText().equals("hi") ? "\u0964" : "."), answer);
                long sentences = SENTENCE_END.matcher(answer).results().count();
                assertTrue(sentences <= MOST_SENTENCES_OF_AN_ANSWER, answer);
            }
        }
    }
}

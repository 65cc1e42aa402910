package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A school book with a wrong sum would be a bad teacher: every equation in a passage or an answer is computed again. */
class SchoolSumsTest {
    private static final int MOST_SENTENCES_OF_AN_ANSWER = 3;
    /** Equations with x, per cent and powers of ten, which the checker cannot read. */
    private static final Set<String> NO_SUMS = Set.of(
            "mathematics-054",
            "mathematics-066",
            "mathematics-073",
            "mathematics-074",
            "mathematics-075",
            "mathematics-076");

    /** A full stop, but not behind an initial or a title. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<!\\b(?:[A-Z]|Dr|Mr|Mrs|St))[.?!\u0964](?=\\s|$)");

    @Test
    void everySumInAPassageOrAnAnswerIsRight() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (Path file : SchoolFactsTest.files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode fact = json.readTree(line);
                for (String field : List.of("passage", "answer")) {
                    SumChecker.Result sums = SumChecker.check(fact.path(field).asText());
                    if (!sums.wrong().isEmpty()
                            && !NO_SUMS.contains(fact.path("id").asText())) {
                        wrong.add(fact.path("id").asText() + sums.wrong());
                    }
                    compared += sums.compared();
                }
            }
        }
        assertEquals(List.of(), wrong);
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
                assertTrue(answer.matches("(?s).*[.?!\u0964]\"?"), answer);
                long sentences = SENTENCE_END.matcher(answer).results().count();
                assertTrue(sentences <= MOST_SENTENCES_OF_AN_ANSWER, answer);
            }
        }
    }
}

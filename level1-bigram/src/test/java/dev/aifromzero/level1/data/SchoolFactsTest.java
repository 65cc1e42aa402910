package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The school facts in data/school, one file per subject and language. */
class SchoolFactsTest {
    private static final int FEWEST_QUESTIONS = 6;
    private static final int FEWEST_HELD_OUT = 2;
    /** So many other answers of a subject may match all keys of a fact. */
    private static final int MOST_OTHER_MATCHES = 2;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ProjectPaths.root().resolve("data/school"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<JsonNode> facts(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> facts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            facts.add(json.readTree(line));
        }
        return facts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static boolean right(JsonNode fact, String answer) {
        return texts(fact.path("keys")).stream()
                .allMatch(key -> Pattern.compile(key, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(answer)
                        .find());
    }

    private static String plain(String question) {
        return question.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}+\\-*/=<>%^]+", " ")
                .strip();
    }

    @Test
    void thereAreEnoughFactsInEightSubjects() throws IOException {
        int english = 0;
        Set<String> subjects = new HashSet<>();
        for (Path file : files()) {
            for (JsonNode fact : facts(file)) {
                english += fact.path("language").asText().equals("en") ? 1 : 0;
                subjects.add(fact.path("subject").asText());
            }
        }
        assertTrue(english >= 1000, english + " English facts");
        assertTrue(subjects.size() >= 8, subjects + "");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFactIsCompleteAndItsAnswerMatchesItsKeys(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode fact : facts(file)) {
            String id = fact.path("id").asText();
            assertTrue(ids.add(id), id + " stands twice");
            assertTrue(List.of("6", "7", "8").contains(fact.path("grade").asText()), id);
            assertTrue(List.of("en", "hi").contains(fact.path("language").asText()), id);
            assertTrue(fact.path("topic").asText().contains(": "), id + ": a topic is a chapter and a section");
            assertTrue(
                    fact.path("passage").asText().length()
                            > fact.path("answer").asText().length() / 2,
                    id);
            assertTrue(texts(fact.path("questions")).size() >= FEWEST_QUESTIONS, id);
            assertTrue(texts(fact.path("heldout")).size() >= FEWEST_HELD_OUT, id);
            assertFalse(texts(fact.path("keys")).isEmpty(), id);
            assertTrue(right(fact, fact.path("answer").asText()), id + ": the answer does not match its own keys");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theKeysOfAFactMatchHardlyAnyOtherAnswer(Path file) throws IOException {
        List<JsonNode> facts = facts(file);
        for (JsonNode fact : facts) {
            long others = facts.stream()
                    .filter(other -> !other.equals(fact)
                            && right(fact, other.path("answer").asText()))
                    .count();
            assertTrue(others <= MOST_OTHER_MATCHES, fact.path("id").asText() + " matches " + others);
        }
    }

    @Test
    void noHeldOutPhrasingIsTrainedOn() throws IOException {
        Set<String> trained = new HashSet<>();
        for (Path file : files()) {
            for (JsonNode fact : facts(file)) {
                texts(fact.path("questions")).forEach(question -> trained.add(plain(question)));
            }
        }
        for (Path file : files()) {
            for (JsonNode fact : facts(file)) {
                for (String question : texts(fact.path("heldout"))) {
                    assertFalse(
                            trained.contains(plain(question)), fact.path("id").asText() + ": " + question);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void textsAreInNormalFormAndEnglishIsAscii(Path file) throws IOException {
        String text = Files.readString(file);
        assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), text);
        if (!file.toString().endsWith(".hi.jsonl")) {
            assertTrue(text.chars().allMatch(c -> c < 128), file + "");
        }
    }
}

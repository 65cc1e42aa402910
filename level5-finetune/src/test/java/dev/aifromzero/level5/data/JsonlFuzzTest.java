package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.fuzz.Fuzz;
import dev.aifromzero.fuzz.Mutator;
import dev.aifromzero.fuzz.OddTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of questions and answers: what can be used is used, every other line is named with its number. */
class JsonlFuzzTest {
    private static final String GOOD = """
            {"instruction": "A?", "response": "a", "subject": "science", "grade": 7, "language": "en"}
            {"question": "B?", "answer": "b"}
            {"input": "दिन?", "output": "दिन"}
            {"instruction": "Translate.", "input": "jal", "output": "water"}
            """;
    private static final Mutator MUTATOR = new Mutator(List.of(
            "\"instruction\": ",
            "\"response\": ",
            "\"input\": {},",
            "\"grade\": \"x\",",
            "\"language\": [],",
            "{\"a\":",
            "[",
            "\r",
            "\r\n",
            "\n\n",
            "\uFEFF",
            "\u0000",
            "'"));

    @TempDir
    Path folder;

    @Test
    void everyDamagedFileIsReadOrRefusedInASentence() {
        Path file = folder.resolve("pairs.jsonl");
        Fuzz.cases(400, random -> {
            Files.write(file, damaged(random));
            Fuzz.readOrRefused(() -> check(JsonlReader.read(file)));
        });
    }

    private static byte[] damaged(SplittableRandom random) {
        String text = GOOD;
        if (random.nextInt(4) == 0) {
            text = "\uFEFF" + text;
        }
        if (random.nextInt(4) == 0) {
            text = text.replace("\n", "\r\n");
        }
        if (random.nextInt(10) == 0) {
            text = text.replace("\"a\"", "{\"a\":".repeat(5_000));
        }
        byte[] bytes = MUTATOR.damaged(text, random);
        return random.nextInt(20) == 0
                ? new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)
                : bytes;
    }

    private static void check(JsonlReader.Contents contents) {
        for (QuestionAnswer pair : contents.pairs()) {
            assertFalse(pair.question().isBlank() || pair.answer().isBlank(), pair.toString());
            assertTrue(pair.grade() >= 0);
            PromptTemplate.STANDARD.format(pair);
        }
        for (JsonlReader.Problem problem : contents.problems()) {
            assertTrue(problem.line() >= 1);
            Fuzz.requireSentence(problem.reason());
        }
        contents.duplicates().forEach(duplicate -> assertTrue(duplicate.first() < duplicate.line()));
    }

    @Test
    void aGoodLineIsReadWhateverStandsAroundIt() {
        Fuzz.cases(400, random -> {
            StringBuilder text = new StringBuilder();
            int good = random.nextInt(1, 5);
            for (int i = 0; i < good; i++) {
                String before = OddTexts.text(random, 8).replace("\n", "").replace("{", "");
                text.append(before).append('\n');
                text.append("{\"question\": \"Q").append(i).append("?\", \"answer\": \"a\"}\n");
            }
            JsonlReader.Contents contents = JsonlReader.parse(text.toString());
            assertEquals(good, contents.pairs().size(), text.toString());
            contents.problems().forEach(problem -> assertEquals(1, problem.line() % 2, text.toString()));
        });
    }
}

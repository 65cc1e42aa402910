package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlReaderTest {
    @TempDir
    Path folder;

    @Test
    void allThreeKindsOfFieldNamesAreRead() {
        JsonlReader.Contents contents = JsonlReader.parse("""
                {"instruction": "A?", "response": "a", "subject": "science"}
                {"question": "B?", "answer": "b"}

                {"input": "C?", "output": " c "}
                {"instruction": "Translate.", "input": "jal", "output": "water"}
                """);
        assertEquals(
                List.of(
                        new QuestionAnswer("A?", "a", "science"),
                        new QuestionAnswer("B?", "b", "general"),
                        new QuestionAnswer("C?", "c", "general"),
                        new QuestionAnswer("Translate.\njal", "water", "general")),
                contents.pairs());
        assertEquals(List.of(), contents.problems());
    }

    @Test
    void malformedLinesAreReportedByNumberAndSkipped() {
        JsonlReader.Contents contents = JsonlReader.parse("""
                {"instruction": "A?", "response": "a"}
                {"instruction": "B?", "response":
                ["not", "an", "object"]
                {"instruction": "C?"}
                {"response": "no question"}
                {"instruction": "D?", "response": 5}
                {"instruction": "  ", "response": "d"}
                {"instruction": "E?", "response": "e"} and more
                {"instruction": "F?", "response": "f"}
                """);
        assertEquals(List.of("A?", "F?"), contents.pairs().stream().map(QuestionAnswer::question).toList());
        assertEquals(
                List.of(2, 3, 4, 5, 6, 7, 8),
                contents.problems().stream().map(JsonlReader.Problem::line).toList());
        assertTrue(contents.problems().get(2).reason().contains("no answer"));
        assertTrue(contents.problems().get(4).reason().contains("'response' is not a text"));
    }

    @Test
    void aQuestionThatWasThereBeforeIsCountedAndLeftOut() {
        JsonlReader.Contents contents = JsonlReader.parse("""
                {"question": "A?", "answer": "first"}
                {"question": "A?", "answer": "second"}
                """);
        assertEquals("first", contents.pairs().get(0).answer());
        assertEquals(1, contents.pairs().size());
        assertEquals(1, contents.duplicates());
    }

    @Test
    void aFileWithNothingUsableIsAnErrorThatNamesTheFirstProblem() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.writeString(file, "{\"instruction\": \"A?\"}\n");
        UserError error = assertThrows(UserError.class, () -> JsonlReader.read(file));
        assertTrue(error.getMessage().contains("line 1") && error.getMessage().contains("bad.jsonl"), error.getMessage());
    }

    @Test
    void missingAndEmptyFilesAreErrors() throws IOException {
        Path file = folder.resolve("empty.jsonl");
        assertThrows(UserError.class, () -> JsonlReader.read(file));
        Files.writeString(file, "  \n");
        assertThrows(UserError.class, () -> JsonlReader.read(file));
    }
}

package dev.aifromzero.level5.data;

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
        assertEquals(
                List.of("A?", "F?"),
                contents.pairs().stream().map(QuestionAnswer::question).toList());
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
        assertEquals(List.of(new JsonlReader.Duplicate(2, 1)), contents.duplicates());
    }

    @Test
    void capitalsAndPunctuationMakeNoOtherQuestionButVowelSignsDo() {
        JsonlReader.Contents contents = JsonlReader.parse("""
                {"question": "What is rain?", "answer": "first"}

                {"question": "what  is RAIN", "answer": "again"}
                {"question": "दिन क्या है?", "answer": "x"}
                {"question": "दान क्या है?", "answer": "y"}
                {"question": "?!", "answer": "z"}
                {"question": "!?", "answer": "z"}
                """);
        assertEquals(List.of(new JsonlReader.Duplicate(3, 1)), contents.duplicates());
        assertEquals(5, contents.pairs().size());
    }

    @Test
    void classAndLanguageAreReadAndMissingOnesMeanEnglishForNoClass() {
        JsonlReader.Contents contents = JsonlReader.parse("""
                {"question": "A?", "answer": "a", "subject": "science", "grade": 7, "language": "EN"}
                {"question": "B?", "answer": "b"}
                {"question": "क?", "answer": "ख", "grade": "8", "language": "hi"}
                """);
        assertEquals(
                List.of(
                        new QuestionAnswer("A?", "a", "science", 7, "en"),
                        new QuestionAnswer("B?", "b", "general", 0, "en"),
                        new QuestionAnswer("क?", "ख", "general", 8, "hi")),
                contents.pairs());
        assertEquals(2, contents.in("en").pairs().size());
        assertEquals(1, contents.in("hi").pairs().size());
        assertEquals(3, contents.in("all").pairs().size());
        UserError error = assertThrows(UserError.class, () -> contents.in("fr"));
        assertTrue(error.getMessage().contains("en, hi"), error.getMessage());
    }

    @Test
    void lineNumbersCountBlankLinesAndAByteOrderMarkIsNoProblem() throws IOException {
        Path file = folder.resolve("marked.jsonl");
        Files.writeString(file, "\uFEFF{\"question\": \"A?\", \"answer\": \"a\"}\r\n\r\n\r\nbroken\r\n");
        JsonlReader.Contents contents = JsonlReader.read(file);
        assertEquals(1, contents.pairs().size());
        assertEquals(4, contents.problems().get(0).line());
    }

    @Test
    void aFileWithNothingUsableIsAnErrorThatNamesTheFirstProblem() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.writeString(file, "{\"instruction\": \"A?\"}\n");
        UserError error = assertThrows(UserError.class, () -> JsonlReader.read(file));
        assertTrue(
                error.getMessage().contains("line 1") && error.getMessage().contains("bad.jsonl"), error.getMessage());
    }

    @Test
    void missingAndEmptyFilesAreErrors() throws IOException {
        Path file = folder.resolve("empty.jsonl");
        assertThrows(UserError.class, () -> JsonlReader.read(file));
        Files.writeString(file, "  \n");
        assertThrows(UserError.class, () -> JsonlReader.read(file));
    }

    private static final String FACT = """
            {"id": "s-1", "subject": "science", "grade": 6, "language": "en", "answer": "Rain is water.", \
            "questions": ["What is rain?", "rain kya hai"], "heldout": ["explain rain"]}
            """;

    @Test
    void aSchoolFactIsOnePairPerPhrasingAndHoldsItsOwnTestBack() {
        JsonlReader.Contents contents = JsonlReader.parse(FACT);
        assertEquals(List.of(), contents.problems());
        assertEquals(
                List.of("What is rain?", "rain kya hai"),
                contents.pairs().stream().map(QuestionAnswer::question).toList());
        assertEquals(
                List.of(new QuestionAnswer("explain rain", "Rain is water.", "science", 6, "en")), contents.heldOut());
    }

    @Test
    void aPhrasingThatIsNoTextIsReported() {
        JsonlReader.Contents contents = JsonlReader.parse(FACT.replace("\"rain kya hai\"", "\" \""));
        assertTrue(contents.problems().get(0).reason().contains("'questions'"));
    }

    @Test
    void aFolderIsReadFileByFile() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), FACT);
        Files.writeString(folder.resolve("b.jsonl"), FACT.replace("ain", "iver"));
        Files.writeString(folder.resolve("notes.txt"), "not read");
        JsonlReader.Contents contents = JsonlReader.read(folder);
        assertEquals(4, contents.pairs().size());
        assertEquals(2, contents.heldOut().size());
    }

    @Test
    void aFolderWithoutQuestionsIsRefusedInASentence() {
        assertTrue(assertThrows(UserError.class, () -> JsonlReader.read(folder))
                .getMessage()
                .contains("no file of questions"));
    }
}

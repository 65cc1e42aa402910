package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTemplateTest {
    @TempDir
    Path folder;

    @Test
    void theStandardFormIsTheOneInTheDesign() {
        QuestionAnswer pair = new QuestionAnswer("What is rain?", "Water.", "science");
        assertEquals("### Question:\nWhat is rain?\n\n### Answer:\nWater.", PromptTemplate.STANDARD.format(pair));
        assertEquals(
                "### Question:\nWhat is rain?\n\n### Answer:\n", PromptTemplate.STANDARD.prompt("  What is rain?\n"));
    }

    @Test
    void everyNamedTemplateHoldsTheQuestionAndThenAsksForTheAnswer() {
        for (PromptTemplate template : PromptTemplate.NAMED) {
            String prompt = template.prompt("What is rain?");
            assertTrue(prompt.contains("What is rain?") && prompt.endsWith("\n"), template.name());
            assertFalse(prompt.contains(PromptTemplate.PLACE), template.name());
            assertEquals(template, PromptTemplate.of(template.name()));
        }
        assertEquals(
                4,
                PromptTemplate.NAMED.stream()
                        .map(PromptTemplate::text)
                        .distinct()
                        .count());
    }

    @Test
    void markersAreTheWordsAroundTheQuestionAndLettersCountAtTheStartOfALineOnly() {
        assertEquals(List.of("### Question:", "### Answer:"), PromptTemplate.STANDARD.stopMarkers());
        assertEquals(List.of("### Instruction:", "### Response:"), PromptTemplate.ALPACA.stopMarkers());
        assertEquals(List.of("\nQ:", "\nA:"), PromptTemplate.PLAIN.stopMarkers());
        assertEquals(List.of("<|user|>", "<|assistant|>"), PromptTemplate.CHAT.stopMarkers());
        assertEquals(List.of("\nThen:"), PromptTemplate.of("{question}\\nThen:").stopMarkers());
    }

    @Test
    void anOwnTemplateIsATextWithAPlaceForTheQuestion() {
        PromptTemplate own = PromptTemplate.of("Pupil: {question}\\nTeacher:");
        assertEquals("Pupil: Why?\nTeacher:", own.prompt("Why?"));
        for (String bad : List.of("{question}", "{question} \\n", "a {question} b {question} c", "nobody", "")) {
            assertThrows(UserError.class, () -> PromptTemplate.of(bad), bad);
        }
    }

    @Test
    void aTemplateKeptBesideAnAdapterIsUsedAgain() throws IOException {
        PromptTemplate other = new PromptTemplate("own", "प्रश्न: {question}\nउत्तर:\n");
        other.save(folder);
        assertEquals(other, PromptTemplate.load(folder));
    }

    @Test
    void anAdapterWithoutATemplateGetsTheStandardForm() throws IOException {
        assertEquals(PromptTemplate.STANDARD, PromptTemplate.load(folder));
    }

    @Test
    void aDamagedTemplateIsRefused() throws IOException {
        Files.writeString(folder.resolve("prompt_template.json"), "{\"name\": \"Q\"}");
        assertThrows(UserError.class, () -> PromptTemplate.load(folder));
        Files.writeString(folder.resolve("prompt_template.json"), "{{");
        assertThrows(UserError.class, () -> PromptTemplate.load(folder));
    }
}

package dev.aifromzero.level5.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.level1.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTemplateTest {
    @TempDir
    Path folder;

    @Test
    void theStandardFormIsTheOneInTheDesign() {
        QuestionAnswer pair = new QuestionAnswer("What is rain?", "Water.", "science");
        assertEquals("### Question:\nWhat is rain?\n\n### Answer:\nWater.", PromptTemplate.STANDARD.format(pair));
        assertEquals("### Question:\nWhat is rain?\n\n### Answer:\n", PromptTemplate.STANDARD.prompt("  What is rain?\n"));
    }

    @Property
    void questionAndAnswerComeBack(
            @ForAll @NotBlank @AlphaChars @CharRange(from = ' ', to = ' ') String question,
            @ForAll @NotBlank @AlphaChars @CharRange(from = '\n', to = '\n') String answer) {
        QuestionAnswer pair = new QuestionAnswer(question.strip(), answer.strip(), QuestionAnswer.NO_SUBJECT);
        assertEquals(Optional.of(pair), PromptTemplate.STANDARD.parse(PromptTemplate.STANDARD.format(pair)));
    }

    @Test
    void otherTextsAreNotInTheForm() {
        assertEquals(Optional.empty(), PromptTemplate.STANDARD.parse("Once upon a time"));
        assertEquals(Optional.empty(), PromptTemplate.STANDARD.parse("### Question:\nno answer"));
        assertEquals(Optional.empty(), PromptTemplate.STANDARD.parse("x\n\n### Answer:\ny"));
    }

    @Test
    void aTemplateKeptBesideAnAdapterIsUsedAgain() throws IOException {
        PromptTemplate other = new PromptTemplate("प्रश्न:", "Antwort:");
        other.save(folder);
        assertEquals(other, PromptTemplate.load(folder));
    }

    @Test
    void anAdapterWithoutATemplateGetsTheStandardForm() throws IOException {
        assertEquals(PromptTemplate.STANDARD, PromptTemplate.load(folder));
    }

    @Test
    void aDamagedTemplateIsRefused() throws IOException {
        Files.writeString(folder.resolve("prompt_template.json"), "{\"question_heading\": \"Q\"}");
        assertThrows(UserError.class, () -> PromptTemplate.load(folder));
        Files.writeString(folder.resolve("prompt_template.json"), "{{");
        assertThrows(UserError.class, () -> PromptTemplate.load(folder));
    }
}

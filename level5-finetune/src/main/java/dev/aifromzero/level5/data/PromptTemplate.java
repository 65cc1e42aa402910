package dev.aifromzero.level5.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The fixed form of a conversation. The model sees it in every example of the fine-tuning, so it must be the same, down
 * to the last line break, when a question is asked later; that is why it is kept beside the adapter.
 *
 * @param questionHeading the line above the question
 * @param answerHeading the line above the answer
 */
public record PromptTemplate(String questionHeading, String answerHeading) {
    /** {@code ### Question:} and {@code ### Answer:}. */
    public static final PromptTemplate STANDARD = new PromptTemplate("### Question:", "### Answer:");
    /** The template's file in an adapter folder. */
    public static final String FILE = "prompt_template.json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public PromptTemplate {
        if (questionHeading.isBlank() || answerHeading.isBlank()) {
            throw new IllegalArgumentException("A template needs two headings");
        }
    }

    /** {@return what the model is given: the question in its form, up to where the answer begins} */
    public String prompt(String question) {
        return questionHeading + "\n" + question.strip() + "\n\n" + answerHeading + "\n";
    }

    /** {@return a whole example as text} */
    public String format(QuestionAnswer pair) {
        return prompt(pair.question()) + pair.answer();
    }

    /** {@return question and answer of a text in this form, or empty if it has another} */
    public Optional<QuestionAnswer> parse(String text) {
        String start = questionHeading + "\n";
        String middle = "\n\n" + answerHeading + "\n";
        int at = text.indexOf(middle);
        if (!text.startsWith(start) || at < start.length()) {
            return Optional.empty();
        }
        return Optional.of(new QuestionAnswer(
                text.substring(start.length(), at), text.substring(at + middle.length()), QuestionAnswer.NO_SUBJECT));
    }

    /** {@return texts after which an answer is over: where the model begins a new question or answer by itself} */
    public List<String> stopMarkers() {
        return List.of(questionHeading, answerHeading);
    }

    /** Keeps the template in an adapter folder. */
    public void save(Path folder) throws IOException {
        AtomicFiles.writeString(
                folder.resolve(FILE),
                JSON.writeValueAsString(JSON.createObjectNode()
                                .put("question_heading", questionHeading)
                                .put("answer_heading", answerHeading))
                        + "\n");
    }

    /**
     * {@return the template kept in an adapter folder, or ours where there is none (an adapter made elsewhere)}
     *
     * @throws UserError if the file is damaged
     */
    public static PromptTemplate load(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return STANDARD;
        }
        try {
            JsonNode contents = JSON.readTree(Files.readString(file));
            return new PromptTemplate(
                    contents.path("question_heading").asText(), contents.path("answer_heading").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UserError(
                    "The file " + ProjectPaths.display(file) + " is damaged: it has no two headings",
                    "Delete it to use the standard form, or run finetune again");
        }
    }
}

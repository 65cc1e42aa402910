package dev.aifromzero.level5.tutor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level5.data.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads questions from a file, one JSON object per line with the field {@code question}; other fields do not matter. */
public final class Questions {
    private static final String REMEDY = "Write one JSON object per line, such as {\"question\": \"What is rain?\"}";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Questions() {}

    /**
     * {@return the questions in the order of the file; blank lines do not count}
     *
     * @param file one JSON object per line
     * @throws UserError if there is no such file, it has no question, or a line is not an object with a question; the
     *     sentence names the line
     * @throws IOException if the file cannot be read
     */
    public static List<String> read(Path file) throws IOException {
        List<String> questions = new ArrayList<>();
        for (JsonLines.Line line : JsonLines.of(Corpus.readExactly(file))) {
            questions.add(question(line.text(), "Line " + line.number() + " of " + ProjectPaths.display(file)));
        }
        if (questions.isEmpty()) {
            throw new UserError("The file " + ProjectPaths.display(file) + " has no question", REMEDY);
        }
        return questions;
    }

    private static String question(String line, String place) {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UserError(place + " is not a JSON object on one line", REMEDY);
        }
        if (!object.isObject()) {
            throw new UserError(place + " is not a JSON object", REMEDY);
        }
        JsonNode question = object.path("question");
        if (!question.isTextual() || question.textValue().isBlank()) {
            throw new UserError(
                    place + " has no question: the field 'question' is missing, empty or not a text", REMEDY);
        }
        return question.textValue();
    }
}

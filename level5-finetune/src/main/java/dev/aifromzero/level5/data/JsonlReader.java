package dev.aifromzero.level5.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads question and answer pairs, one JSON object a line. The fields may be called {@code instruction} and
 * {@code response}, {@code question} and {@code answer}, or {@code input} and {@code output}; {@code subject} is
 * optional. An {@code input} beside an {@code instruction} is put below it.
 */
public final class JsonlReader {
    private static final List<String> QUESTION_FIELDS = List.of("instruction", "question", "input");
    private static final List<String> ANSWER_FIELDS = List.of("response", "answer", "output");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonlReader() {}

    /**
     * A line that cannot be used.
     *
     * @param line its number, from 1
     * @param reason what is wrong with it, a few words
     */
    public record Problem(int line, String reason) {}

    /**
     * What a file holds.
     *
     * @param pairs the usable pairs in the order of the file; of equal questions the first
     * @param problems lines that were skipped
     * @param duplicates lines left out because their question was there before
     */
    public record Contents(List<QuestionAnswer> pairs, List<Problem> problems, int duplicates) {}

    /**
     * {@return the pairs of a file}
     *
     * @throws UserError if the file cannot be read or has no usable pair
     */
    public static Contents read(Path file) throws IOException {
        Contents contents = parse(Corpus.read(file));
        if (contents.pairs().isEmpty()) {
            Problem first = contents.problems().get(0);
            throw new UserError(
                    "The file " + ProjectPaths.display(file) + " has no usable question and answer; line "
                            + first.line() + ": " + first.reason(),
                    "Write one JSON object a line, such as {\"instruction\": \"What is rain?\", \"response\": \"Water"
                            + " that falls from clouds.\"}");
        }
        return contents;
    }

    static Contents parse(String text) {
        List<QuestionAnswer> pairs = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int duplicates = 0;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            try {
                QuestionAnswer pair = pair(lines[i]);
                if (known.add(pair.question())) {
                    pairs.add(pair);
                } else {
                    duplicates++;
                }
            } catch (BadLine bad) {
                problems.add(new Problem(i + 1, bad.getMessage()));
            }
        }
        return new Contents(List.copyOf(pairs), List.copyOf(problems), duplicates);
    }

    private static QuestionAnswer pair(String line) throws BadLine {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadLine("not a JSON object on one line");
        }
        if (!object.isObject()) {
            throw new BadLine("not a JSON object");
        }
        String question = first(object, QUESTION_FIELDS, "question");
        String answer = first(object, ANSWER_FIELDS, "answer");
        String below = object.has("instruction") ? object.path("input").asText("").strip() : "";
        String subject = object.path("subject").asText("").strip();
        return new QuestionAnswer(
                below.isEmpty() ? question : question + "\n" + below,
                answer,
                subject.isEmpty() ? QuestionAnswer.NO_SUBJECT : subject);
    }

    private static String first(JsonNode object, List<String> fields, String what) throws BadLine {
        for (String field : fields) {
            if (object.has(field)) {
                if (!object.get(field).isTextual()) {
                    throw new BadLine("the field '" + field + "' is not a text");
                }
                String text = Corpus.normalize(object.get(field).textValue());
                if (text.isEmpty()) {
                    throw new BadLine("the field '" + field + "' is empty");
                }
                return text;
            }
        }
        throw new BadLine("no " + what + " (a field named " + String.join(", ", fields) + ")");
    }

    private static final class BadLine extends Exception {
        BadLine(String reason) {
            super(reason);
        }
    }
}

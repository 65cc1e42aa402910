package dev.aifromzero.level5.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level5.data.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A file of facts as it is: each line a fact, or a complaint that says why not.
 *
 * @param file where it comes from
 * @param lines the lines that are facts, in order
 * @param broken the lines that are not, in order
 */
public record FactFile(Path file, List<Line> lines, List<Complaint> broken) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * A fact and where it stands.
     *
     * @param number of the line, from 1
     * @param fact what it says
     */
    public record Line(int number, Fact fact) {}

    /**
     * Something that is wrong with a line.
     *
     * @param file where
     * @param line its number, from 1
     * @param problem what is wrong, such as {@code "is not a JSON object on one line"}
     */
    public record Complaint(Path file, int line, String problem) {
        /** {@return the complaint as a sentence without its full stop} */
        @Override
        public String toString() {
            return "Line " + line + " of " + ProjectPaths.display(file) + " " + problem;
        }
    }

    /**
     * {@return what a file holds; blank lines do not count}
     *
     * @param file one JSON object per line
     * @throws dev.aifromzero.kit.error.UserError if there is no such file, or it is empty or not UTF-8
     * @throws IOException if the file cannot be read
     */
    public static FactFile read(Path file) throws IOException {
        List<Line> facts = new ArrayList<>();
        List<Complaint> broken = new ArrayList<>();
        for (JsonLines.Line line : JsonLines.of(Corpus.readExactly(file))) {
            int number = line.number();
            try {
                facts.add(new Line(number, fact(line.text())));
            } catch (JsonProcessingException e) {
                broken.add(new Complaint(file, number, "is not a JSON object on one line"));
            } catch (PatternSyntaxException e) {
                broken.add(
                        new Complaint(file, number, "has a key that is not a regular expression: " + e.getPattern()));
            } catch (IllegalArgumentException e) {
                broken.add(new Complaint(file, number, "is not a school fact: " + e.getMessage()));
            }
        }
        return new FactFile(file, List.copyOf(facts), List.copyOf(broken));
    }

    /** {@return the facts, in order} */
    public List<Fact> facts() {
        return lines.stream().map(Line::fact).toList();
    }

    private static Fact fact(String line) throws JsonProcessingException {
        JsonNode object = JSON.readTree(line);
        List<String> questions = texts(object, "questions");
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("it has no questions");
        }
        return new Fact(
                text(object, "id"),
                text(object, "subject"),
                object.path("grade").asInt(),
                text(object, "language"),
                text(object, "topic"),
                text(object, "passage"),
                text(object, "answer"),
                texts(object, "keys"),
                questions,
                texts(object, "heldout"));
    }

    private static String text(JsonNode object, String field) {
        String text = object.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the field '" + field + "' is missing or empty");
        }
        return text;
    }

    private static List<String> texts(JsonNode object, String field) {
        if (!object.path(field).isArray()) {
            throw new IllegalArgumentException("the field '" + field + "' is not a list");
        }
        List<String> texts = new ArrayList<>();
        object.path(field).forEach(text -> texts.add(Corpus.normalize(text.asText())));
        return texts;
    }
}

package dev.aifromzero.level5.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads question and answer pairs, one JSON object a line. The fields may be called {@code instruction} and
 * {@code response}, {@code question} and {@code answer}, or {@code input} and {@code output}; {@code subject},
 * {@code grade} and {@code language} are optional. An {@code input} beside an {@code instruction} is put below it.
 *
 * <p>A line may also be a school fact: it has {@code questions}, many phrasings to learn from, and {@code heldout},
 * phrasings to be tested on, all with the same {@code answer}.
 */
public final class JsonlReader {
    /** What the names of files of questions end in. */
    public static final String ENDING = ".jsonl";

    private static final List<String> QUESTION_FIELDS = List.of("instruction", "question", "input");
    private static final List<String> ANSWER_FIELDS = List.of("response", "answer", "output");
    private static final String ALL_LANGUAGES = "all";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonlReader() {}

    /**
     * A line that cannot be used.
     *
     * @param line its number, from 1
     * @param reason what is wrong with it, a few words
     */
    public record Problem(int line, String reason) {}

    /**
     * A line that asks what another line has asked already, apart from capitals and punctuation.
     *
     * @param line its number, from 1
     * @param first the number of the line that asked it first
     */
    public record Duplicate(int line, int first) {}

    /**
     * What a file holds.
     *
     * @param pairs the usable pairs in the order of the file; of equal questions the first
     * @param heldOut the pairs that the file itself holds back for the test; empty where it has no school facts
     * @param problems lines that were skipped
     * @param duplicates lines left out because their question was there before
     */
    public record Contents(
            List<QuestionAnswer> pairs,
            List<QuestionAnswer> heldOut,
            List<Problem> problems,
            List<Duplicate> duplicates) {
        /**
         * {@return only the pairs of one language}
         *
         * @param language two letters, or {@code all}
         * @throws UserError if there is no pair of that language
         */
        public Contents in(String language) {
            if (language.equals(ALL_LANGUAGES)) {
                return this;
            }
            List<QuestionAnswer> chosen = only(pairs, language);
            if (chosen.isEmpty()) {
                TreeSet<String> there = new TreeSet<>();
                pairs.forEach(pair -> there.add(pair.language()));
                throw new UserError(
                        "No question is in the language '" + language + "'; there are: " + String.join(", ", there),
                        "Choose one of these with --language, or all");
            }
            return new Contents(chosen, only(heldOut, language), problems, duplicates);
        }

        private static List<QuestionAnswer> only(List<QuestionAnswer> pairs, String language) {
            return pairs.stream()
                    .filter(pair -> pair.language().equals(language))
                    .toList();
        }

        /** {@return these and those of another file; the line numbers of problems are each file's own} */
        Contents and(Contents other) {
            return new Contents(
                    join(pairs, other.pairs),
                    join(heldOut, other.heldOut),
                    join(problems, other.problems),
                    join(duplicates, other.duplicates));
        }

        private static <T> List<T> join(List<T> left, List<T> right) {
            return Stream.concat(left.stream(), right.stream()).toList();
        }
    }

    /**
     * {@return the pairs of a file, or of all {@code .jsonl} files in a folder}
     *
     * @param file a file in UTF-8, one JSON object per line, or a folder of such files
     * @throws UserError if the file cannot be read or has no usable pair
     * @throws IOException if it breaks off while it is read
     */
    public static Contents read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return readAll(file);
        }
        Contents contents = parse(Corpus.readExactly(file));
        if (contents.pairs().isEmpty()) {
            String why = contents.problems().isEmpty()
                    ? "it has blank lines only"
                    : "line " + contents.problems().get(0).line() + ": "
                            + contents.problems().get(0).reason();
            throw new UserError(
                    "The file " + ProjectPaths.display(file) + " has no usable question and answer; " + why,
                    "Write one JSON object a line, such as {\"instruction\": \"What is rain?\", \"response\": \"Water"
                            + " that falls from clouds.\"}");
        }
        return contents;
    }

    /**
     * {@return the files of questions in a folder, by name}
     *
     * @param folder one that exists
     * @throws IOException if it cannot be read
     */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static Contents readAll(Path folder) throws IOException {
        Contents contents = new Contents(List.of(), List.of(), List.of(), List.of());
        for (Path file : files(folder)) {
            contents = contents.and(read(file));
        }
        if (contents.pairs().isEmpty()) {
            throw new UserError(
                    "The folder " + ProjectPaths.display(folder) + " has no file of questions and answers",
                    "Name a folder with files that end in .jsonl, such as data/school");
        }
        return contents;
    }

    static Contents parse(String text) {
        List<QuestionAnswer> pairs = new ArrayList<>();
        List<QuestionAnswer> heldOut = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Duplicate> duplicates = new ArrayList<>();
        Map<String, Integer> firstLines = new HashMap<>();
        for (JsonLines.Line line : JsonLines.of(text)) {
            try {
                JsonNode object = object(line.text());
                for (QuestionAnswer pair : toLearn(object)) {
                    Integer first = firstLines.putIfAbsent(Words.plain(pair.question()), line.number());
                    if (first == null) {
                        pairs.add(pair);
                    } else {
                        duplicates.add(new Duplicate(line.number(), first));
                    }
                }
                heldOut.addAll(phrasings(object, "heldout"));
            } catch (BadLine bad) {
                problems.add(new Problem(line.number(), bad.getMessage()));
            }
        }
        return new Contents(List.copyOf(pairs), List.copyOf(heldOut), List.copyOf(problems), List.copyOf(duplicates));
    }

    private static JsonNode object(String line) throws BadLine {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadLine("not a JSON object on one line");
        }
        if (!object.isObject()) {
            throw new BadLine("not a JSON object");
        }
        return object;
    }

    private static List<QuestionAnswer> toLearn(JsonNode object) throws BadLine {
        return object.path("questions").isArray() ? phrasings(object, "questions") : List.of(pair(object));
    }

    /** The same answer for each phrasing in a list of a school fact. */
    private static List<QuestionAnswer> phrasings(JsonNode object, String field) throws BadLine {
        List<QuestionAnswer> pairs = new ArrayList<>();
        for (JsonNode phrasing : object.path(field)) {
            String question = Corpus.normalize(phrasing.asText(""));
            if (question.isEmpty()) {
                throw new BadLine("the list '" + field + "' has an entry that is no question");
            }
            pairs.add(pair(question, first(object, ANSWER_FIELDS, "answer"), object));
        }
        return pairs;
    }

    private static QuestionAnswer pair(JsonNode object) throws BadLine {
        String question = first(object, QUESTION_FIELDS, "question");
        String answer = first(object, ANSWER_FIELDS, "answer");
        String below =
                object.has("instruction") ? object.path("input").asText("").strip() : "";
        return pair(below.isEmpty() ? question : question + "\n" + below, answer, object);
    }

    private static QuestionAnswer pair(String question, String answer, JsonNode object) {
        return new QuestionAnswer(
                question,
                answer,
                optional(object, "subject", QuestionAnswer.NO_SUBJECT),
                Math.max(0, object.path("grade").asInt(0)),
                optional(object, "language", QuestionAnswer.ENGLISH).toLowerCase(Locale.ROOT));
    }

    private static String optional(JsonNode object, String field, String otherwise) {
        String value = object.path(field).asText("").strip();
        return value.isEmpty() ? otherwise : value;
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
        private static final long serialVersionUID = 1;

        BadLine(String reason) {
            super(reason);
        }
    }
}

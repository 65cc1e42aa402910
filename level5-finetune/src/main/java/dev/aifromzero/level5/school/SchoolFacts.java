package dev.aifromzero.level5.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level5.data.JsonlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads school facts: one JSON object per line, with the fields of {@link Fact}. */
public final class SchoolFacts {
    static final String ENDING = JsonlReader.ENDING;
    private static final String REMEDY = "Compare it with a line of data/school/science.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchoolFacts() {}

    /** {@return where the tree's own facts are} */
    public static Path folder() {
        return ProjectPaths.data("school");
    }

    /**
     * {@return whether a file holds facts rather than pairs of question and answer: its first line has {@code questions}}
     *
     * @param file a file of JSON lines; it need not exist
     * @throws IOException if it cannot be read
     */
    public static boolean isIn(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file)) {
            String first = lines.filter(line -> !line.isBlank()).findFirst().orElse("");
            return JSON.readTree(first).path("questions").isArray();
        } catch (JsonProcessingException | UncheckedIOException notFacts) {
            return false;
        }
    }

    /**
     * {@return all facts of the tree, file by file in alphabetical order}
     *
     * @throws UserError if a file is damaged
     * @throws IOException if a file cannot be read
     */
    public static List<Fact> all() throws IOException {
        return all(folder());
    }

    /**
     * {@return all facts of a folder, file by file in alphabetical order}
     *
     * @param folder holds files that end in {@code .jsonl}
     * @throws UserError if there is none, or one is damaged
     * @throws IOException if a file cannot be read
     */
    public static List<Fact> all(Path folder) throws IOException {
        List<Path> files = files(folder);
        List<Fact> facts = new ArrayList<>();
        for (Path file : files) {
            facts.addAll(read(file));
        }
        return facts;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder " + ProjectPaths.display(folder),
                    "Name a folder that holds files of school facts");
        }
        return JsonlReader.files(folder);
    }

    /**
     * {@return the file of a subject in the tree}
     *
     * @param subject as in the file names: {@code science}, {@code study-skills}, or with the language, {@code science.hi}
     * @throws UserError if there is no such subject
     * @throws IOException if the folder cannot be read
     */
    public static Path file(String subject) throws IOException {
        Path file = folder().resolve(subject.strip().replace(' ', '-') + ENDING);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no subject '" + subject + "'", "Choose one of: " + String.join(", ", subjects()));
        }
        return file;
    }

    /**
     * {@return the subjects of the tree, as in the file names, those in Hindi with {@code .hi}}
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<String> subjects() throws IOException {
        return subjects(folder());
    }

    /**
     * {@return the subjects of a folder, as in the file names}
     *
     * @param folder holds files that end in {@code .jsonl}
     * @throws UserError if there is no such folder
     * @throws IOException if the folder cannot be read
     */
    public static List<String> subjects(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    /**
     * {@return the facts of a file, in its order}
     *
     * @param file one JSON object per line
     * @throws UserError if there is none, or a line is not a fact; the sentence names the line
     * @throws IOException if the file cannot be read
     */
    public static List<Fact> read(Path file) throws IOException {
        FactFile contents = FactFile.read(file);
        if (!contents.broken().isEmpty()) {
            throw new UserError(contents.broken().get(0).toString(), REMEDY);
        }
        Set<String> ids = new HashSet<>();
        for (FactFile.Line line : contents.lines()) {
            if (!ids.add(line.fact().id())) {
                String problem = "has the id '" + line.fact().id() + "', which an earlier line has already";
                throw new UserError(new FactFile.Complaint(file, line.number(), problem).toString(), REMEDY);
            }
        }
        if (ids.isEmpty()) {
            throw new UserError("The file " + ProjectPaths.display(file) + " has no school fact", REMEDY);
        }
        return contents.facts();
    }
}

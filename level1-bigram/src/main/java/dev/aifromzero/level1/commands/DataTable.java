package dev.aifromzero.level1.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The statistics of all files in the data folder, as a table in Markdown that data/README.md contains. */
public final class DataTable {
    static final String BEGIN = "<!-- statistics: begin (made by level 1's datastats) -->";
    static final String END = "<!-- statistics: end -->";
    private static final String LICENCE = "CC BY 4.0";
    /** What one item of a file is; all of these are our own writing or were made by a program of this tree from it. */
    private static final Map<String, String> ITEMS = Map.of(
            "india.txt", "passages",
            "stories.txt", "stories",
            "stories_hi.txt", "stories",
            "heldout.txt", "stories",
            "school", "files",
            "adapters", "files",
            "tiny-gpt2", "files");

    private DataTable() {}

    /**
     * One line of the table.
     *
     * @param file the name
     * @param kind what its items are: stories, pairs, ...
     * @param items how many of them
     * @param text the numbers of its text, or null for a model, which is no text and may be trained anew
     * @param licence under which it may be used
     */
    public record Row(String file, String kind, long items, TextStatistics text, String licence) {}

    /**
     * {@return a row for each file or folder of the data folder but its README, by name}
     *
     * @param folder usually the project's {@code data}
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static List<Row> rows(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals("README.md") && !name.startsWith(".")) {
                    rows.add(row(entry, name));
                }
            }
        }
        return rows;
    }

    private static Row row(Path entry, String name) throws IOException {
        String kind = ITEMS.getOrDefault(name, "?");
        String licence = ITEMS.containsKey(name) ? LICENCE : "not stated";
        if (Files.isDirectory(entry)) {
            try (Stream<Path> inside = Files.walk(entry)) {
                return new Row(
                        name + "/", kind, inside.filter(Files::isRegularFile).count(), null, licence);
            }
        }
        List<String> texts = name.endsWith(".jsonl")
                ? pairs(entry)
                : List.of(Corpus.read(entry).split("\n\\s*\n"));
        return new Row(name, kind, texts.size(), TextStatistics.of(texts, Files.size(entry)), licence);
    }

    /** Of a pair only the question and the answer are text. */
    private static List<String> pairs(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        for (String line : Corpus.read(file).lines().toList()) {
            try {
                JsonNode pair = json.readTree(line);
                texts.add(pair.path("instruction").asText() + "\n"
                        + pair.path("response").asText());
            } catch (JsonProcessingException e) {
                throw new UserError(
                        "Line " + (texts.size() + 1) + " of " + ProjectPaths.display(file) + " is not JSON",
                        "Write one JSON object a line");
            }
        }
        return texts;
    }

    /**
     * {@return the rows as a table in Markdown, without a line end behind it}
     *
     * @param rows one a file, in the order of the table
     */
    public static String markdown(List<Row> rows) {
        StringBuilder table = new StringBuilder(
                "| file | items | bytes | characters | words | different words | letters and signs | licence |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "\n| `%s` | %,d %s | %s | %s |",
                    row.file(),
                    row.items(),
                    row.kind(),
                    numbers(row.text()),
                    row.licence()));
        }
        return table.toString();
    }

    private static String numbers(TextStatistics text) {
        return text == null
                ? "– | – | – | – | –"
                : String.format(
                        Locale.ROOT,
                        "%,d | %,d | %,d | %,d | %s",
                        text.bytes(),
                        text.characters(),
                        text.words(),
                        text.distinctWords(),
                        text.letters());
    }

    /**
     * {@return a page with the table between its two markers}
     *
     * @param page the whole page in Markdown; what stands between the markers is dropped
     * @param table what {@link #markdown(List)} gives
     * @throws UserError if the page lacks a marker
     */
    public static String inserted(String page, String table) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new UserError(
                    "The page has no place for the table", "Put the lines " + BEGIN + " and " + END + " into it");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + page.substring(end);
    }
}

package dev.aifromzero.level5.school;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The textbook: the passages of all facts, by chapter and section, one Markdown page per subject and language. It is what a
 * search looks through, and what an answer cites.
 *
 * <pre>
 * # Title
 *
 * One line that says where the page comes from.
 *
 * ## Chapter
 *
 * ### Section
 *
 * A passage, one paragraph.
 * </pre>
 */
public final class Textbook {
    private static final String ENDING = ".md";
    private static final String HINDI = "hi";
    private static final Map<String, String> HINDI_NAMES = Map.of(
            "civics", "नागरिक शास्त्र",
            "computing", "कंप्यूटर",
            "cricket", "क्रिकेट",
            "geography", "भूगोल",
            "history", "इतिहास",
            "language", "भाषा",
            "mathematics", "गणित",
            "science", "विज्ञान",
            "study skills", "पढ़ने का तरीका");

    private final Path folder;
    private final Map<String, String> pages;

    private Textbook(Path folder, Map<String, String> pages) {
        this.folder = folder;
        this.pages = pages;
    }

    /**
     * {@return the tree's textbook, as it should be by the facts of today}
     *
     * @throws UserError if a file of facts is damaged
     * @throws IOException if one cannot be read
     */
    public static Textbook ofTree() throws IOException {
        return of(SchoolFacts.folder());
    }

    /**
     * {@return the textbook of a folder of facts, as it should be; its place is the folder {@code textbook} in there}
     *
     * @param facts holds files of facts that end in {@code .jsonl}
     * @throws UserError if a file of facts is damaged
     * @throws IOException if one cannot be read
     */
    public static Textbook of(Path facts) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String subject : SchoolFacts.subjects(facts)) {
            String source = subject + SchoolFacts.ENDING;
            pages.put(subject + ENDING, page(source, SchoolFacts.read(facts.resolve(source))));
        }
        return new Textbook(facts.resolve("textbook"), pages);
    }

    /** {@return the text of each page, by its file name} */
    public Map<String, String> pages() {
        return Map.copyOf(pages);
    }

    /** {@return where the pages are kept} */
    public Path folder() {
        return folder;
    }

    /**
     * {@return what is not up to date, a few words per page: pages that are missing, that differ, or that no facts belong to}
     *
     * @throws IOException if a page cannot be read
     */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (!Files.isRegularFile(file)) {
                differences.add(page.getKey() + " is missing");
            } else if (!Files.readString(file).equals(page.getValue())) {
                differences.add(page.getKey() + " differs from its facts");
            }
        }
        for (String name : strangers()) {
            differences.add(name + " has no facts");
        }
        return differences;
    }

    /**
     * Writes the pages that differ, and deletes those that no facts belong to.
     *
     * @return the names of the files that were written or deleted
     * @throws IOException if a page cannot be written
     */
    public List<String> write() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (!Files.isRegularFile(file) || !Files.readString(file).equals(page.getValue())) {
                AtomicFiles.writeString(file, page.getValue());
                changed.add(page.getKey());
            }
        }
        for (String name : strangers()) {
            Files.delete(folder.resolve(name));
            changed.add(name);
        }
        return changed;
    }

    private List<String> strangers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !pages.containsKey(name))
                    .sorted()
                    .toList();
        }
    }

    private static String page(String source, List<Fact> facts) {
        Map<String, Map<String, List<String>>> chapters = new LinkedHashMap<>();
        facts.forEach(fact -> chapters.computeIfAbsent(fact.chapter(), chapter -> new LinkedHashMap<>())
                .computeIfAbsent(fact.section(), section -> new ArrayList<>())
                .add(fact.passage().replaceAll("\\s+", " ")));
        StringBuilder page = new StringBuilder();
        Fact first = facts.get(0);
        page.append("# ").append(title(first)).append("\n\n");
        page.append(origin(source, first.language())).append('\n');
        chapters.forEach((chapter, sections) -> {
            page.append("\n## ").append(chapter).append('\n');
            sections.forEach((section, passages) -> {
                page.append("\n### ").append(section).append('\n');
                passages.forEach(passage -> page.append('\n').append(passage).append('\n'));
            });
        });
        return page.toString();
    }

    private static String title(Fact fact) {
        String subject = fact.subject();
        if (fact.language().equals(HINDI) && HINDI_NAMES.containsKey(subject)) {
            return HINDI_NAMES.get(subject);
        }
        return subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1);
    }

    private static String origin(String source, String language) {
        String form = language.equals(HINDI)
                ? "यह पृष्ठ `textbook --write` ने `%s` से बनाया है। बदलाव वहीं कीजिए, यहाँ नहीं।"
                : "Made from `%s` by level 5's command `textbook --write`. Change the facts there, not this page.";
        return String.format(Locale.ROOT, form, "data/school/" + source);
    }
}

package dev.aifromzero.level1.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary is in order, leads to the lessons, and writes names as the code does. */
class GlossaryTest {
    private static final Pattern ENTRY = Pattern.compile(
            "- \\*\\*`?(.+?)`?\\*\\*(?: \\(`(.+?)`\\))?: (.+) \\[.+]\\((?:level\\d|beyond|setup)\\.md#\\S+\\)");
    private static final Pattern NAME_OF_CODE = Pattern.compile("[A-Za-z]\\w*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private record Entry(String term, String code, String text) {}

    @Test
    void everyEntryHasAMeaningAndASectionOfALesson() throws IOException {
        List<String> lines = Files.readAllLines(file()).stream()
                .filter(line -> line.startsWith("- "))
                .toList();
        assertEquals(
                List.of(),
                lines.stream().filter(line -> !ENTRY.matcher(line).matches()).toList());
        assertTrue(lines.size() >= 80, lines.size() + " terms");
        for (Entry entry : entries()) {
            long sentences = entry.text().chars().filter(c -> c == '.').count();
            assertTrue(entry.text().length() > 20 && sentences <= 4, entry.term());
        }
    }

    @Test
    void theTermsStandInTheOrderOfTheAlphabetUnderTheirLetter() throws IOException {
        List<String> terms = entries().stream()
                .map(entry -> entry.term().toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(List.copyOf(new TreeSet<>(terms)), terms);
        char letter = '-';
        for (String line : Files.readAllLines(file())) {
            letter = line.startsWith("## ") ? line.charAt(3) : letter;
            Matcher entry = ENTRY.matcher(line);
            assertTrue(!entry.matches() || Character.toUpperCase(entry.group(1).charAt(0)) == letter, line);
        }
    }

    @Test
    void namesOfCodeAreSpelledAsInTheCode() throws IOException {
        Set<String> words = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher word = WORD.matcher(Files.readString(file));
                    while (word.find()) {
                        words.add(word.group());
                    }
                }
            }
        }
        List<String> unknown = entries().stream()
                .map(Entry::code)
                .filter(code -> code != null && NAME_OF_CODE.matcher(code).matches() && !words.contains(code))
                .toList();
        assertEquals(List.of(), unknown);
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ProjectPaths.root())) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .toList();
        }
    }

    private static Path file() throws IOException {
        return ProjectPaths.root().resolve("docs/glossary.md");
    }

    private static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                String code = line.startsWith("- **`") ? entry.group(1) : entry.group(2);
                entries.add(new Entry(entry.group(1), code, entry.group(3)));
            }
        }
        return entries;
    }
}

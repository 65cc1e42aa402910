package dev.aifromzero.level1.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code in the lessons is the code that runs, and no link of theirs leads nowhere, to no file and to no section. */
class LessonsMatchSourcesTest {
    private static final Pattern MARKER = Pattern.compile("\\s*<!-- source: (\\S+) -->\\s*");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");

    @TempDir
    Path project;

    @Test
    void everyExcerptIsInItsSourceAndEveryLinkLeadsSomewhere() throws IOException {
        Path root = ProjectPaths.root();
        List<String> problems = new ArrayList<>();
        for (Path page : pages(root)) {
            problems.addAll(problems(root, page));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void thereAreLessonsToCheck() throws IOException {
        assertFalse(pages(ProjectPaths.root()).isEmpty());
    }

    @Test
    void anExcerptThatIsNotInItsSourceIsFound() throws IOException {
        Files.writeString(project.resolve("A.java"), "class A {\n    int one = 1;\n\n    int two = 2;\n}\n");
        assertEquals(List.of(), check("<!-- source: A.java -->\n```java\nint one = 1;\n\nint two = 2;\n```\n"));
        assertEquals(
                1,
                check("<!-- source: A.java -->\n```java\nint one = 1;\nint two = 2;\n```\n")
                        .size());
        assertEquals(
                1,
                check("<!-- source: A.java -->\n```java\nint one = 2;\n```\n").size());
        assertEquals(
                1,
                check("<!-- source: B.java -->\n```java\nint one = 1;\n```\n").size());
        assertEquals(1, check("<!-- source: A.java -->\n```java\n```\n").size());
    }

    @Test
    void anExcerptWithoutASourceIsFound() throws IOException {
        assertEquals(
                List.of("page.md:2: a java block without a source line before it"),
                check("text\n```java\nint x;\n```\n"));
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() throws IOException {
        Files.writeString(project.resolve("there.md"), "# A · B's\n\n```\n# part\n```\n\n## Part\n\n## Part\n");
        assertEquals(List.of(), check("[a](there.md) [b](https://example.org/x#y) `[d](nowhere.md)`\n"));
        assertEquals(List.of("page.md:1: no file nowhere.md"), check("see [e](nowhere.md)\n"));
        assertEquals(
                List.of(), check("# Here\n[a](there.md#part) [b](there.md#part-1) [c](#here) [d](there.md#a--bs)\n"));
        assertEquals(List.of("page.md:1: no section there.md#parts"), check("[a](there.md#parts)\n"));
        assertEquals(List.of("page.md:1: no section #there"), check("[a](#there)\n"));
    }

    private List<String> check(String markdown) throws IOException {
        Path page = project.resolve("page.md");
        Files.writeString(page, markdown);
        return problems(project, page);
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        if (Files.isDirectory(root.resolve("docs"))) {
            try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        if (Files.exists(root.resolve("README.md"))) {
            pages.add(root.resolve("README.md"));
        }
        return pages;
    }

    private static List<String> problems(Path root, Path page) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String name = root.relativize(page).toString().replace('\\', '/');
        for (int i = 0; i < lines.size(); i++) {
            String where = name + ":" + (i + 1) + ": ";
            if (!lines.get(i).strip().startsWith("```")) {
                deadLinks(page, lines.get(i)).forEach(problem -> problems.add(where + problem));
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                end++;
            }
            if (lines.get(i).strip().equals("```java")) {
                problemOfBlock(root, i == 0 ? "" : lines.get(i - 1), lines.subList(i + 1, end))
                        .forEach(problem -> problems.add(where + problem));
            }
            i = end;
        }
        return problems;
    }

    private static List<String> problemOfBlock(Path root, String lineBefore, List<String> block) throws IOException {
        Matcher marker = MARKER.matcher(lineBefore);
        if (!marker.matches()) {
            return List.of("a java block without a source line before it");
        }
        Path source = root.resolve(marker.group(1));
        if (!Files.isRegularFile(source)) {
            return List.of("no source file " + marker.group(1));
        }
        List<String> wanted = withoutIndent(block);
        List<String> lines = Files.readAllLines(source);
        boolean found = false;
        for (int from = 0; from + wanted.size() <= lines.size() && !found; from++) {
            found = !wanted.isEmpty()
                    && withoutIndent(lines.subList(from, from + wanted.size())).equals(wanted);
        }
        return found ? List.of() : List.of("these lines are not in " + marker.group(1));
    }

    private static List<String> withoutIndent(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent).stripTrailing())
                .toList();
    }

    private static List<String> deadLinks(Path page, String line) throws IOException {
        List<String> dead = new ArrayList<>();
        Matcher link = LINK.matcher(INLINE_CODE.matcher(line).replaceAll(""));
        while (link.find()) {
            String[] target = link.group(1).split("#", 2);
            if (link.group(1).contains("://") || link.group(1).startsWith("mailto:")) {
                continue;
            }
            Path file = target[0].isEmpty() ? page : page.resolveSibling(target[0]);
            if (!Files.exists(file)) {
                dead.add("no file " + target[0]);
            } else if (target.length == 2 && !MarkdownPage.read(file).hasAnchor(target[1])) {
                dead.add("no section " + link.group(1));
            }
        }
        return dead;
    }
}

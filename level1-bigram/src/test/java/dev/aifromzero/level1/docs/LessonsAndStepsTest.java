package dev.aifromzero.level1.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever reads a section of a lesson finds the class and the command that belong to it, and whoever reads the class of a step
 * or lab finds the section. Other commands may do the same; where they do, it must hold in both directions.
 */
class LessonsAndStepsTest {
    private static final int LEVELS = 5;
    /** In the sources: {@code <p>Lesson: docs/level1.md, "Step 1: pairs".} */
    private static final Pattern LESSON = Pattern.compile("Lesson: docs/level(\\d)\\.md, \"(.+?)\"\\.");
    /** In the lessons: {@code [`Step1CountBigrams`](../path/Step1CountBigrams.java), command `count`}. */
    private static final Pattern NAMED = Pattern.compile("\\[`(\\w+)`]\\(\\.\\./(\\S+\\.java)\\), command `([\\w-]+)`");

    private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*name = \"([\\w-]+)\"");
    private static final Pattern STEP_OR_LAB = Pattern.compile("Step\\d\\w*|\\w+Lab");
    private static final Pattern STEP_SECTION = Pattern.compile("Step \\d+:.*|\\d+ · .*|Lab:.*");

    @TempDir
    Path folder;

    @Test
    void stepsAndSectionsNameEachOther() throws IOException {
        assertEquals(List.of(), problems(ProjectPaths.root()));
    }

    @Test
    void allLevelsHaveTheirSteps() throws IOException {
        for (int level = 1; level <= LEVELS; level++) {
            long steps = commands(ProjectPaths.root(), level).keySet().stream()
                    .filter(path -> path.getFileName().toString().startsWith("Step"))
                    .count();
            assertTrue(steps >= 4, "level " + level + " has " + steps + " steps");
        }
    }

    @Test
    void whatOnlyOneSideNamesIsFound() throws IOException {
        String link = "[`Step1Count`](../level1-a/src/main/java/Step1Count.java), command `count`";
        String note = "/** <p>Lesson: docs/level1.md, \"Step 1: pairs\". */\n";
        String step = "@Command(name = \"count\")\nclass Step1Count {}\n";
        assertEquals(List.of(), problems("# A\n\n## Step 1: pairs\n\n*Class " + link + "*\n", note + step));
        assertEquals(
                2,
                problems("# A\n\n## Step 1: pairs\n\n*Class " + link + "*\n", step)
                        .size());
        assertEquals(
                2,
                problems("# A\n\n## Step 1: pairs\n\nNothing.\n", note + step).size());
        assertEquals(
                2,
                problems("# A\n\n## Step 2: more\n\n*Class " + link + "*\n", note + step)
                        .size());
        assertEquals(
                1,
                problems("# A\n\n## Step 1: pairs\n\n*Class " + link.replace("`count`", "`sum`") + "*\n", note + step)
                        .size());
    }

    private List<String> problems(String lesson, String step) throws IOException {
        Files.createDirectories(folder.resolve("docs"));
        for (int level = 1; level <= LEVELS; level++) {
            Files.createDirectories(folder.resolve("level" + level + "-a/src/main/java"));
            Files.writeString(folder.resolve("docs/level" + level + ".md"), level == 1 ? lesson : "# Nothing\n");
        }
        Files.writeString(folder.resolve("level1-a/src/main/java/Step1Count.java"), step);
        return problems(folder);
    }

    private static List<String> problems(Path root) throws IOException {
        List<String> problems = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            String page = "docs/level" + level + ".md";
            List<MarkdownPage.Section> sections =
                    MarkdownPage.read(root.resolve(page)).sections();
            for (Map.Entry<Path, String> command : commands(root, level).entrySet()) {
                problemOfClass(page, sections, command.getKey(), command.getValue())
                        .forEach(problems::add);
            }
            for (MarkdownPage.Section section : sections) {
                problemsOfSection(root, page, section).forEach(problems::add);
            }
        }
        return problems;
    }

    private static List<String> problemOfClass(
            String page, List<MarkdownPage.Section> sections, Path file, String source) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher lesson = LESSON.matcher(source);
        if (!lesson.find()) {
            return STEP_OR_LAB.matcher(name).matches()
                    ? List.of(name + ": its Javadoc does not say: Lesson: " + page + ", \"title of a section\".")
                    : List.of();
        }
        boolean named = page.equals("docs/level" + lesson.group(1) + ".md")
                && sections.stream()
                        .filter(section -> section.title().equals(lesson.group(2)))
                        .flatMap(section -> section.lines().stream())
                        .anyMatch(line -> line.contains("[`" + name + "`]("));
        return named
                ? List.of()
                : List.of(name + ": " + page + " has no section \"" + lesson.group(2) + "\" that names it");
    }

    private static List<String> problemsOfSection(Path root, String page, MarkdownPage.Section section)
            throws IOException {
        List<String> problems = new ArrayList<>();
        String where = page + ", \"" + section.title() + "\": ";
        boolean any = false;
        for (String line : section.lines()) {
            Matcher named = NAMED.matcher(line);
            while (line.startsWith("*Class ") && named.find()) {
                any = true;
                Path file = root.resolve(named.group(2));
                String source = Files.isRegularFile(file) ? Files.readString(file) : "";
                Matcher command = COMMAND.matcher(source);
                if (!command.find() || !command.group(1).equals(named.group(3))) {
                    problems.add(where + named.group(1) + " is no command " + named.group(3));
                }
                if (!source.contains("Lesson: " + page + ", \"" + section.title() + "\".")) {
                    problems.add(where + "the Javadoc of " + named.group(1) + " does not name this section");
                }
            }
        }
        if (!any && STEP_SECTION.matcher(section.title()).matches()) {
            problems.add(where + "names no class and command");
        }
        return problems;
    }

    /** {@return the classes of a level that are commands, with their sources} */
    private static Map<Path, String> commands(Path root, int level) throws IOException {
        Map<Path, String> commands = new LinkedHashMap<>();
        Path module;
        try (Stream<Path> folders = Files.list(root)) {
            module = folders.filter(folder -> folder.getFileName().toString().startsWith("level" + level + "-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                if (COMMAND.matcher(source).find()) {
                    commands.put(file, source);
                }
            }
        }
        return commands;
    }
}

package dev.aifromzero.kit.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.Level1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lessons show of programs: marked, described, small, and for quick commands what they print now. */
class PagesShowProgramsTest {
    private static final int MOST_BYTES = 60_000;
    private static final int SHORTEST_DESCRIPTION = 40;

    @TempDir
    Path folder;

    @Test
    void quickCommandsPrintWhatTheLessonShows() throws IOException {
        Set<String> quick = Set.of("level1 count", "level1 generate", "level1 compare", "level1 makestories");
        assertEquals(List.of(), PresentOutput.differences("level1.md", Level1::new, quick, folder));
    }

    @Test
    void everyBlockOfOutputInTheLevelsLessonsSaysWhereItComesFrom() throws IOException {
        List<String> silent = new ArrayList<>();
        for (int level = 1; level <= 5; level++) {
            List<String> lines = Files.readAllLines(docs().resolve("level" + level + ".md"));
            boolean inside = false;
            for (int i = 0; i < lines.size(); i++) {
                boolean fence = lines.get(i).startsWith("```");
                boolean output = lines.get(i).equals("```") || lines.get(i).equals("```text");
                if (fence
                        && !inside
                        && output
                        && !lines.get(i + 1).startsWith("mvn ")
                        && !explained(lines.get(i - 1))) {
                    silent.add("level" + level + ".md:" + (i + 1));
                }
                inside ^= fence;
            }
        }
        assertEquals(List.of(), silent);
    }

    private static boolean explained(String lineBefore) {
        return lineBefore.startsWith("<!-- output: ") || lineBefore.startsWith("<!-- not refreshed: ");
    }

    @Test
    void everyPictureIsSmallDescribedAndMade() throws IOException {
        Set<Path> shown = new TreeSet<>();
        for (Path page : pages()) {
            for (LessonPage.Picture picture : LessonPage.read(page).pictures()) {
                shown.add(picture.file());
                String where = page.getFileName() + ":" + picture.line();
                assertTrue(Files.size(picture.file()) < MOST_BYTES, where + " is too large");
                assertTrue(picture.alt().length() >= SHORTEST_DESCRIPTION, where + " says too little");
            }
        }
        try (Stream<Path> files = Files.list(docs().resolve("img"))) {
            assertEquals(shown, new TreeSet<>(files.toList()), "pictures that no page shows with its command");
        }
    }

    @Test
    void aMarkerNamesCommandAndRules() {
        Marker marker = Marker.of("<!-- output: level4 attention --text \"One day\" | from ^a | lines 2 -->")
                .orElseThrow();
        assertEquals(List.of("level4", "attention", "--text", "One day"), marker.command());
        assertEquals(List.of("from ^a", "lines 2"), marker.rules());
        assertTrue(Marker.of("<!-- source: A.java -->").isEmpty());
        assertTrue(Marker.of("text").isEmpty());
    }

    @Test
    void aCutTakesTheLinesThatItsRulesName() {
        List<String> output = List.of("", "head", "one  ", "two", "", "one", "three", "");
        assertEquals(List.of("head", "one", "two", "", "one", "three"), cut(output));
        assertEquals(List.of("one", "two"), cut(output, "from ^one", "to two"));
        assertEquals(List.of("one", "three"), cut(output, "after two", "from ^one"));
        assertEquals(List.of("one"), cut(output, "after head", "lines 1"));
        assertEquals(List.of("head", "two"), cut(output, "to two", "drop ^one"));
        assertThrows(IllegalArgumentException.class, () -> cut(output, "from four"));
        assertThrows(IllegalArgumentException.class, () -> cut(output, "from three", "to head"));
        assertThrows(IllegalArgumentException.class, () -> cut(output, "until two"));
    }

    private static List<String> cut(List<String> output, String... rules) {
        return new Cut(List.of(rules)).of(output);
    }

    @Test
    void refreshingChangesItsBlockAndNothingElse() throws IOException {
        Path file = Files.writeString(
                folder.resolve("page.md"),
                "a\n<!-- output: level1 x -->\n```\nold\n```\nb\n<!-- output: level1 y -->\n```\n```\n");
        LessonPage page = LessonPage.read(file);
        page.with(page.outputs().get(0), List.of("new", "lines")).save();
        assertEquals(
                "a\n<!-- output: level1 x -->\n```\nnew\nlines\n```\nb\n<!-- output: level1 y -->\n```\n```\n",
                Files.readString(file));
        assertEquals(List.of(), LessonPage.read(file).outputs().get(1).lines());
    }

    @Test
    void aMarkerWithoutItsBlockOrPictureIsFound() throws IOException {
        LessonPage page = LessonPage.read(Files.writeString(
                folder.resolve("page.md"),
                "<!-- output: level1 x -->\n\n```\n```\n<!-- picture: level2 | a.png -->\ntext\n"));
        assertThrows(IllegalArgumentException.class, page::outputs);
        assertThrows(IllegalArgumentException.class, page::pictures);
    }

    private static Path docs() {
        return ProjectPaths.root().resolve("docs");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(docs())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}

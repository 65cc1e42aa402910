package dev.aifromzero.level1.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All lessons are built alike, so that a reader knows where to look. */
class LessonPartsTest {
    private static final List<String> SECTIONS = List.of(
            "What you will be able to do",
            "The question",
            "What could go wrong",
            "Exercises",
            "Discussion",
            "Summary",
            "What comes next",
            "Sources");
    private static final List<String> PARTS = List.of(
            "minutes of reading",
            "**The idea.**",
            "**On paper",
            "**What you should see",
            "```math",
            "```mermaid",
            "<!-- source: ");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLessonHasAllItsPartsInTheirOrder(int level) throws IOException {
        Path file = ProjectPaths.root().resolve("docs/level" + level + ".md");
        List<String> titles = MarkdownPage.read(file).sections().stream()
                .map(MarkdownPage.Section::title)
                .filter(SECTIONS::contains)
                .toList();
        assertEquals(SECTIONS, titles);
        String text = Files.readString(file);
        assertEquals(
                List.of(), PARTS.stream().filter(part -> !text.contains(part)).toList());
    }
}

package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The textbook that is made of the passages. */
class TextbookTest {
    @TempDir
    Path folder;

    @Test
    void thePagesInTheTreeAreWhatTheCommandMakes() throws IOException {
        assertEquals(List.of(), Textbook.ofTree().differences(), "run textbook --write");
    }

    @Test
    void everyPassageStandsUnderItsChapterAndSection() throws IOException {
        Map<String, String> pages = Textbook.ofTree().pages();
        for (String subject : SchoolFacts.subjects()) {
            String page = pages.get(subject + ".md");
            for (Fact fact : SchoolFacts.read(SchoolFacts.file(subject))) {
                int place = page.indexOf("\n\n" + fact.passage() + "\n");
                assertTrue(place > 0, fact.id());
                String before = page.substring(0, place);
                assertEquals(fact.chapter(), heading(before, "\n## "), fact.id());
                assertEquals(fact.section(), heading(before, "\n### "), fact.id());
            }
        }
    }

    private static String heading(String before, String mark) {
        String rest = before.substring(before.lastIndexOf(mark) + mark.length());
        return rest.lines().findFirst().orElseThrow();
    }

    @Test
    void aPageOfTwoFactsHasThisForm() throws IOException {
        Files.writeString(
                folder.resolve("own.jsonl"),
                SomeFacts.LINE + "\n" + SomeFacts.line("own-2", "a", "b").replace("It fills", "It also fills") + "\n");
        assertEquals("""
                # Science

                Made from `data/school/own.jsonl` by level 5's command `textbook --write`. Change the facts there, not this page.

                ## Weather

                ### Rain

                Rain is water that falls from clouds. It fills rivers and wells.

                Rain is water that falls from clouds. It also fills rivers and wells.
                """, Textbook.of(folder).pages().get("own.md"));
    }

    @Test
    void writingMendsWhatIsMissingOldOrSuperfluousAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("own.jsonl"), SomeFacts.LINE);
        Files.writeString(folder.resolve("two.jsonl"), SomeFacts.LINE);
        Textbook textbook = Textbook.of(folder);
        assertEquals(List.of("own.md is missing", "two.md is missing"), textbook.differences());
        textbook.write();
        assertEquals(List.of(), textbook.differences());
        Files.writeString(textbook.folder().resolve("own.md"), "old");
        Files.writeString(textbook.folder().resolve("gone.md"), "no facts");
        assertEquals(List.of("own.md differs from its facts", "gone.md has no facts"), textbook.differences());
        assertEquals(List.of("own.md", "gone.md"), textbook.write());
        assertEquals(List.of(), textbook.differences());
        assertEquals(List.of(), textbook.write());
    }
}

package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the models may rely on in the {@code data} folder. */
class TextsTest {
    private static final int LONGEST_SHARED_RUN = 7;

    private static String text(String name) throws IOException {
        return Corpus.read(ProjectPaths.data(name));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** All runs of 8 words. */
    private static Set<List<String>> runs(String text) {
        List<String> words = words(text);
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + LONGEST_SHARED_RUN < words.size(); i++) {
            runs.add(words.subList(i, i + LONGEST_SHARED_RUN + 1));
        }
        return runs;
    }

    @Test
    void thePageForTheScoreboardWasNeverTrainedOn() throws IOException {
        Set<List<String>> heldOut = runs(text(Scoreboard.HELD_OUT_FILE));
        assertTrue(heldOut.size() > 1_500, "a page of some length, not " + heldOut.size());
        for (String trained : List.of("stories.txt", "india.txt", "school/science.jsonl", "school/cricket.jsonl")) {
            Set<List<String>> shared = new HashSet<>(heldOut);
            shared.retainAll(runs(text(trained)));
            assertEquals(Set.of(), shared, trained);
        }
    }

    @Test
    void everyCharacterOfThePageIsInTheStories() throws IOException {
        CharTokenizer known = CharTokenizer.fromText(text("stories.txt"));
        String page = text(Scoreboard.HELD_OUT_FILE);
        assertEquals(page, known.keepKnown(page));
    }

    @Test
    void thereAreHundredsOfStoriesAndNoTwoShareALongRunOfWords() throws IOException {
        String[] stories = text("stories.txt").split("\n\n");
        assertTrue(stories.length >= 300, stories.length + " stories");
        Set<List<String>> seen = new HashSet<>();
        for (String story : stories) {
            assertFalse(story.contains("\n"), "a story is one paragraph: " + story);
            Set<List<String>> own = runs(story);
            for (List<String> run : own) {
                assertTrue(seen.add(run), "two stories share the words " + run);
            }
        }
    }
}

package dev.aifromzero.level1.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Scoreboard;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories: how many there are, how they are written down, and that none of them is another one again. */
class StoriesTest {
    private static final String ENGLISH = "stories.txt";
    private static final String HINDI = "stories_hi.txt";
    /** Words in a run. */
    private static final int RUN = 5;
    /** Of the runs of the shorter story; the most that two of ours share is 2 %, in English and in Hindi (none). */
    private static final double LARGEST_SHARE = 0.03;

    private static final Pattern ENGLISH_CHARACTERS = Pattern.compile("[A-Za-z0-9 .,;:?!'\"-]+");
    private static final Pattern HINDI_CHARACTERS = Pattern.compile("[\\u0901-\\u0963\\u0964 ,?!\"-]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    private static List<String> stories(String name) throws IOException {
        return List.of(Corpus.read(ProjectPaths.data(name)).strip().split("\n\n"));
    }

    private static Set<List<String>> runs(String story) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(story.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + RUN));
        }
        return runs;
    }

    /** {@return pairs of stories that share more than {@link #LARGEST_SHARE} of their runs, as text for a message} */
    private static List<String> nearCopies(List<String> stories) {
        List<Set<List<String>>> runs = stories.stream().map(StoriesTest::runs).toList();
        Map<List<String>, List<Integer>> storiesWithRun = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (int later = 0; later < stories.size(); later++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (List<String> run : runs.get(later)) {
                List<Integer> holders = storiesWithRun.computeIfAbsent(run, key -> new ArrayList<>());
                holders.forEach(earlier -> shared.merge(earlier, 1, Integer::sum));
                holders.add(later);
            }
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                int earlier = entry.getKey();
                int fewer = Math.min(runs.get(earlier).size(), runs.get(later).size());
                if (entry.getValue() > LARGEST_SHARE * fewer) {
                    found.add(start(stories.get(earlier)) + " / " + start(stories.get(later)));
                }
            }
        }
        return found;
    }

    private static String start(String story) {
        return story.substring(0, Math.min(50, story.length()));
    }

    @Test
    void thereAreSixHundredStoriesInEnglishAndSixtyInHindi() throws IOException {
        assertTrue(stories(ENGLISH).size() >= 600, stories(ENGLISH).size() + " stories in English");
        assertTrue(stories(HINDI).size() >= 60, stories(HINDI).size() + " stories in Hindi");
        assertTrue(Files.size(ProjectPaths.data(ENGLISH)) >= 500_000, "bytes of English");
        assertTrue(Files.size(ProjectPaths.data(HINDI)) >= 40_000, "bytes of Hindi");
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, HINDI})
    void aStoryIsOneParagraphOfWholeSentences(String name) throws IOException {
        for (String story : stories(name)) {
            assertFalse(story.contains("\n"), "a line break within: " + start(story));
            assertFalse(story.contains("  "), "two spaces: " + start(story));
            assertTrue(story.matches("(?s).*[.?!\u0964]\"?"), "no full stop at the end: " + start(story));
            assertEquals(0, story.chars().filter(c -> c == '"').count() % 2, "a quotation stays open: " + start(story));
            int length = story.codePointCount(0, story.length());
            assertTrue(length >= 400 && length <= 1_250, length + " characters: " + start(story));
        }
    }

    @Test
    void englishKeepsToPlainCharactersAndHindiToDevanagari() throws IOException {
        for (String story : stories(ENGLISH)) {
            assertTrue(ENGLISH_CHARACTERS.matcher(story).matches(), start(story));
        }
        for (String story : stories(HINDI)) {
            assertTrue(HINDI_CHARACTERS.matcher(story).matches(), start(story));
            assertTrue(
                    Normalizer.isNormalized(story, Normalizer.Form.NFC), "two ways to write a letter: " + start(story));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, HINDI})
    void noStoryIsANearCopyOfAnother(String name) throws IOException {
        assertEquals(List.of(), nearCopies(stories(name)));
    }

    @Test
    void aStoryWithItsNamesChangedWouldBeCaught() throws IOException {
        for (String name : List.of(ENGLISH, HINDI)) {
            String story = stories(name).get(0);
            String[] words = story.split(" ");
            for (int i = 0; i < words.length; i += 12) {
                words[i] = "Somebody";
            }
            assertEquals(1, nearCopies(List.of(story, String.join(" ", words))).size(), name);
        }
    }

    @Test
    void noStoryRetellsOneOfThePageForTheScoreboard() throws IOException {
        Set<List<String>> page = stories(Scoreboard.HELD_OUT_FILE).stream()
                .flatMap(story -> runs(story).stream())
                .collect(Collectors.toSet());
        for (String story : stories(ENGLISH)) {
            Set<List<String>> own = runs(story);
            long shared = own.stream().filter(page::contains).count();
            assertTrue(shared <= LARGEST_SHARE * own.size(), shared + " runs of the page in: " + start(story));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, HINDI})
    void noTwoStoriesBeginOrEndWithTheSameFiveWords(String name) throws IOException {
        Set<List<String>> seen = new HashSet<>();
        for (String story : stories(name)) {
            List<String> words = List.of(story.split(" "));
            assertTrue(seen.add(words.subList(0, 5)), "a beginning used twice: " + start(story));
            assertTrue(
                    seen.add(words.subList(words.size() - 5, words.size())), "an ending used twice: " + start(story));
        }
    }
}

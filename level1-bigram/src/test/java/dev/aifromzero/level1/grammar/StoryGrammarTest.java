package dev.aifromzero.level1.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course's own story grammar, written and read. */
class StoryGrammarTest {
    private static final Map<String, String> SWAPS =
            Map.of("was", "were", "were", "was", "is", "are", "are", "is", "a", "an", "an", "a", "I", "we", "we", "I");

    private static List<String> stories(long seed, int count) throws Exception {
        StoryMaker maker = new StoryMaker(Grammars.ours(), new SplittableRandom(seed));
        List<String> stories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stories.add(maker.next().text());
        }
        return stories;
    }

    private static StoryCheck.Report check(List<String> paragraphs) throws Exception {
        StoryCheck check = new StoryCheck(Grammars.ours(), 3);
        paragraphs.forEach(check::add);
        return check.report();
    }

    @Property(tries = 40)
    void whateverTheSeedEverySentenceAndEveryStoryParses(@ForAll long seed) throws Exception {
        StoryCheck.Report report = check(stories(seed, 5));
        assertEquals(List.of(), report.broken());
        assertEquals(report.sentences(), report.goodSentences());
        assertEquals(5, report.goodStories());
        assertEquals(0, report.unfinished());
    }

    @Property(tries = 20)
    void aStoryIsOneParagraphOfFiveToNineSentencesInPlainAscii(@ForAll long seed) throws Exception {
        for (String story : stories(seed, 5)) {
            assertTrue(story.matches("[A-Za-z0-9 .,;:?!'\"-]+"), story);
            assertFalse(story.contains("  "), story);
            int sentences = SentenceCutter.cut(story).sentences().size();
            assertTrue(sentences >= 5 && sentences <= 9, sentences + ": " + story);
        }
    }

    @Property(tries = 20)
    void theSameSeedWritesTheSame(@ForAll long seed) throws Exception {
        assertEquals(stories(seed, 3), stories(seed, 3));
    }

    @Test
    void wordsOfAnotherFormMakeASentenceIllFormed() throws Exception {
        int changed = 0;
        for (String story : stories(1, 40)) {
            for (String sentence : SentenceCutter.cut(story).sentences()) {
                List<Word> words = Word.of(sentence);
                for (int i = 0; i < words.size(); i++) {
                    String other = SWAPS.get(words.get(i).text());
                    if (other != null) {
                        List<Word> mutated = new ArrayList<>(words);
                        mutated.set(i, new Word(other, words.get(i).capital()));
                        assertFalse(
                                new ChartParser(Grammars.ours())
                                        .sentence(mutated)
                                        .wellFormed(),
                                Word.join(mutated));
                        changed++;
                    }
                }
            }
        }
        assertTrue(changed > 100, changed + " mutations");
    }

    @Test
    void twoNeighboursThatChangePlacesMakeASentenceIllFormed() throws Exception {
        for (String story : stories(2, 10)) {
            String first = SentenceCutter.cut(story).sentences().get(1);
            List<Word> words = Word.of(first);
            for (int i = 0; i + 1 < words.size(); i++) {
                List<Word> mutated = new ArrayList<>(words);
                Collections.swap(mutated, i, i + 1);
                assertFalse(new ChartParser(Grammars.ours()).sentence(mutated).wellFormed(), Word.join(mutated));
            }
        }
    }

    @Test
    void sentencesOfTwoStoriesMakeNoStory() throws Exception {
        List<String> stories = stories(3, 40);
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i + 1 < stories.size(); i += 2) {
            List<String> one = SentenceCutter.cut(stories.get(i)).sentences();
            List<String> other = SentenceCutter.cut(stories.get(i + 1)).sentences();
            mixed.add(one.get(0) + " " + String.join(" ", other.subList(1, other.size())));
        }
        StoryCheck.Report report = check(mixed);
        assertEquals(report.sentences(), report.goodSentences());
        assertTrue(report.goodStories() <= 2, report.goodStories() + " of 20"); // a beginning may name nobody twice
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One windy morning, Meera was walking to the well.",
                "In a quiet valley near Nashik lived an honest boy called Arjun.",
                "\"Where are our marbles?\" cried the twins before long.",
                "He felt sad, and a little afraid too.",
                "\"Please help me! My kite is lost,\" said Tara."
            })
    void sentencesOfOnesOwnByTheRulesAreWellFormed(String sentence) throws Exception {
        assertTrue(Grammars.sentence(Grammars.ours(), sentence).wellFormed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One windy morning, Meera were walking to the well.",
                "One windy morning, Meera was walked to the well.",
                "In a quiet valley near Nashik lived a honest boy called Arjun.",
                "In a quiet valley near Nashik lived an honest boy called Meera.",
                "\"Where is our marbles?\" cried the twins before long.",
                "Colourless green ideas sleep furiously."
            })
    void sentencesAgainstTheRulesAreNot(String sentence) throws Exception {
        assertFalse(Grammars.sentence(Grammars.ours(), sentence).wellFormed());
    }

    @Test
    void noTwoOfTenThousandStoriesAreTheSameAndTheWordsAreMany() throws Exception {
        List<String> stories = stories(4, 10_000);
        assertEquals(10_000, new HashSet<>(stories).size());
        Set<String> words = new HashSet<>();
        stories.forEach(story -> words.addAll(Word.texts(story)));
        assertTrue(words.size() > 800, words.size() + " words");
    }

    @Test
    void thereAreFarMoreThanABillionStories() throws Exception {
        StoryMaker maker = new StoryMaker(Grammars.ours(), new SplittableRandom(5));
        for (int i = 0; i < 200; i++) {
            assertTrue(maker.next().nats() > Math.log(1e12)); // each has a probability below one in 10^12
        }
    }
}

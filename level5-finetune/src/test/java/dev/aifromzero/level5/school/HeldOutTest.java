package dev.aifromzero.level5.school;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A held-out phrasing tests nothing if a model has read it somewhere. */
class HeldOutTest {
    /** Shorter phrasings, such as "define rain", may well come in another sentence. */
    private static final int FEWEST_WORDS = 4;

    private static List<String> everythingTrainedOn(List<Fact> facts) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Fact fact : facts) {
            texts.addAll(fact.questions());
            texts.add(fact.answer());
            texts.add(fact.passage());
        }
        for (String name : List.of("stories.txt", "stories_hi.txt", "india.txt")) {
            texts.add(Files.readString(ProjectPaths.data(name)));
        }
        return texts.stream().map(FactCheck::plain).toList();
    }

    /** The phrasings of at least four words that stand somewhere in these texts, word for word, by the fact's id. */
    private static Map<String, String> found(List<Fact> facts, List<String> texts) {
        Set<String> grams = new HashSet<>();
        texts.forEach(text -> grams.addAll(grams(text)));
        Map<String, String> found = new TreeMap<>();
        for (Fact fact : facts) {
            for (String phrasing : fact.heldout()) {
                String plain = FactCheck.plain(phrasing);
                List<String> own = grams(plain);
                boolean possible = !own.isEmpty() && grams.containsAll(own);
                if (possible && texts.stream().anyMatch(text -> (" " + text + " ").contains(" " + plain + " "))) {
                    found.put(fact.id(), plain);
                }
            }
        }
        return found;
    }

    private static List<String> grams(String plain) {
        List<String> words = List.of(plain.split(" "));
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + FEWEST_WORDS <= words.size(); i++) {
            grams.add(String.join(" ", words.subList(i, i + FEWEST_WORDS)));
        }
        return grams;
    }

    @Test
    void noHeldOutPhrasingStandsInAnyTextThatAModelLearnsFrom() throws IOException {
        List<Fact> facts = SchoolFacts.all();
        Map<String, String> found = found(facts, everythingTrainedOn(facts));
        assertEquals(Map.of(), found);
    }

    @Test
    void aPhrasingInsideALongerTextIsNoticed() {
        Fact fact = SomeFacts.fact("x", "science", List.of("rain?"), List.of("What is a wet rain?", "wet rain"));
        assertEquals(
                Map.of("x", "what is a wet rain"),
                found(List.of(fact), List.of(FactCheck.plain("She asked: \"What is a wet RAIN\", twice."))));
        assertTrue(
                found(List.of(fact), List.of("what is a wet rainbow wet rain")).isEmpty());
    }
}

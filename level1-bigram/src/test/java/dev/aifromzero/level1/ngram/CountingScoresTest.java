package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingScoresTest {
    private static final String TEXT = "the cat sat on the mat and the rat sat on the cat. ".repeat(20);

    @Test
    void uniformIsTheLogarithmOfTheAlphabet() {
        CountingScores scores = new CountingScores("ab".repeat(50), "abba");
        assertEquals(Math.log(2), scores.uniform().natsPerCharacter(), 1e-12);
        assertEquals(3, scores.uniform().characters());
    }

    @Test
    void bigramOfAHandWorkedPage() {
        // training part: 45 times a, 45 times b; after a: b 45 times of 45, after b: a 44 times of 44; V = 2 and
        // unknown
        CountingScores scores = new CountingScores("ab".repeat(50), "abb");
        double nats = -Math.log(45.1 / 45.3) - Math.log(0.1 / 44.3);
        assertEquals(nats / 2, scores.bigram().natsPerCharacter(), 1e-12);
        assertEquals(2, scores.bigram().parameters());
    }

    @Test
    void theBestCandidateIsTheOneThatValidationChooses() {
        List<CountingScores.Candidate> candidates = new CountingScores(TEXT, "the rat sat.").candidates();
        CountingScores.Candidate best = CountingScores.best(candidates);
        assertTrue(candidates.stream().allMatch(c -> c.validationNats() >= best.validationNats()));
        assertTrue(best.order() > 2);
    }

    @Test
    void anUnseenCharacterIsASurpriseAndNoFailure() {
        CountingScores scores = new CountingScores(TEXT, "the ☃ sat");
        double withSnowman = scores.bigram().natsPerCharacter();
        assertTrue(withSnowman > new CountingScores(TEXT, "the c sat").bigram().natsPerCharacter());
        assertTrue(Double.isFinite(withSnowman));
    }

    @Test
    void tooShortTextsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CountingScores("ab", "abab"));
        assertThrows(IllegalArgumentException.class, () -> new CountingScores(TEXT, "a"));
    }

    @Test
    void onOurOwnStoriesEveryIdeaIsWorthSomething() throws Exception {
        String stories = Corpus.read(ProjectPaths.data("stories.txt"));
        String page = Corpus.read(ProjectPaths.data("heldout.txt"));
        CharTokenizer alphabet =
                CharTokenizer.fromText(TextSplit.of(stories, 0.9).train());
        assertEquals(page, alphabet.keepKnown(page), "every character of the page is in the training part");
        CountingScores scores = new CountingScores(stories, page);
        Score best = scores.bestNGram(CountingScores.best(scores.candidates()));
        assertTrue(scores.uniform().natsPerCharacter() > scores.bigram().natsPerCharacter() + 1);
        assertTrue(scores.bigram().natsPerCharacter() > best.natsPerCharacter() + 0.3);
    }
}

package dev.aifromzero.level1.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.kit.scoreboard.Score;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TokenizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairScoresTest {
    private static final String TEXT = "the cat sat on the mat and the rat sat on the cat. ".repeat(20);
    private static final String PAGE = "the rat sat.";

    /** With 256 tokens nothing is merged: a token is a byte, and here a byte is a character. */
    @Test
    void withoutMergesItIsTheModelOfCharactersOverAllBytes() {
        String train = TEXT.substring(0, (int) (TEXT.length() * 0.9));
        int[] ids = TokenizerKind.BPE.learn(train, 256).encode(train);
        int[] page = TokenizerKind.BPE.learn(train, 256).encode(PAGE);
        Score score =
                new BytePairScores(TEXT, PAGE, 256).score(new CountingScores.Candidate(3, Smoothing.kneserNey(), 0));
        NGramModel model = NGramModel.train(ids, 256, 3, Smoothing.kneserNey());
        assertEquals(model.crossEntropy(page), score.natsPerCharacter(), 1e-12);
        assertEquals(PAGE.length() - 1L, score.characters());
    }

    /** The total surprise is divided by characters and not by tokens. */
    @Test
    void mergesLeaveTheUnit() {
        BytePairScores scores = new BytePairScores(TEXT, PAGE, 270);
        List<CountingScores.Candidate> candidates = scores.candidates();
        CountingScores.Candidate best = CountingScores.best(candidates);
        assertEquals(NGramModel.HIGHEST_ORDER - 1, candidates.size());
        Score score = scores.score(best);
        assertTrue(score.natsPerCharacter() < Math.log(5), score.toString());
        assertTrue(score.characters() >= PAGE.length() - 5, "all but the first token's characters");
    }

    @Test
    void tooShortTextsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BytePairScores("ab", "abab", 256));
        assertThrows(IllegalArgumentException.class, () -> new BytePairScores(TEXT, "a", 256));
    }

    @Test
    void onOurOwnStoriesBytePairsBeatCharacters() throws Exception {
        String stories = Corpus.read(ProjectPaths.data("stories.txt"));
        String page = Corpus.read(ProjectPaths.data("heldout.txt"));
        CountingScores characters = new CountingScores(stories, page);
        Score best = characters.bestNGram(new CountingScores.Candidate(8, Smoothing.kneserNey(), 0));
        BytePairScores pairs = new BytePairScores(stories, page, TokenizerKind.USUAL_VOCABULARY);
        Score ofPairs = pairs.score(CountingScores.best(pairs.candidates()));
        assertTrue(ofPairs.natsPerCharacter() < best.natsPerCharacter(), ofPairs + " against " + best);
    }
}

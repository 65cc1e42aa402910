package dev.aifromzero.level1.ngram.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.ngram.BigramModel;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The plain loop of {@link BigramModel} says what is right. */
class AsciiPairCounterTest {
    @Property(tries = 300)
    void countsAreThoseOfThePlainLoop(
            @ForAll @StringLength(min = 2, max = 40) @CharRange(from = ' ', to = '~') String text) {
        assertSameCounts(text);
    }

    @Test
    void longTextsAreCountedWithoutLosingOrDoublingAPair() {
        for (int length : new int[] {8191, 8192, 8193, 8194, 16384, 16385, 16386, 40000}) {
            assertSameCounts("abcd".repeat(length / 4 + 1).substring(0, length));
        }
    }

    @Test
    void ourEnglishStoriesAreCountedAlike() throws IOException {
        assertSameCounts(Corpus.read(ProjectPaths.data("stories.txt")));
    }

    private static void assertSameCounts(String text) {
        CharTokenizer tokenizer = CharTokenizer.fromText(text);
        int[][] counts = AsciiPairCounter.count(tokenizer, text);
        BigramModel plain = BigramModel.count(tokenizer, text, 0);
        for (int first = 0; first < tokenizer.vocabSize(); first++) {
            for (int second = 0; second < tokenizer.vocabSize(); second++) {
                assertEquals(plain.count(first, second), counts[first][second]);
            }
        }
    }

    @Test
    void otherLettersAreLeftToThePlainLoop() {
        for (String text :
                new String[] {"न😀न", "abé", "éab", "ab😀", "abcd".repeat(5000) + "ह" + "abcd".repeat(5000)}) {
            assertNull(AsciiPairCounter.count(CharTokenizer.fromText(text), text), text);
        }
    }

    @Test
    void aCharacterThatTheTokenizerDoesNotKnowIsRefused() {
        CharTokenizer abn = CharTokenizer.fromText("abn");
        for (String text : new String[] {"xanab", "anabx", "anahb"}) {
            assertThrows(IllegalArgumentException.class, () -> AsciiPairCounter.count(abn, text), text);
        }
    }
}

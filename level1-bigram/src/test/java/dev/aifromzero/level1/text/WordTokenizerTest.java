package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordTokenizerTest {
    private static final WordTokenizer WORDS =
            WordTokenizer.fromText("The cat sat. The dog didn't sit, the cat did!", 1);

    @Test
    void punctuationMarksAreTokensAndCapitalsAreLowered() {
        assertEquals(List.of("don't", "stop", ",", "नमस्ते", "!"), WordTokenizer.split("Don't STOP, नमस्ते!"));
    }

    @Test
    void theMostFrequentWordsComeFirstAndTiesAreAlphabetical() {
        assertEquals(
                List.of("<unk>", "the", "cat", "!", ",", ".", "did", "didn't", "dog", "sat", "sit"), WORDS.words());
    }

    @Test
    void rareAndUnseenWordsAreUnknown() {
        WordTokenizer twice = WordTokenizer.fromText("a a b", 2);
        assertArrayEquals(new int[] {1, WordTokenizer.UNKNOWN_ID, WordTokenizer.UNKNOWN_ID}, twice.encode("a b c"));
        assertEquals("a <unk>", twice.decode(twice.encode("a zebra")));
    }

    @Test
    void aWordIsKnownWhateverItsCapitals() {
        assertTrue(WORDS.knows("CAT"));
        assertFalse(WORDS.knows("zebra"));
    }

    @Test
    void decodingPutsSpacesWhereAReaderExpectsThem() {
        assertEquals("the cat, the dog!", WORDS.decode(WORDS.encode("the CAT , the dog !")));
    }

    @Test
    void wrongIdsAndCountsAreRefused() {
        IllegalArgumentException beyond =
                assertThrows(IllegalArgumentException.class, () -> WORDS.decode(new int[] {11}));
        assertTrue(beyond.getMessage().endsWith("from 0 to 10"), beyond.getMessage());
        assertThrows(IllegalArgumentException.class, () -> WORDS.decode(new int[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> WordTokenizer.fromWords(List.of()));
        assertThrows(IllegalArgumentException.class, () -> WordTokenizer.fromWords(List.of("a", "<unk>")));
        assertThrows(IllegalArgumentException.class, () -> WordTokenizer.fromWords(List.of("<unk>", "a", "a")));
        assertThrows(IllegalArgumentException.class, () -> WordTokenizer.fromText("a", 0));
    }
}

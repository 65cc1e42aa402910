package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharTokenizerTest {
    private final CharTokenizer tokenizer = CharTokenizer.fromText("cab क😀");

    @Test
    void charactersAreNumberedInTheOrderOfTheirCodePoints() {
        assertEquals(" abcक😀", tokenizer.alphabet());
        assertEquals(6, tokenizer.vocabSize());
        assertArrayEquals(new int[] {3, 1, 5, 4, 0}, tokenizer.encode("ca😀क "));
        assertEquals("ca😀क ", tokenizer.decode(new int[] {3, 1, 5, 4, 0}));
        assertEquals("😀", tokenizer.token(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "B", "z", "ख", "\uFFFF", "😁", "\uDBFF\uDFFF"})
    void anUnknownCharacterIsRefusedByName(String unknown) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> tokenizer.encode("ab😀" + unknown + "c"));
        String code = String.format("U+%04X", unknown.codePointAt(0));
        assertTrue(error.getMessage().contains("'" + unknown + "' (" + code + ")"), error.getMessage());
    }

    @Test
    void anUnknownCharacterCanGetANumberOfItsOwn() {
        assertArrayEquals(new int[] {1, 9, 2, 9}, tokenizer.encode("a!b😁", 9));
    }

    @Test
    void unknownCharactersCanBeLeftOut() {
        assertEquals("a😀c", tokenizer.keepKnown("a!😀😁c"));
        assertTrue(tokenizer.knows('क'));
        assertFalse(tokenizer.knows('ख'));
    }

    @Test
    void theLastCharacterOfTheBasicPlaneAndTheFirstBeyondAreTwo() {
        CharTokenizer both = CharTokenizer.fromText("\uFFFF\uD800\uDC00");
        assertArrayEquals(new int[] {1, 0}, both.encode("\uD800\uDC00\uFFFF"));
    }

    @Test
    void idsWithoutACharacterAreRefusedWithTheRange() {
        for (int wrong : new int[] {-1, 6}) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {0, wrong}));
            assertTrue(error.getMessage().contains("id " + wrong + ": the ids go from 0 to 5"), error.getMessage());
        }
    }

    @Test
    void anAlphabetKeepsItsOrderAndHasNoCharacterTwice() {
        assertArrayEquals(new int[] {1, 0}, CharTokenizer.fromAlphabet("ba").encode("ab"));
        assertThrows(IllegalArgumentException.class, () -> CharTokenizer.fromAlphabet("aba"));
    }
}

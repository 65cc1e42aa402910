package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSplitTest {
    @Test
    void anUnknownCharacterIsOneMoreSymbol() {
        TokenSplit split = TokenSplit.of(CharTokenizer.fromText("ab"), "abab", "axb😀");
        assertEquals(3, split.vocabSize());
        assertArrayEquals(new int[] {0, 2, 1, 2}, split.heldOut());
        assertEquals(3, split.heldOutCharacters());
        assertEquals(
                2, TokenSplit.of(CharTokenizer.fromText("ab"), "abab", "ba").vocabSize());
    }

    @Test
    void natsAcharacterShareOutTheNatsOfTheTokens() {
        // "is the best": best (4) is (2) the (3), 11 characters; the first token "is" is not predicted
        TokenSplit split = TokenSplit.of(WordTokenizer.fromText("is the best", 1), "is the best", "is the best");
        assertEquals(9, split.heldOutCharacters());
        assertEquals(6.0 * 2 / 9, split.heldOutPerCharacter(6), 1e-12);
        assertEquals(6.0 * 2 / 9, split.trainPerCharacter(6), 1e-12);
    }

    @Test
    void forCharactersNatsATokenAreNatsACharacter() {
        TokenSplit split = TokenSplit.of(CharTokenizer.fromText("नमस्ते😀"), "नमस्ते😀", "😀नमx");
        assertEquals(1.7, split.heldOutPerCharacter(1.7), 1e-12);
        assertEquals(1.7, split.trainPerCharacter(1.7), 1e-12);
    }

    @Test
    void everyKindLearnsItsTokenizer() {
        String text = "low low lower";
        assertEquals(
                List.of("l", "o", "w"),
                List.of(
                        TokenizerKind.CHAR.learn("low", 0).token(0),
                        TokenizerKind.CHAR.learn("low", 0).token(1),
                        TokenizerKind.CHAR.learn("low", 0).token(2)));
        assertEquals(2, TokenizerKind.WORD.learn(text, 0).vocabSize()); // <unk> and low
        assertEquals(257, TokenizerKind.BPE.learn(text, 257).vocabSize());
        assertEquals("[char, word, bpe, gpt2]", Arrays.toString(TokenizerKind.values()));
        assertThrows(IllegalArgumentException.class, () -> TokenizerKind.GPT2.learn(text, 257));
        assertEquals("piece", TokenizerKind.BPE.unit());
    }

    @Test
    void theUnknownFirstTokenAndTheEmptyTextHaveTheirCharactersToo() {
        TokenSplit split = TokenSplit.of(CharTokenizer.fromText("ab"), "ab", "xyab");
        assertEquals(3, split.heldOutCharacters()); // the unknown x in front is one character
        assertEquals(0, TokenSplit.of(CharTokenizer.fromText("ab"), "ab", "").heldOutCharacters());
    }
}

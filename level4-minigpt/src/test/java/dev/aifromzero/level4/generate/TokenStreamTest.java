package dev.aifromzero.level4.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenStreamTest {
    private static final String TEXT = "नमस्ते दुनिया! A 🦚 dances, and a 👩‍🏫 says \"hello\".\nनमस्ते 🦚";

    private static String streamed(Tokenizer tokenizer, int[] ids) {
        TokenStream stream = new TokenStream(tokenizer);
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            String piece = stream.accept(id);
            assertFalse(piece.contains("\uFFFD"), "half a character was shown: " + piece);
            text.append(piece);
        }
        return text.append(stream.finish()).toString();
    }

    @Test
    void bytesAreHeldBackUntilTheirCharacterIsComplete() {
        // A vocabulary of bytes only: each Hindi letter comes in three tokens and each emoji in four.
        BpeTokenizer bytes = BpeTokenizer.train("ab", 257, List.of("<|endoftext|>"));
        int[] ids = bytes.encode(TEXT);
        assertEquals(TEXT.getBytes(StandardCharsets.UTF_8).length, ids.length);
        assertEquals(TEXT, streamed(bytes, ids));
    }

    @Test
    void mergedTokensThatCutThroughCharactersGiveTheTextToo() {
        BpeTokenizer bpe = BpeTokenizer.train(TEXT.repeat(3), 290, List.of());
        assertEquals(TEXT, streamed(bpe, bpe.encode(TEXT)));
    }

    @Test
    void halfACharacterAtTheEndBecomesAReplacementMark() {
        BpeTokenizer bytes = BpeTokenizer.train("ab", 256, List.of());
        int[] ids = bytes.encode("x🦚");
        TokenStream stream = new TokenStream(bytes);
        assertEquals("x", stream.accept(ids[0]));
        assertEquals("", stream.accept(ids[1]));
        assertEquals("\uFFFD", stream.finish());
        assertEquals("x", stream.accept(ids[0]), "a finished stream starts anew");
    }

    @Test
    void charactersComeOneByOne() {
        CharTokenizer characters = CharTokenizer.fromText(TEXT);
        assertEquals(TEXT, streamed(characters, characters.encode(TEXT)));
    }

    @Test
    void wordsGetTheirSpacesAsInTheWholeText() {
        WordTokenizer words = WordTokenizer.fromText("a cat , and ( a dog ) . \"", 1);
        int[] ids = words.encode("A cat, and (a dog).");
        assertEquals(words.decode(ids), streamed(words, ids));
        TokenStream after = new TokenStream(words, Arrays.copyOf(ids, 1));
        assertEquals(" cat", after.accept(ids[1]));
    }
}

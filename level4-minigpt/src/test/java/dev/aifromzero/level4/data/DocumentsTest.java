package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final BpeTokenizer TOKENIZER =
            BpeTokenizer.train("one small text and another small text", 270, List.of(BpeTokenizer.END_OF_TEXT));

    private static int[] row(int[]... parts) {
        return IntStream.range(0, parts.length)
                .flatMap(i -> IntStream.of(parts[i]))
                .toArray();
    }

    private static int[] end() {
        return new int[] {TOKENIZER.specialId(BpeTokenizer.END_OF_TEXT).getAsInt()};
    }

    @Test
    void theEndTokenStandsInsteadOfABlankLine() {
        assertArrayEquals(
                row(TOKENIZER.encode("one text.\nStill one."), end(), TOKENIZER.encode("Another")),
                Documents.PARAGRAPHS.encode(TOKENIZER, "one text.\nStill one.\n\nAnother"));
        assertArrayEquals(
                Documents.PARAGRAPHS.encode(TOKENIZER, "one\n\ntwo\n\n"),
                Documents.PARAGRAPHS.encode(TOKENIZER, "one\n\n\n\ntwo\n\n\n"));
    }

    @Test
    void withoutMarksTheBlankLineIsTextLikeAnyOther() {
        assertArrayEquals(TOKENIZER.encode("one\n\ntwo"), Documents.NONE.encode(TOKENIZER, "one\n\ntwo"));
    }

    @Test
    void aVocabularyWithoutAnEndTokenIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Documents.PARAGRAPHS.encode(CharTokenizer.fromAlphabet("ab"), "a\n\nb"));
    }

    @Test
    void aVocabularyTellsWhetherItCanKeepTextsApart() {
        assertEquals(Documents.PARAGRAPHS, Documents.of(TOKENIZER));
        assertEquals(Documents.NONE, Documents.of(BpeTokenizer.train("ab", 256, List.of())));
        assertEquals(Documents.NONE, Documents.of(CharTokenizer.fromAlphabet("ab")));
    }

    @Test
    void itsNameIsThatOfTheOption() {
        assertEquals("paragraphs", Documents.PARAGRAPHS.toString());
    }
}

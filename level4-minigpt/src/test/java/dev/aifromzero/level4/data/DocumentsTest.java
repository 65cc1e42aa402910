package dev.aifromzero.level4.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final BpeTokenizer TOKENIZER =
            BpeTokenizer.train("one small text and another small text", 270, List.of(TokenizerKind.END_OF_TEXT));

    private static int[] row(int[]... parts) {
        return IntStream.range(0, parts.length)
                .flatMap(i -> IntStream.of(parts[i]))
                .toArray();
    }

    private static int[] end() {
        return new int[] {TOKENIZER.specialId(TokenizerKind.END_OF_TEXT).getAsInt()};
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
    void cutIntoPiecesATextHasTheSameIds() throws IOException {
        String text = "one text.\n\nanother small text\n\nand one more ".repeat(20);
        IntStream.Builder ids = IntStream.builder();
        SafeCuts pieces = new SafeCuts(Documents.PARAGRAPHS.encoder(TOKENIZER, ids::add), 7);
        pieces.accept(text);
        pieces.end();
        assertArrayEquals(
                Documents.PARAGRAPHS.encode(TOKENIZER, text), ids.build().toArray());
    }

    @Test
    void aVocabularyWithoutAnEndTokenIsRefused() {
        assertThrows(UserError.class, () -> Documents.PARAGRAPHS.encode(CharTokenizer.fromAlphabet("ab"), "a\n\nb"));
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

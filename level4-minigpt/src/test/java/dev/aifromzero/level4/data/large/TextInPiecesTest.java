package dev.aifromzero.level4.data.large;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.TextSplit;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.TokenizerKind;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.data.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A text read piece by piece is the same text, with the same ids, as in one go: whatever is in it. */
class TextInPiecesTest {
    /** What makes cutting difficult: white space of all kinds, endings, marks that join the letter before, surrogates. */
    private static final List<String> PARTS = List.of(
            " ", " ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2003", "\u0085", "\u2028", "a", "The", "s", "'s", "'",
            "'ll", "9", "2024", ".", "…", "é", "e\u0301", "\u0301", "नमस्ते", "🦚", "Σ", "ΟΔΟΣ", "-", "\uac00",
            "\u1100", "\u1161");

    @Provide
    Arbitrary<String> nastyText() {
        return Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(60).map(parts -> String.join("", parts));
    }

    private static List<String> pieces(String text, int length, int fed) throws IOException {
        List<String> pieces = new ArrayList<>();
        SafeCuts cuts = new SafeCuts(pieces::add, length);
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + fed);
            cuts.accept(text.substring(from, to));
            from = to;
        }
        cuts.end();
        return pieces;
    }

    @Property(tries = 1500)
    void piecesGiveTheIdsOfTheWholeText(
            @ForAll("nastyText") String text,
            @ForAll @IntRange(min = 1, max = 12) int length,
            @ForAll @IntRange(min = 1, max = 9) int fed)
            throws IOException {
        List<String> pieces = pieces(text, length, fed);
        assertEquals(text, String.join("", pieces));
        Tokenizer[] tokenizers = {
            CharTokenizer.fromText(text),
            WordTokenizer.fromText(text, 1),
            BpeTokenizer.train("the \n\n  a's é ".repeat(3) + text.repeat(2), 330, List.of())
        };
        for (Tokenizer tokenizer : tokenizers) {
            int[] joined = pieces.stream()
                    .flatMapToInt(piece -> IntStream.of(tokenizer.encode(piece)))
                    .toArray();
            assertArrayEquals(tokenizer.encode(text), joined);
        }
    }

    @Test
    void aLongTextReallyIsCut() throws IOException {
        assertTrue(pieces("a word and another ".repeat(50), 40, 7).size() > 10);
    }

    @Property(tries = 1000)
    void aFileReadInPiecesIsTheTextThatCorpusReads(
            @ForAll("nastyText") String text, @ForAll @IntRange(min = 1, max = 12) int length) throws IOException {
        Path file = Files.createTempFile("text", ".txt");
        try {
            Files.writeString(file, (length % 2 == 0 ? "\uFEFF" : "") + text);
            StringBuilder read = new StringBuilder();
            TextFiles.readFile(file, length, new Stripped(read::append));
            assertEquals(Corpus.normalize(text), read.toString());
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1000)
    void blanksAreStrippedAtTheEndsAndNowhereElse(
            @ForAll("nastyText") String text, @ForAll @IntRange(min = 1, max = 9) int fed) throws IOException {
        StringBuilder passed = new StringBuilder();
        Stripped stripped = new Stripped(passed::append);
        for (int from = 0; from < text.length(); from += fed) {
            stripped.accept(text.substring(from, Math.min(text.length(), from + fed)));
        }
        assertEquals(text.strip(), passed.toString());
        assertEquals(text.isBlank(), stripped.isBlank());
    }

    @Property(tries = 500)
    void thePartsAreThoseOfLevelOne(@ForAll("nastyText") String text) throws IOException {
        TextSplit expected = TextSplit.of(text, 0.9);
        List<StringBuilder> parts = List.of(new StringBuilder(), new StringBuilder(), new StringBuilder());
        TextSource inPieces = sink -> {
            for (String piece : pieces(text, 3, 2)) {
                sink.accept(piece);
            }
        };
        TextSurvey survey = TextSurvey.of(inPieces);
        assertEquals(CharTokenizer.fromText(text).alphabet(), survey.alphabet());
        assertEquals(TextSurvey.of(TextSource.of(text)), survey);
        TextParts.of(survey).read(inPieces, parts.get(0)::append, parts.get(1)::append, parts.get(2)::append);
        assertEquals(expected.train(), parts.get(0).toString());
        assertEquals(expected.validation().strip(), parts.get(1).toString());
        assertEquals(expected.test().strip(), parts.get(2).toString());
    }

    @Property(tries = 200)
    void aVocabularyLearnedFromPiecesIsThatOfTheWholeText(@ForAll("nastyText") String part) {
        String text = part.repeat(4);
        String train = TextSplit.of(text, 0.9).train();
        WordTokenizer words = (WordTokenizer) Dataset.tokenizer(text, TokenizerKind.WORD, 0);
        assertEquals(WordTokenizer.fromText(train, 2).words(), words.words());
        Tokenizer pieces = Dataset.tokenizer(text, TokenizerKind.BPE, 300);
        Tokenizer whole = BpeTokenizer.train(train, 300, List.of(BpeTokenizer.END_OF_TEXT));
        assertEquals(whole.vocabSize(), pieces.vocabSize());
        assertArrayEquals(whole.encode(text), pieces.encode(text));
    }

    @Test
    void aLongValidationPartIsCutWhereAWordEnds() {
        ValidationPage page = new ValidationPage();
        String text = "some words 🦚 ".repeat(20_000).strip();
        page.accept(text.substring(0, 100_000));
        page.accept(text.substring(100_000));
        String kept = page.text();
        assertTrue(text.startsWith(kept) && text.charAt(kept.length()) == ' ');
        int characters = kept.codePointCount(0, kept.length());
        assertTrue(characters <= ValidationPage.MOST_CHARACTERS && characters > ValidationPage.MOST_CHARACTERS - 20);
    }

    @Test
    void theEndsOfTextsAreMarkedAlikeInPieces() throws IOException {
        BpeTokenizer tokenizer =
                BpeTokenizer.train("one small text and another small text", 270, List.of(BpeTokenizer.END_OF_TEXT));
        String text = "one text.\n\nanother small text\n\nand one more ".repeat(20);
        IntStream.Builder ids = IntStream.builder();
        SafeCuts pieces = new SafeCuts(PieceEncoder.of(Documents.PARAGRAPHS, tokenizer, ids::add), 7);
        pieces.accept(text);
        pieces.end();
        assertArrayEquals(
                Documents.PARAGRAPHS.encode(tokenizer, text), ids.build().toArray());
    }
}

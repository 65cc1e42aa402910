package dev.aifromzero.level1.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PreTokenizerTest {
    /** GPT-2's pattern as a regular expression, the slow and obvious way. */
    private static final Pattern PATTERN = Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+"
            + "| ?[^\\p{IsWhite_Space}\\p{L}\\p{N}]+|\\p{IsWhite_Space}+(?![^\\p{IsWhite_Space}])|\\p{IsWhite_Space}+");

    @Test
    void aSpaceBelongsToTheWordAfterIt() {
        assertEquals(List.of("Hello", " world", "!"), split("Hello world!"));
    }

    @Test
    void lettersNumbersAndSignsAreKeptApart() {
        assertEquals(List.of("abc", "123", "?!", " 45", "x"), split("abc123?! 45x"));
    }

    @Test
    void englishEndingsAreChunksOfTheirOwnOnlyInSmallLetters() {
        assertEquals(List.of("we", "'ll", " it", "'s", " I", "'", "M"), split("we'll it's I'M"));
    }

    @Test
    void aRunOfSpacesLeavesTheLastToTheWord() {
        assertEquals(List.of("a", "   ", " b", "\n", "\n", "c", "  "), split("a    b\n\nc  "));
    }

    @Test
    void nothingGivesNoChunks() {
        assertEquals(List.of(), split(""));
    }

    @Property(tries = 2000)
    void itCutsExactlyWhereTheRegularExpressionCuts(@ForAll("texts") String text) {
        List<String> expected = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            expected.add(matcher.group());
        }
        assertEquals(expected, split(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> tricky = Arbitraries.of(
                " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u3000", "\u0085", "\u001c", "\u200b", "'", "'s", "'ll",
                "'re", "'x", "a", "Zq", "é", "e\u0301", "नमस्ते", "१२", "Ⅷ", "½", "7", "42", "漢字", "😀", "👩🏽‍🚀", "!",
                "...", "_", "𝒳");
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, 0x2FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .map(Character::toString);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, tricky), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static List<String> split(String text) {
        List<String> chunks = new ArrayList<>();
        PreTokenizer.split(text, chunks::add);
        return chunks;
    }
}

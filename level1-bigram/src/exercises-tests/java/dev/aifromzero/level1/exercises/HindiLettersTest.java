package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.2",
        points = 3,
        title = "Hindi and emoji, by code points",
        hint =
                "Never use charAt here: text.codePoints() is a stream of ints, one for each character that a person would"
                        + " count, and mapToObj(Character::toString) makes strings of them. Write the other methods with the list"
                        + " that you get.",
        lesson = "docs/level1.md#clean-text")
class HindiLettersTest {
    private static final String HINDI = "नदी के किनारे एक गाँव था। गाँव में एक कुआँ था।";

    @Test
    void theExampleHasThreeCharacters() {
        assertEquals(3, HindiLetters.length("हि😀"), "ह, ि and 😀 are three code points, though length() says 4");
        assertEquals(List.of("ह", "ि", "😀"), HindiLetters.characters("हि😀"), "an emoji must stay in one piece");
        assertEquals(Map.of("हि", 1, "ि😀", 1), HindiLetters.pairs("हि😀"), "two pairs of neighbours, not three");
        assertEquals(
                2 / 3.0,
                HindiLetters.devanagariShare("हि😀"),
                1e-12,
                "ह and ि of three: is your division of whole numbers?");
    }

    @Test
    void vowelSignsAreCharactersOfTheirOwn() {
        assertEquals(
                List.of("न", "द", "ी"),
                HindiLetters.characters("नदी"),
                "नदी is न, द and the vowel sign ी: three code points");
    }

    @Test
    void pairsOfARealSentenceAreCounted() {
        Map<String, Integer> pairs = HindiLetters.pairs(HINDI);
        assertEquals(3, pairs.get(" क"), "\" क\" stands before के, किनारे and कुआँ in: " + HINDI);
        assertEquals(2, pairs.get("गा"), "गाँव comes twice, so गा does");
        assertEquals(2, pairs.get("था"), "था comes twice in: " + HINDI);
        int sum = pairs.values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(
                HINDI.length() - 1, sum, "n characters have n - 1 pairs; is the last pair counted, and the first?");
    }

    @Test
    void theScriptEndsWhereItsBlockEnds() {
        assertEquals(1, HindiLetters.devanagariShare("\u0900\u097F"), 1e-12, "U+0900 and U+097F both belong to it");
        assertEquals(0, HindiLetters.devanagariShare("\u08FF\u0980"), 1e-12, "U+08FF is Arabic and U+0980 is Bengali");
        assertEquals(0.5, HindiLetters.devanagariShare("aनbद"), 1e-12, "two of four are Devanagari");
    }

    @Test
    void anEmptyTextIsNoTrouble() {
        assertEquals(0, HindiLetters.length(""), "nothing has no characters");
        assertEquals(List.of(), HindiLetters.characters(""), "nothing has no characters");
        assertEquals(Map.of(), HindiLetters.pairs(""), "nothing has no pairs");
        assertEquals(
                Map.of(), HindiLetters.pairs("😀"), "one character has no neighbour, even if it is two chars long");
        assertEquals(0, HindiLetters.devanagariShare(""), 0, "0 / 0 would be NaN: say 0 for an empty text");
    }

    @Test
    void randomTextsAgreeWithASlowWayOfCounting() {
        int[] alphabet = {'a', 0x0928, 0x0940, 0x1F600, 0x1F40D, ' '};
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 50; round++) {
            List<String> pieces = new ArrayList<>();
            int devanagari = 0;
            int length = 1 + random.nextInt(30);
            for (int i = 0; i < length; i++) {
                int codePoint = alphabet[random.nextInt(alphabet.length)];
                pieces.add(new String(Character.toChars(codePoint)));
                devanagari += codePoint == 0x0928 || codePoint == 0x0940 ? 1 : 0;
            }
            Map<String, Integer> pairs = new HashMap<>();
            for (int i = 1; i < length; i++) {
                pairs.merge(pieces.get(i - 1) + pieces.get(i), 1, Integer::sum);
            }
            String text = String.join("", pieces);
            assertEquals(length, HindiLetters.length(text), "length of \"" + text + "\"");
            assertEquals(pieces, HindiLetters.characters(text), "characters of \"" + text + "\"");
            assertEquals(pairs, HindiLetters.pairs(text), "pairs of \"" + text + "\"");
            assertEquals(
                    devanagari / (double) length,
                    HindiLetters.devanagariShare(text),
                    1e-12,
                    "share in \"" + text + "\"");
        }
    }
}

package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level1.exercises.TwoTexts.Comparison;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.6",
        points = 5,
        title = "Two texts: who wrote this page?",
        hint =
                "Write a helper first: probability(text, character, vocabSize), with the text already cut. Everything else asks"
                        + " it. Fairness is in two numbers: both texts have the same length, and V is the same for both models.",
        lesson = "docs/level1.md#step-3-looking-further-back")
class TwoTextsTest {
    private static final String ENGLISH =
            "the river was wide and the boat was small but the children were not afraid of it";
    private static final String SWAHILI =
            "mto ulikuwa mpana na mashua ilikuwa ndogo lakini watoto hawakuogopa hata kidogo";

    @Test
    void theExampleGoesToA() {
        Comparison comparison = TwoTexts.compare("aab", "bbba", "ab");
        assertEquals(0.7136, comparison.surpriseOfA(), 1e-4, "(−ln 0.6 − ln 0.4) / 2 for model A");
        assertEquals(0.9163, comparison.surpriseOfB(), 1e-4, "(−ln 0.2 − ln 0.8) / 2: was B cut to \"bbb\"?");
        assertEquals('A', TwoTexts.whoWrote("aab", "bbba", "ab"), "0.714 is less than 0.916");
        assertEquals(List.of('a'), TwoTexts.mostTelling("aab", "bbba", 1), "a: |ln (0.6 / 0.2)|, b: |ln (0.4 / 0.8)|");
    }

    @Test
    void theLongerTextHasNoAdvantage() {
        Comparison even = TwoTexts.compare("abcabc", "abcabcabcabcabcabc", "cab");
        assertEquals(even.surpriseOfA(), even.surpriseOfB(), 1e-12, "after cutting, both texts are \"abcabc\"");
        Comparison turned = TwoTexts.compare("abcabcabcabcabcabc", "abcabc", "cab");
        assertEquals(even.surpriseOfA(), turned.surpriseOfA(), 1e-12, "the first text may be the longer one, too");
    }

    @Test
    void aCharacterThatNobodyHasSeenCostsBothTheSame() {
        Comparison comparison = TwoTexts.compare("aa", "bb", "z");
        assertEquals(Math.log(5), comparison.surpriseOfA(), 1e-12, "V is 3 (a, b and z), so P(z) = (0 + 1) / (2 + 3)");
        assertEquals(Math.log(5), comparison.surpriseOfB(), 1e-12, "the same for the other model");
        assertEquals('A', TwoTexts.whoWrote("aa", "bb", "z"), "a tie goes to A");
        assertEquals('A', TwoTexts.whoWrote("bb", "aa", "z"), "a tie goes to A");
    }

    @Test
    void twoLanguagesAreToldApart() {
        assertEquals('A', TwoTexts.whoWrote(ENGLISH, SWAHILI, "where are the other children"), "an English page");
        assertEquals('B', TwoTexts.whoWrote(ENGLISH, SWAHILI, "watoto wako wapi"), "a Swahili page");
        assertEquals('A', TwoTexts.whoWrote(SWAHILI, ENGLISH, "watoto wako wapi"), "the same with the texts exchanged");
    }

    @Test
    void theMostTellingLettersComeInOrder() {
        assertEquals(
                List.of('x', 'y', 'a'),
                TwoTexts.mostTelling("xxxaa", "yyyaa", 5),
                "x and y tell equally much (ln 4 each), so x comes first; a tells nothing; there are only three characters");
        assertEquals(
                List.of('b', 'c'),
                TwoTexts.mostTelling("abbc", "cccc", 2),
                "with one more each: b 3 against 1 (ln 3 = 1.10), c 2 against 5 (0.92), a 2 against 1 (0.69)");
        assertEquals(
                List.of('b', 'a', 'c'),
                TwoTexts.mostTelling("aaaa", "bbbaccccc", 3),
                "the second text is cut to \"bbba\": b 1 against 4 (1.39), a 5 against 2 (0.92), c 1 against 1 (0)");
    }

    @Test
    void textsWithTheSameLettersAreNotToldApart() {
        assertEquals(
                List.of('a', 'x'),
                TwoTexts.mostTelling("xaa", "aax", 2),
                "both texts have two a and one x: neither letter tells anything, and a comes before x");
    }

    @Test
    void randomTextsAgreeWithPlainSums() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 50; round++) {
            String a = randomText(random, 5 + random.nextInt(30), 4);
            String b = randomText(random, 5 + random.nextInt(30), 6);
            String page = randomText(random, 1 + random.nextInt(10), 7);
            String what = "texts \"" + a + "\" and \"" + b + "\", page \"" + page + "\"";
            Comparison comparison = TwoTexts.compare(a, b, page);
            int length = Math.min(a.length(), b.length());
            assertEquals(
                    plain(a.substring(0, length), a + b + page, page), comparison.surpriseOfA(), 1e-9, "A: " + what);
            assertEquals(
                    plain(b.substring(0, length), a + b + page, page), comparison.surpriseOfB(), 1e-9, "B: " + what);
        }
    }

    private static double plain(String text, String all, String page) {
        TreeSet<Character> alphabet = new TreeSet<>();
        for (char c : all.toCharArray()) {
            alphabet.add(c);
        }
        double product = 1;
        for (char c : page.toCharArray()) {
            int count = 1;
            for (char other : text.toCharArray()) {
                count += other == c ? 1 : 0;
            }
            product *= count / (double) (text.length() + alphabet.size());
        }
        return -Math.log(product) / page.length();
    }

    private static String randomText(SplittableRandom random, int length, int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(letters)));
        }
        return text.toString();
    }
}

package dev.aifromzero.level1.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import org.junit.jupiter.api.Test;

@Task(
        id = "1.8",
        points = 2,
        title = "Share of vowels",
        hint = "\"aeiou\".indexOf(c) is at least 0 for a vowel; and mind the division of two whole numbers.",
        lesson = "docs/level1.md#step-2-writing")
class VowelShareTest {
    @Test
    void theExampleIsThreeQuarters() {
        assertEquals(
                0.75, VowelShare.of("Idea"), 1e-12, "I, e and a of four characters: is a capital I a vowel for you?");
    }

    @Test
    void everyVowelCountsAndNothingElse() {
        assertEquals(1, VowelShare.of("aeiouAEIOU"), 1e-12, "all ten are vowels");
        assertEquals(0, VowelShare.of("bcd xyz!"), 1e-12, "none of these is a vowel");
        assertEquals(
                0.2, VowelShare.of("ab cd"), 1e-12, "one of five characters: the space counts as a character, too");
    }

    @Test
    void anEmptyTextHasNone() {
        assertEquals(0, VowelShare.of(""), 0, "0 / 0 would be NaN");
    }
}

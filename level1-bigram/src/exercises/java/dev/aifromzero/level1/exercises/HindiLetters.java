package dev.aifromzero.level1.exercises;

import java.util.List;
import java.util.Map;

/**
 * Task 1.2: letters of every script, counted right.
 *
 * <p>Java's {@code char} has 16 bits, and Unicode has far more characters than fit. So some characters, every emoji for
 * example, are two {@code char}s in a {@code String}. A model that counts {@code char}s would see half an emoji and invent
 * the other half. The unit that never breaks is the <em>code point</em>: {@code text.codePoints()} gives all of them as
 * ints, {@code Character.toString(codePoint)} turns one back into a string.
 *
 * <p>Example: {@code "हि😀"} is three code points (ह, the vowel sign ि, and the emoji), although {@code "हि😀".length()} is
 * 4. Its pairs are हि and ि😀. The Devanagari script, in which Hindi is written, has the code points U+0900 to U+097F
 * (both included), so the share of Devanagari in {@code "हि😀"} is 2/3.
 *
 * <p>In the lesson: docs/level1.md, "Step 1: pairs" and "Clean text".
 */
public final class HindiLetters {
    private HindiLetters() {}

    /** {@return how many code points the text has} */
    public static int length(String text) {
        throw new UnsupportedOperationException("Task 1.2: the number of code points");
    }

    /** {@return the code points of the text in order, each as a string of its own} */
    public static List<String> characters(String text) {
        throw new UnsupportedOperationException("Task 1.2: the text cut into its code points");
    }

    /** {@return how often every pair of neighbouring code points comes; a pair is a string of two code points} */
    public static Map<String, Integer> pairs(String text) {
        throw new UnsupportedOperationException("Task 1.2: count neighbours, by code points");
    }

    /** {@return which part of the code points is Devanagari, 0 to 1; 0 for an empty text} */
    public static double devanagariShare(String text) {
        throw new UnsupportedOperationException("Task 1.2: how many code points are from U+0900 to U+097F, of all");
    }
}

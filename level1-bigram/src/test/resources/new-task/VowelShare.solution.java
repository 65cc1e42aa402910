package dev.aifromzero.level1.exercises;

/** Solution of task 1.8. */
public final class VowelShare {
    private VowelShare() {}

    /** {@return the part of the characters that are vowels, 0 to 1; 0 for an empty text} */
    public static double of(String text) {
        long vowels = text.chars().filter(c -> "aeiouAEIOU".indexOf(c) >= 0).count();
        return text.isEmpty() ? 0 : vowels / (double) text.length();
    }
}

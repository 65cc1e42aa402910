package dev.aifromzero.level1.exercises;

/**
 * Task 1.8: how much of a text is vowels?
 *
 * <p>Count the letters a, e, i, o, u, small or capital, and divide by the number of all characters.
 *
 * <p>Example: {@code "Idea"} has four characters and three vowels (I, e, a), so its share is 0.75.
 *
 * <p>In the lesson: docs/level1.md, "Step 2: writing", where real and generated text are compared.
 */
public final class VowelShare {
    private VowelShare() {}

    /** {@return the part of the characters that are vowels, 0 to 1; 0 for an empty text} */
    public static double of(String text) {
        throw new UnsupportedOperationException("Task 1.8: count the vowels and divide");
    }
}

package dev.aifromzero.level4.exercises;

/**
 * Task 4.3: gradient clipping, so that one odd batch cannot throw everything away.
 *
 * <p>Each table of a model has its gradient. Imagine all of them written one behind the other: one long arrow. Its length
 * is the root of the sum of <em>all</em> squares (Pythagoras, with more than two sides). If the arrow is longer than
 * allowed, every number is multiplied by the same factor, {@code maxLength / length}: the arrow becomes shorter and keeps
 * its direction.
 *
 * <p>Example: one table has the gradient (3, 0), another one (0, 0, −4). The length is √(9 + 16) = 5. With {@code
 * maxLength} = 1 the factor is 0.2, and the gradients become (0.6, 0) and (0, 0, −0.8). With {@code maxLength} = 10
 * nothing changes. Clipping each table by itself would give (1, 0) and (0, 0, −1): another direction, and wrong.
 *
 * <p>In the lesson: docs/level4.md, "Step 2: training" (the table of the other parts).
 */
public final class GradientLength {
    private GradientLength() {}

    /**
     * {@return the length of all gradients together}
     *
     * @param gradients one row for each table of the model; rows may differ in length, and may be empty
     */
    public static double length(double[][] gradients) {
        throw new UnsupportedOperationException("Task 4.3: the root of the sum of all squares");
    }

    /**
     * Shortens the gradients in place where they are too long together.
     *
     * @param gradients one row for each table of the model
     * @param maxLength the greatest length allowed; 0 switches clipping off
     * @return the length <em>before</em> clipping: a trainer shows it, because a sudden jump says that something is wrong
     */
    public static double clip(double[][] gradients, double maxLength) {
        throw new UnsupportedOperationException("Task 4.3: the same factor for every number, if they are too long");
    }
}

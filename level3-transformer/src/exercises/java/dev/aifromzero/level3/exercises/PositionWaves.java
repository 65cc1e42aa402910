package dev.aifromzero.level3.exercises;

/**
 * Task 3.1: telling a token where it stands, with clocks of different speeds.
 *
 * <p>A transformer looks at all tokens at once, so each vector must carry its place with it. The paper of 2017 adds a second
 * vector that depends only on the place t. Its C numbers go in pairs: numbers 0 and 1 are pair i = 0, numbers 2 and 3 are
 * pair i = 1, and so on. The first of a pair is a sine, the second the cosine of the same angle, and later pairs turn more
 * slowly:
 *
 * <pre>
 * number 2i:      sin(t / 10000^(2i/C))
 * number 2i + 1:  cos(t / 10000^(2i/C))
 * </pre>
 *
 * <p>Example: C = 8, place t = 3, number 2. It is the first of pair i = 1, so 10000^(2/8) = 10 and the value is sin(3/10) =
 * 0.2955. Number 3 is the cosine of the same angle: cos(3/10) = 0.9553.
 *
 * <p>Why waves? Multiply the vectors of two places number by number and add up (their product): it depends only on how far
 * apart the places are. That is the third method.
 *
 * <p>In the lesson: docs/level3.md, "Step 1: from names to numbers". Math.pow(a, b) is a to the power of b; angles are in
 * radians, as Math.sin wants them.
 */
public final class PositionWaves {
    private PositionWaves() {}

    /**
     * {@return one number of one place's vector, −1 to 1}
     *
     * @param place t, from 0
     * @param number which number of the vector, 0 to width − 1
     * @param width C, even, at least 2
     */
    public static double value(int place, int number, int width) {
        throw new UnsupportedOperationException("Task 3.1: which pair is it, and is it the sine or the cosine?");
    }

    /** {@return the vectors of the places 0 to places − 1, one row a place, (T, C)} */
    public static double[][] table(int places, int width) {
        throw new UnsupportedOperationException("Task 3.1: one row for each place");
    }

    /** {@return the product of the vectors of two places: sum of number times number} */
    public static double product(int placeA, int placeB, int width) {
        throw new UnsupportedOperationException("Task 3.1: multiply number by number and add up");
    }
}

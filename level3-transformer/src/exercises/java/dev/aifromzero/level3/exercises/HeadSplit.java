package dev.aifromzero.level3.exercises;

import ai.djl.ndarray.NDArray;

/**
 * Task 3.6: many heads, cut apart and put together again.
 *
 * <p>Each token's vector of C numbers is cut into H slices of D = C / H numbers; slice h of every token belongs to head h.
 * For B texts of T tokens the array (B, T, C) becomes (B, H, T, D), so that each head has a table (T, D) of its own. After
 * attention the slices are laid side by side again.
 *
 * <p>Example: B = 1, T = 2, C = 4, H = 2. The tokens are (0, 1, 2, 3) and (10, 11, 12, 13). Then
 *
 * <pre>
 * head 0:   0   1         head 1:   2   3
 *          10  11                  12  13
 * </pre>
 *
 * <p>and in the new array the numbers stand in the order 0, 1, 10, 11, 2, 3, 12, 13. It is not enough to give the old order
 * a new shape: 0, 1, 2, 3 would all go to head 0. Two moves are needed. {@code x.reshape(a, b, c, d)} keeps the order of the
 * numbers and only counts them out anew; {@code x.transpose(0, 2, 1, 3)} swaps dimensions 1 and 2 and so changes the order.
 *
 * <p>In the lesson: docs/level3.md, "Step 3: the block" ("Many heads"). {@code x.getShape().get(i)} is the size of dimension
 * i.
 */
public final class HeadSplit {
    private HeadSplit() {}

    /**
     * {@return the heads, (B, T, C) -> (B, H, T, D)}
     *
     * @param x token vectors (B, T, C); stays as it is
     * @param numHeads H, which divides C
     */
    public static NDArray split(NDArray x, int numHeads) {
        throw new UnsupportedOperationException("Task 3.6: count out anew, then swap two dimensions");
    }

    /**
     * {@return the slices side by side again, (B, H, T, D) -> (B, T, C)}
     *
     * @param heads one table (T, D) for each head of each text, (B, H, T, D); stays as it is
     */
    public static NDArray merge(NDArray heads) {
        throw new UnsupportedOperationException("Task 3.6: the same two moves, backwards");
    }
}

package dev.aifromzero.level3.exercises;

/**
 * Task 3.5: how many numbers does a model learn?
 *
 * <p>With V tokens, a context of T, vectors of C numbers, and a feed-forward network that is F = 4 · C wide inside:
 *
 * <ul>
 *   <li>the token table has a row of C for each token, the table of places a row of C for each of the T places;
 *   <li>a matrix from n to m numbers has n · m weights, and m biases if it has biases at all;
 *   <li>attention has one matrix from C to 3 · C (queries, keys, values) and one from C back to C;
 *   <li>the feed-forward network has one matrix from C to F and one from F back to C;
 *   <li>a norm has C weights and C biases; a block has two norms, and one more stands after the last block;
 *   <li>the output layer is a matrix from C to V without biases; where the weights are tied it is the token table once more
 * and
 *       costs nothing.
 * </ul>
 *
 * <p>Example: C = 64, no bias in the attention: 64 · 192 + 64 · 64 = 16,384. Feed-forward with biases: 64 · 256 + 256 + 256
 * · 64 + 64 = 33,088. Two norms: 2 · 128 = 256. One block: 49,728. With V = 65, T = 128, four blocks and tied weights: 65 ·
 * 64 + 128 · 64 + 4 · 49,728 + 128 = 211,392. The number of heads does not matter: they only cut the vectors into slices.
 *
 * <p>GPT-3 has 174 thousand millions of numbers; an int ends at 2 thousand millions. Multiply in long.
 *
 * <p>In the lesson: docs/level3.md, "Step 3: the block".
 */
public final class CountingNumbers {
    private CountingNumbers() {}

    /** {@return the numbers of one attention} */
    public static long attention(int width, boolean bias) {
        throw new UnsupportedOperationException("Task 3.5: one matrix from C to 3 · C, one from C to C");
    }

    /** {@return the numbers of one feed-forward network} */
    public static long feedForward(int width, boolean bias) {
        throw new UnsupportedOperationException("Task 3.5: one matrix from C to 4 · C, one back");
    }

    /** {@return the numbers of one block, with its two norms} */
    public static long block(int width, boolean attentionBias, boolean ffnBias) {
        throw new UnsupportedOperationException("Task 3.5: attention, feed-forward and two norms");
    }

    /**
     * {@return the numbers of a whole model}
     *
     * @param vocabSize V
     * @param contextLength T
     * @param width C
     * @param numBlocks how many blocks
     * @param tied whether the output layer is the token table
     */
    public static long total(
            int vocabSize,
            int contextLength,
            int width,
            int numBlocks,
            boolean attentionBias,
            boolean ffnBias,
            boolean tied) {
        throw new UnsupportedOperationException("Task 3.5: two tables, the blocks, the last norm, the output layer");
    }
}

package dev.aifromzero.level5.exercises;

import java.util.Set;

/**
 * Task 5.2: how many numbers does a LoRA adapter have?
 *
 * <p>A linear layer that makes {@code out} numbers from {@code in} numbers has a matrix of in · out numbers. LoRA leaves
 * it as it is and puts two thin ones beside it: A with r rows of {@code in} numbers, B with {@code out} rows of r
 * numbers. r is the rank.
 *
 * <p>Example: from 128 to 384 numbers, the matrix has 49,152 numbers. With rank 8, A has 8 · 128 = 1,024 and B has 384 ·
 * 8 = 3,072, together 4,096.
 *
 * <p>A GPT-2 of width C has these four linear layers in each block:
 *
 * <pre>
 * attn.c_attn   C → 3 C     queries, keys and values
 * attn.c_proj   C → C       back into the stream
 * mlp.c_fc      C → 4 C     into the feed-forward network
 * mlp.c_proj    4 C → C     out of it
 * </pre>
 *
 * <p>Example: DistilGPT-2 has 6 blocks of width 768 and 81,912,576 numbers. An adapter of rank 8 on {@code attn.c_attn}
 * has 6 · 8 · (768 + 2304) = 147,456, which are 0.18 percent of all numbers, those of the adapter included.
 *
 * <p>In the lesson: docs/level5.md, "Step 3: LoRA".
 */
public final class AdapterSize {
    private AdapterSize() {}

    /** {@return the numbers of A and B together for one layer} */
    public static long ofLayer(int in, int out, int rank) {
        throw new UnsupportedOperationException("Task 5.2: the numbers of A and those of B");
    }

    /**
     * {@return the numbers of an adapter for a whole model}
     *
     * @param numBlocks how many blocks it has
     * @param width C
     * @param layers the layers that get a correction in each block, by the names above
     * @throws IllegalArgumentException if a name is not among the four
     */
    public static long ofModel(int numBlocks, int width, int rank, Set<String> layers) {
        throw new UnsupportedOperationException("Task 5.2: add up the layers, in all blocks");
    }

    /** {@return how many percent of all numbers learn: the adapter's part of adapter and base together, 0 to 100} */
    public static double percent(long adapter, long base) {
        throw new UnsupportedOperationException("Task 5.2: the adapter's part of both together");
    }

    /**
     * {@return the largest rank with which A and B together still have fewer numbers than the layer's matrix; 0 if there
     * is none}
     *
     * <p>From 128 to 384 numbers it is 95: rank 95 has 48,640 numbers, and rank 96 has 49,152, which is not fewer.
     */
    public static int largestUsefulRank(int in, int out) {
        throw new UnsupportedOperationException("Task 5.2: where does LoRA stop saving anything?");
    }
}

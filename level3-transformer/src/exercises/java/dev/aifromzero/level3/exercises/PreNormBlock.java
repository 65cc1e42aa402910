package dev.aifromzero.level3.exercises;

import java.util.function.UnaryOperator;

/**
 * Task 3.3: how a transformer block is wired.
 *
 * <p>A block has two parts, attention and a feed-forward network. What a part computes is <i>added</i> to the stream, and
 * before each part the vectors are brought to mean 0 and spread 1 (layer norm):
 *
 * <pre>
 * talked = x + attention(norm1(x))
 * result = talked + feedForward(norm2(talked))
 * </pre>
 *
 * <p>The layer norm of one vector x of C numbers, with a learned weight and bias for each of them:
 *
 * <pre>
 * mean = sum of x / C
 * variance = sum of (x − mean)² / C
 * y = (x − mean) / √(variance + 0.00001) · weight + bias          the small number keeps us from dividing by 0
 * </pre>
 *
 * <p>Example of the norm: x = (1, 3) has mean 2 and variance ((−1)² + 1²) / 2 = 1, so it becomes (−1, 1), very nearly. With
 * the weights (2, 2) and the biases (0, 1) it becomes (−2, 3).
 *
 * <p>Example of the wiring, with one token of one number, x = 10, and toy parts: both norms halve, attention adds 1,
 * feedForward doubles. Then norm1(10) = 5, attention gives 6, talked = 10 + 6 = 16; norm2(16) = 8, feedForward gives 16,
 * result = 16 + 16 = 32.
 *
 * <p>In the lesson: docs/level3.md, "Step 3: the block".
 */
public final class PreNormBlock {
    private PreNormBlock() {}

    /**
     * {@return the vector normalized, then scaled and shifted; a new array}
     *
     * @param x one token's vector, at least one number; stays as it is
     * @param weight one factor for each number
     * @param bias one number to add for each number
     */
    public static double[] layerNorm(double[] x, double[] weight, double[] bias) {
        throw new UnsupportedOperationException("Task 3.3: mean, variance, then each number");
    }

    /** {@return a + b, number by number, a new table; both have one row a token, (T, C), and stay as they are} */
    public static double[][] add(double[][] a, double[][] b) {
        throw new UnsupportedOperationException("Task 3.3: add two tables");
    }

    /**
     * {@return the token vectors after the block, (T, C); x stays as it is}
     *
     * @param x one row a token, (T, C)
     * @param norm1 the first norm: {@code norm1.apply(x)} normalizes every row
     * @param attention lets the tokens talk to each other, (T, C) to (T, C)
     * @param norm2 the second norm
     * @param feedForward lets each token think alone, (T, C) to (T, C)
     */
    public static double[][] block(
            double[][] x,
            UnaryOperator<double[][]> norm1,
            UnaryOperator<double[][]> attention,
            UnaryOperator<double[][]> norm2,
            UnaryOperator<double[][]> feedForward) {
        throw new UnsupportedOperationException("Task 3.3: the two lines above");
    }
}

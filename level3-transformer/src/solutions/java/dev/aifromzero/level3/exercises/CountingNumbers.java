package dev.aifromzero.level3.exercises;

/** Solution of task 3.5. */
public final class CountingNumbers {
    private CountingNumbers() {}

    /** The factor n is a long, so that everything after it is multiplied in long. */
    private static long matrix(long from, long to, boolean bias) {
        return from * to + (bias ? to : 0);
    }

    private static long norm(int width) {
        return 2L * width;
    }

    /** {@return the numbers of one attention} */
    public static long attention(int width, boolean bias) {
        return matrix(width, 3L * width, bias) + matrix(width, width, bias);
    }

    /** {@return the numbers of one feed-forward network} */
    public static long feedForward(int width, boolean bias) {
        return matrix(width, 4L * width, bias) + matrix(4L * width, width, bias);
    }

    /** {@return the numbers of one block} */
    public static long block(int width, boolean attentionBias, boolean ffnBias) {
        return attention(width, attentionBias) + feedForward(width, ffnBias) + 2 * norm(width);
    }

    /** {@return the numbers of a whole model} */
    public static long total(
            int vocabSize,
            int contextLength,
            int width,
            int numBlocks,
            boolean attentionBias,
            boolean ffnBias,
            boolean tied) {
        long tokens = matrix(vocabSize, width, false);
        long places = matrix(contextLength, width, false);
        long head = tied ? 0 : tokens;
        return tokens + places + numBlocks * block(width, attentionBias, ffnBias) + norm(width) + head;
    }
}

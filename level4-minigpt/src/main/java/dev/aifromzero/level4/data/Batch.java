package dev.aifromzero.level4.data;

/**
 * Windows of text to learn from at once.
 *
 * @param inputs the tokens that the model sees, window after window, B·T
 * @param targets the tokens that really come next: the same windows, one token further on, B·T
 * @param size the number of windows, B
 * @param length the tokens of a window, T
 */
public record Batch(long[] inputs, long[] targets, int size, int length) {}

package dev.aifromzero.level4.exercises;

import java.util.List;

/**
 * Task 4.7: follow a batch through a Mini-GPT and write down the shape at each station.
 *
 * <p>Whoever knows the shapes understands half of every error message of a deep-learning program. These are the letters:
 * B texts side by side (the batch), T tokens each, vectors of width C, H heads, V tokens in the vocabulary. Each head has
 * its own part of the vector, of width D = C / H. The feed-forward network is four times as wide inside.
 *
 * <p>The stations of the model, in order, and what to call them:
 *
 * <ul>
 *   <li>{@code ids}: the token ids that go in, one for each place of each text;
 *   <li>{@code embedded}: a vector of width C for each token;
 *   <li>{@code qkv}: queries, keys and values side by side, each of width C;
 *   <li>{@code queries}: the queries alone, cut into heads: the heads come before the tokens, so that each head is a
 *       matrix of its own;
 *   <li>{@code weights}: how much each token attends to each token, in each head of each text;
 *   <li>{@code gathered}: what each head has gathered for each token;
 *   <li>{@code merged}: the heads side by side again;
 *   <li>{@code expanded}: inside the feed-forward network;
 *   <li>{@code shrunk}: back to the stream's width;
 *   <li>{@code logits}: one score for each token of the vocabulary, at each place.
 * </ul>
 *
 * <p>Example: B = 2, T = 5, V = 11, C = 8, H = 4. Then D = 2, {@code ids} is (2, 5), {@code embedded} is (2, 5, 8),
 * {@code qkv} is (2, 5, 24), {@code queries} is (2, 4, 5, 2), and {@code logits} is (2, 5, 11). The other five are yours.
 *
 * <p>In the lesson: docs/level3.md, "Step 2: attention" and "Step 4: the whole model"; docs/level4.md trains exactly
 * this.
 */
public final class ShapeTrace {
    private ShapeTrace() {}

    /**
     * One station.
     *
     * @param name as in the list above
     * @param shape the sizes, e.g. {@code List.of(2, 5)}
     */
    public record Station(String name, List<Integer> shape) {}

    /**
     * {@return the ten stations, in order}
     *
     * @param batch B
     * @param length T
     * @param vocabSize V
     * @param width C
     * @param heads H
     * @throws IllegalArgumentException if C cannot be divided by H without a rest
     */
    public static List<Station> trace(int batch, int length, int vocabSize, int width, int heads) {
        throw new UnsupportedOperationException("Task 4.7: ten stations with their shapes");
    }

    /**
     * {@return how many bytes an array of this shape needs, with four bytes a number}
     *
     * <p>(2, 5, 11) has 110 numbers, which is 440 bytes; the shape () is one single number. The scores of a GPT-2 for 64
     * texts of 1,024 tokens, (64, 1024, 50257), need more than 13 billion bytes: too many for an {@code int}.
     */
    public static long bytes(List<Integer> shape) {
        throw new UnsupportedOperationException("Task 4.7: the product of all sizes, times four");
    }
}

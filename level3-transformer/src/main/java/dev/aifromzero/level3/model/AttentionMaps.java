package dev.aifromzero.level3.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.aifromzero.level3.pass.Pass;
import dev.aifromzero.level3.tensor.Scope;
import java.util.Arrays;

/** Who looked at whom while a model read a text: one matrix for each head of each block. */
public final class AttentionMaps {
    private final double[][][][] weights; // (block, head, query, key)

    private AttentionMaps(double[][][][] weights) {
        this.weights = weights;
    }

    /**
     * {@return the attention weights of one pass over a text}
     *
     * @param model reads the text, without dropout
     * @param ids the text, 1 to as many tokens as the model's context holds
     */
    public static AttentionMaps of(Transformer model, int[] ids) {
        double[][][][] weights = new double[model.config().numBlocks()][][][];
        try (Scope scope = new Scope(model.parameters().manager())) {
            NDArray text = scope.manager()
                    .create(Arrays.stream(ids).asLongStream().toArray(), new Shape(1, ids.length)); // (1, T)
            model.hidden(text, Pass.observed((block, seen) -> weights[block] = inJava(seen)));
        }
        return new AttentionMaps(weights);
    }

    /** (1, H, T, T) as arrays of arrays. */
    private static double[][][] inJava(NDArray seen) {
        int heads = (int) seen.getShape().get(1);
        int tokens = (int) seen.getShape().get(2);
        float[] flat = seen.toFloatArray();
        double[][][] maps = new double[heads][tokens][tokens];
        for (int i = 0; i < flat.length; i++) {
            maps[i / (tokens * tokens)][i / tokens % tokens][i % tokens] = flat[i];
        }
        return maps;
    }

    /** {@return the number of blocks} */
    public int blocks() {
        return weights.length;
    }

    /** {@return the number of heads of a block} */
    public int heads() {
        return weights[0].length;
    }

    /**
     * {@return what each token (row) attends to (column), (T, T): rows sum to 1}
     *
     * @param block which block, from 0
     * @param head which of its heads, from 0
     */
    public double[][] map(int block, int head) {
        return weights[block][head];
    }

    /**
     * Where a head looks on the whole, in parts of 1, averaged over the tokens that have at least two before them (so that
     * the three places are different ones); all 0 if there are none.
     *
     * @param itself how much goes to the token itself
     * @param previous how much to the one before it
     * @param first how much to the first of the text
     * @param distance how many tokens back on average, weighted
     */
    public record Habit(double itself, double previous, double first, double distance) {}

    /**
     * {@return where a head looks on the whole}
     *
     * @param block which block, from 0
     * @param head which of its heads, from 0
     */
    public Habit habit(int block, int head) {
        double[][] map = map(block, head);
        double itself = 0;
        double previous = 0;
        double first = 0;
        double distance = 0;
        for (int t = 2; t < map.length; t++) {
            itself += map[t][t];
            previous += map[t][t - 1];
            first += map[t][0];
            for (int s = 0; s <= t; s++) {
                distance += map[t][s] * (t - s);
            }
        }
        int tokens = Math.max(1, map.length - 2);
        return new Habit(itself / tokens, previous / tokens, first / tokens, distance / tokens);
    }
}

package dev.aifromzero.level5.exercises;

import java.util.Set;

/** Solution of task 5.2. */
public final class AdapterSize {
    private AdapterSize() {}

    /** {@return the numbers of A and B together for one layer} */
    public static long ofLayer(int in, int out, int rank) {
        return (long) rank * (in + out);
    }

    /** {@return the numbers of an adapter for a whole model} */
    public static long ofModel(int numBlocks, int width, int rank, Set<String> layers) {
        long oneBlock = 0;
        for (String layer : layers) {
            oneBlock += switch (layer) {
                case "attn.c_attn" -> ofLayer(width, 3 * width, rank);
                case "attn.c_proj" -> ofLayer(width, width, rank);
                case "mlp.c_fc" -> ofLayer(width, 4 * width, rank);
                case "mlp.c_proj" -> ofLayer(4 * width, width, rank);
                default -> throw new IllegalArgumentException("There is no layer " + layer);
            };
        }
        return numBlocks * oneBlock;
    }

    /** {@return how many percent of all numbers learn} */
    public static double percent(long adapter, long base) {
        return 100.0 * adapter / (adapter + base);
    }

    /** {@return the largest rank with which A and B together still have fewer numbers than the layer's matrix} */
    public static int largestUsefulRank(int in, int out) {
        int rank = 0;
        while (ofLayer(in, out, rank + 1) < (long) in * out) {
            rank++;
        }
        return rank;
    }
}

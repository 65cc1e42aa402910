package dev.aifromzero.level3.exercises;

/** Solution of task 3.7. */
public final class LookingAround {
    private LookingAround() {}

    /** {@return how much each token looks at each token, (T, T)} */
    public static double[][] weights(double[][] queries, double[][] keys, boolean causal) {
        double[][] weights = new double[queries.length][keys.length];
        for (int t = 0; t < queries.length; t++) {
            int visible = causal ? t + 1 : keys.length;
            double largest = Double.NEGATIVE_INFINITY;
            for (int s = 0; s < visible; s++) {
                largest = Math.max(largest, score(queries[t], keys[s]));
            }
            double sum = 0;
            for (int s = 0; s < visible; s++) {
                weights[t][s] = Math.exp(score(queries[t], keys[s]) - largest);
                sum += weights[t][s];
            }
            for (int s = 0; s < visible; s++) {
                weights[t][s] /= sum;
            }
        }
        return weights;
    }

    private static double score(double[] query, double[] key) {
        double product = 0;
        for (int d = 0; d < query.length; d++) {
            product += query[d] * key[d];
        }
        return product / Math.sqrt(query.length);
    }

    /** {@return what each token takes home, (T, E)} */
    public static double[][] mix(double[][] weights, double[][] values) {
        int width = values[0].length;
        double[][] mixtures = new double[weights.length][width];
        for (int t = 0; t < weights.length; t++) {
            for (int s = 0; s < values.length; s++) {
                for (int e = 0; e < width; e++) {
                    mixtures[t][e] += weights[t][s] * values[s][e];
                }
            }
        }
        return mixtures;
    }
}

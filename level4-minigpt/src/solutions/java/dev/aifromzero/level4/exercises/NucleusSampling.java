package dev.aifromzero.level4.exercises;

/** Solution of task 4.6. */
public final class NucleusSampling {
    private NucleusSampling() {}

    /** {@return the new probabilities, one for each token, which sum to 1} */
    public static double[] topP(double[] probabilities, double p) {
        double[] kept = new double[probabilities.length];
        boolean[] taken = new boolean[probabilities.length];
        double sum = 0;
        for (int count = 0; count < kept.length && sum < p; count++) {
            int best = likeliest(probabilities, taken);
            taken[best] = true;
            kept[best] = probabilities[best];
            sum += probabilities[best];
        }
        for (int id = 0; id < kept.length; id++) {
            kept[id] /= sum;
        }
        return kept;
    }

    /** The likeliest token that is not taken yet; there is one. */
    private static int likeliest(double[] probabilities, boolean[] taken) {
        int best = -1;
        for (int id = 0; id < probabilities.length; id++) {
            if (!taken[id] && (best < 0 || probabilities[id] > probabilities[best])) {
                best = id;
            }
        }
        return best;
    }

    /** {@return the id of the token on whose piece the point falls} */
    public static int draw(double[] probabilities, double point) {
        double end = 0;
        int last = -1;
        for (int id = 0; id < probabilities.length; id++) {
            if (probabilities[id] > 0) {
                end += probabilities[id];
                last = id;
                if (point < end) {
                    return id;
                }
            }
        }
        return last; // rounding left a sliver at the end
    }
}

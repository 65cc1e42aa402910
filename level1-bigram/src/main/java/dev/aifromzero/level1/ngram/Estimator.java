package dev.aifromzero.level1.ngram;

/** Turns counts into probabilities. */
interface Estimator {
    /** {@return P(token | context), above 0} */
    double probability(Context context, int token);

    /** {@return the probabilities of all tokens after the context (V), summing to 1} */
    double[] distribution(Context context);
}

package dev.aifromzero.level1.ngram;

import java.util.Locale;

/**
 * What a model does about n-grams that it has never seen.
 *
 * @param kind the method
 * @param k for add-k only: what is added to every count, above 0
 */
public record Smoothing(Kind kind, double k) {
    /** The methods, from the simplest to the best. */
    public enum Kind {
        /** Every n-gram gets k extra counts. */
        ADD_K("add-k"),
        /** Each order is mixed with the next shorter one (Witten and Bell, 1991). */
        INTERPOLATED("interpolated"),
        /** Shorter contexts ask in how many surroundings a token was seen (Kneser and Ney, 1995). */
        KNESER_NEY("kneser-ney");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** {@return the name as typed on the command line} */
        @Override
        public String toString() {
            return word;
        }

        /**
         * {@return the method of this name, if there is one}
         *
         * @param word as typed on the command line, such as {@code kneser-ney}
         */
        public static java.util.Optional<Kind> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * Checks k where it counts.
     *
     * @param kind the method
     * @param k for add-k above 0 and at most a million; the other methods ignore it
     * @throws IllegalArgumentException if k is out of range
     */
    public Smoothing {
        if (kind == Kind.ADD_K && !(k > 0 && k <= 1e6)) {
            throw new IllegalArgumentException(
                    "The number added to every count must be above 0 and at most a million, not " + k);
        }
    }

    /**
     * {@return add-k smoothing}
     *
     * @param k what is added to every count, above 0 and at most a million
     */
    public static Smoothing addK(double k) {
        return new Smoothing(Kind.ADD_K, k);
    }

    /** {@return Witten–Bell interpolation} */
    public static Smoothing interpolated() {
        return new Smoothing(Kind.INTERPOLATED, 0);
    }

    /** {@return interpolated modified Kneser–Ney smoothing} */
    public static Smoothing kneserNey() {
        return new Smoothing(Kind.KNESER_NEY, 0);
    }

    /** {@return a name for tables, e.g. "add-0.1" or "Kneser-Ney"} */
    public String label() {
        return switch (kind) {
            case ADD_K -> "add-" + String.format(Locale.ROOT, "%s", k).replaceAll("\\.0$", "");
            case INTERPOLATED -> "interpolated";
            case KNESER_NEY -> "Kneser-Ney";
        };
    }

    Estimator fit(NGramCounts counts, int vocabSize) {
        return switch (kind) {
            case ADD_K -> new AddKEstimator(counts, vocabSize, k);
            case INTERPOLATED -> new WittenBellEstimator(counts, vocabSize);
            case KNESER_NEY -> new KneserNeyEstimator(counts, vocabSize);
        };
    }
}

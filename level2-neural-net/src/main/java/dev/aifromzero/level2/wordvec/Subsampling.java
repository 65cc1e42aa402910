package dev.aifromzero.level2.wordvec;

/**
 * Very frequent words ("the", "and") say little about their neighbours: most of their occurrences are skipped. A word
 * that makes up the share f of the text stays with probability √(t / f), and always if f is below t (Mikolov and others,
 * 2013, equation 5).
 */
final class Subsampling {
    private final double[] keep;

    /** @param threshold t, above 0; 1 skips nothing */
    Subsampling(int[] counts, double threshold) {
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        keep = new double[counts.length];
        for (int word = 0; word < keep.length; word++) {
            keep[word] = Math.min(1, Math.sqrt(threshold * total / counts[word]));
        }
    }

    /** {@return how probably an occurrence of this word stays, above 0 to 1} */
    double keep(int word) {
        return keep[word];
    }
}

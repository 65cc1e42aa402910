package dev.aifromzero.level1.grammar;

/**
 * The features of rules and what it means that they agree (unification of simple values).
 *
 * <p>A feature is written as a <em>code</em>: 0 where it is not mentioned, the number of a value (from 1) where it is
 * given, and minus the number of a variable (from -1) where it has to be the same as elsewhere in the rule. What the
 * variables of a rule stand for is kept in an array, the <em>bindings</em>; 0 means: nothing yet.
 *
 * <p>The idea of features on phrase structure rules: G. Gazdar and others, <em>Generalized Phrase Structure
 * Grammar</em>, 1985; S. M. Shieber, <em>An Introduction to Unification-Based Approaches to Grammar</em>, 1986.
 */
final class Features {
    private Features() {}

    /** {@return the values that these codes have under the bindings; 0 where there is none} */
    static int[] resolve(int[] codes, int[] bindings) {
        int[] values = new int[codes.length];
        for (int f = 0; f < codes.length; f++) {
            values[f] = codes[f] < 0 ? bindings[-codes[f]] : codes[f];
        }
        return values;
    }

    /** {@return whether a rule with these features on its left can be what is wanted, as far as fixed values go} */
    static boolean fit(int[] left, int[] wanted) {
        for (int f = 0; f < left.length; f++) {
            if (left[f] > 0 && wanted[f] != 0 && left[f] != wanted[f]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Lets the codes take these values: fixed values must be the same, free variables get theirs in the bindings.
     *
     * @return whether everything agrees
     */
    static boolean agree(int[] codes, int[] values, int[] bindings) {
        for (int f = 0; f < codes.length; f++) {
            int bound = codes[f] < 0 ? bindings[-codes[f]] : codes[f];
            if (values[f] == 0 || bound == values[f]) {
                continue;
            }
            if (codes[f] > 0 || bound != 0) {
                return false;
            }
            if (codes[f] < 0) {
                bindings[-codes[f]] = values[f];
            }
        }
        return true;
    }
}

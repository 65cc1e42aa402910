package dev.aifromzero.level1.grammar;

/**
 * One place on the right side of a rule: either a word that stands there, or a gap {@code <symbol feature=value>} to be
 * filled by another rule.
 *
 * @param word the number of the word, or -1 for a gap
 * @param symbol the number of the gap's symbol, or -1 for a word
 * @param features what the gap demands, one {@linkplain Features code} a feature; empty for a word
 */
record Part(int word, int symbol, int[] features) {
    static Part ofWord(int word) {
        return new Part(word, -1, new int[0]);
    }

    static Part ofGap(int symbol, int[] features) {
        return new Part(-1, symbol, features);
    }

    boolean isWord() {
        return word >= 0;
    }
}

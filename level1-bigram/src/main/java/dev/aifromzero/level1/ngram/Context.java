package dev.aifromzero.level1.ngram;

/**
 * Where a model stands in a text: the last few tokens, and their suffixes.
 *
 * @param nodes the node of the last 0, 1 … order − 1 tokens; {@link NGramCounts#NONE} where they were never seen
 * @param length how many tokens there are to look back at: order − 1, fewer at the beginning of a text
 */
record Context(int[] nodes, int length) {
    /** {@return the node of all the tokens looked back at, or {@link NGramCounts#NONE}} */
    int longest() {
        return nodes[length];
    }
}

package dev.aifromzero.level2.language;

/**
 * Stretches of T + 1 words that lie one after the other in a text: the first T are read, the last T are to be guessed.
 *
 * @param words {@code words[t][n]} is word t of stretch n: (T + 1, N)
 */
record WordWindows(int[][] words) {
    /**
     * {@return the stretches of a text}
     *
     * @param text word ids, at least offset + steps + 1 of them
     * @param steps T, at least 1
     * @param offset where the first stretch begins
     * @param stride how far apart the beginnings are, at least 1
     */
    static WordWindows of(int[] text, int steps, int offset, int stride) {
        int count = (text.length - steps - 1 - offset) / stride + 1;
        int[][] words = new int[steps + 1][count];
        for (int t = 0; t <= steps; t++) {
            for (int n = 0; n < count; n++) {
                words[t][n] = text[offset + n * stride + t];
            }
        }
        return new WordWindows(words);
    }

    /** {@return T, how many words are read} */
    int steps() {
        return words.length - 1;
    }

    /** {@return N, how many stretches there are} */
    int count() {
        return words[0].length;
    }

    /**
     * {@return the stretches with the numbers {@code order[from]} to {@code order[to - 1]}}
     *
     * @param order the numbers of the stretches in the order of this epoch
     * @param from the first place in {@code order} that is taken
     * @param to the place after the last
     */
    WordWindows pick(int[] order, int from, int to) {
        int[][] some = new int[words.length][to - from];
        for (int t = 0; t < words.length; t++) {
            for (int i = from; i < to; i++) {
                some[t][i - from] = words[t][order[i]];
            }
        }
        return new WordWindows(some);
    }
}

package dev.aifromzero.level5.school;

import java.util.Map;
import java.util.TreeMap;

/**
 * A question as a row of numbers: how often each of its words and pieces of words comes.
 *
 * <p>Pieces are runs of 3 to 5 characters, with {@code _} where a word begins or ends: "plants" gives {@code _pl}, {@code pla},
 * … {@code ts_}. So a question about "plant" or "plnats" still looks like one about "plants", and Hindi endings do not
 * matter much either. There are far more pieces than we want columns. So each piece goes into one of {@value #COLUMNS} columns by its
 * hash code, and sometimes two share a column. That is rare enough not to hurt (Weinberger et al., "Feature Hashing for Large
 * Scale Multitask Learning", 2009). Last, the row is scaled to length 1, so that long questions do not count more than short ones.
 *
 * @param columns the columns that are not 0, from left to right
 * @param values their numbers, above 0; the sum of their squares is 1
 */
record QuestionFeatures(int[] columns, float[] values) {
    /** How many columns a row has. */
    static final int COLUMNS = 4096;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;
    private static final int GOLDEN = 0x9E3779B9;
    private static final int SHIFT = 20;

    /**
     * {@return the numbers of a question}
     *
     * @param question as a pupil types it
     */
    static QuestionFeatures of(String question) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String word : FactCheck.plain(question).split(" ")) {
            String framed = "_" + word + "_";
            add("word " + word, counts);
            for (int length = SHORTEST; length <= LONGEST; length++) {
                for (int start = 0; start + length <= framed.length(); start++) {
                    add(framed.substring(start, start + length), counts);
                }
            }
        }
        double squares =
                counts.values().stream().mapToDouble(count -> count * count).sum();
        int[] columns = new int[counts.size()];
        float[] values = new float[counts.size()];
        int next = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            columns[next] = entry.getKey();
            values[next++] = (float) (entry.getValue() / Math.sqrt(squares));
        }
        return new QuestionFeatures(columns, values);
    }

    /** The upper 12 bits of the hash code, mixed: its lower bits alone are much the same for similar pieces. */
    private static void add(String piece, Map<Integer, Integer> counts) {
        counts.merge((piece.hashCode() * GOLDEN) >>> SHIFT, 1, Integer::sum);
    }
}

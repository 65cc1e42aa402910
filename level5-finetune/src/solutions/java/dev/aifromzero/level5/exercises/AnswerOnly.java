package dev.aifromzero.level5.exercises;

import java.util.Arrays;

/** Solution of task 5.3. */
public final class AnswerOnly {
    private AnswerOnly() {}

    /**
     * One example as the trainer needs it; the three arrays are equally long.
     *
     * @param reads ids that go into the model
     * @param predicts the id that should come next, at each place
     * @param counts whether the prediction at this place is learned from
     */
    public record Row(int[] reads, int[] predicts, boolean[] counts) {}

    /** {@return the example} */
    public static Row row(int[] question, int[] answer, int endToken, int contextLength) {
        if (question.length > contextLength) {
            throw new IllegalArgumentException("The question alone fills the context");
        }
        int[] all = Arrays.copyOf(question, question.length + answer.length + 1);
        System.arraycopy(answer, 0, all, question.length, answer.length);
        all[all.length - 1] = endToken;
        int length = Math.min(contextLength, all.length - 1); // the last id is only predicted, never read
        boolean[] counts = new boolean[length];
        for (int t = question.length - 1; t < length; t++) {
            counts[t] = true;
        }
        return new Row(Arrays.copyOf(all, length), Arrays.copyOfRange(all, 1, length + 1), counts);
    }

    /** {@return the row filled up on the right to a length} */
    public static Row padded(Row row, int padding, int length) {
        int[] reads = Arrays.copyOf(row.reads(), length);
        int[] predicts = Arrays.copyOf(row.predicts(), length);
        Arrays.fill(reads, row.reads().length, length, padding);
        Arrays.fill(predicts, row.predicts().length, length, padding);
        return new Row(reads, predicts, Arrays.copyOf(row.counts(), length)); // a new boolean is false
    }

    /** {@return the mean surprise over the places that count; 0 if none counts} */
    public static double loss(double[] surprises, boolean[] counts) {
        double total = 0;
        int places = 0;
        for (int t = 0; t < surprises.length; t++) {
            if (counts[t]) {
                total += surprises[t];
                places++;
            }
        }
        return places == 0 ? 0 : total / places;
    }
}

package dev.aifromzero.level3.exercises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Solution of task 3.4. */
public final class NextToken {
    private NextToken() {}

    /**
     * What the model sees, and what it should say at each place.
     *
     * @param inputs 1 to T token ids
     * @param targets as many: the ids that come next
     */
    public record Window(int[] inputs, int[] targets) {}

    /** {@return the windows of a text} */
    public static List<Window> windows(int[] text, int contextLength) {
        List<Window> windows = new ArrayList<>();
        int last = text.length - 1; // the last token is only a target
        for (int from = 0; from < last; from += contextLength) {
            int to = Math.min(from + contextLength, last);
            windows.add(new Window(Arrays.copyOfRange(text, from, to), Arrays.copyOfRange(text, from + 1, to + 1)));
        }
        return windows;
    }

    /** {@return the mean loss over all places} */
    public static double loss(double[][] logits, int[] targets) {
        double nats = 0;
        for (int t = 0; t < targets.length; t++) {
            double sum = Arrays.stream(logits[t]).map(Math::exp).sum();
            nats += Math.log(sum) - logits[t][targets[t]];
        }
        return nats / targets.length;
    }

    /** {@return the loss of an untrained model: p is 1/V everywhere} */
    public static double untrainedLoss(int vocabSize) {
        return Math.log(vocabSize);
    }
}

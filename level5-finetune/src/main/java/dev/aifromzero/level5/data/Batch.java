package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Several examples side by side, B rows of T tokens. Shorter examples are filled up on the right to the longest of this
 * batch, no further ("dynamic padding"); nothing that is filled in counts, and the causal mask keeps it from being seen
 * by the tokens before it.
 *
 * @param ids what the model reads, row after row, B·T
 * @param size number of examples, B
 * @param length tokens of a row, T
 * @param positions places in {@code ids} from which an answer's token is predicted, N
 * @param targets the tokens that really come next at those places, N
 */
public record Batch(long[] ids, int size, int length, long[] positions, long[] targets) {
    /**
     * {@return the batch of these examples}
     *
     * @param padding the id to fill up with; any will do
     */
    public static Batch of(List<Example> examples, int padding) {
        int length = examples.stream().mapToInt(example -> example.ids().length).max().orElseThrow() - 1;
        int counted = examples.stream().mapToInt(Example::answerLength).sum();
        long[] ids = new long[examples.size() * length];
        long[] positions = new long[counted];
        long[] targets = new long[counted];
        Arrays.fill(ids, padding);
        int next = 0;
        for (int row = 0; row < examples.size(); row++) {
            int[] example = examples.get(row).ids();
            boolean[] counts = examples.get(row).lossMask();
            for (int t = 0; t + 1 < example.length; t++) {
                ids[row * length + t] = example[t];
                if (counts[t + 1]) {
                    positions[next] = (long) row * length + t;
                    targets[next++] = example[t + 1];
                }
            }
        }
        return new Batch(ids, examples.size(), length, positions, targets);
    }

    /** {@return all examples in batches of the given size, in order; the last may be smaller} */
    public static List<Batch> inOrder(List<Example> examples, int batchSize, int padding) {
        List<Batch> batches = new ArrayList<>();
        for (int start = 0; start < examples.size(); start += batchSize) {
            batches.add(of(examples.subList(start, Math.min(examples.size(), start + batchSize)), padding));
        }
        return batches;
    }

    /** {@return all examples in batches, in an order by chance} */
    public static List<Batch> shuffled(List<Example> examples, int batchSize, int padding, SplittableRandom random) {
        List<Example> mixed = new ArrayList<>(examples);
        StratifiedSplit.shuffle(mixed, random);
        return inOrder(mixed, batchSize, padding);
    }
}

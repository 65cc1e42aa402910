package dev.aifromzero.level5.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Several examples side by side, B rows of T tokens. Shorter examples are filled up on the right to the longest of this
 * batch, no further ("dynamic padding"). Nothing that is filled in counts. No further attention mask is needed: what is
 * filled in stands to the right, and the causal mask keeps every token from seeing what stands to its right.
 *
 * @param ids what the model reads, row after row, B·T
 * @param size number of examples, B
 * @param length tokens of a row, T
 * @param positions places in {@code ids} from which a token that counts is predicted, N
 * @param targets the tokens that really come next at those places, N
 */
public record Batch(long[] ids, int size, int length, long[] positions, long[] targets) {
    /**
     * {@return the batch of these examples}
     *
     * @param examples B of them, at least one
     * @param padding the id to fill up with; any will do
     * @param lossOn which tokens count
     */
    public static Batch of(List<Example> examples, int padding, LossOn lossOn) {
        int length = examples.stream()
                        .mapToInt(example -> example.ids().length)
                        .max()
                        .orElseThrow()
                - 1;
        int counted = examples.stream()
                .mapToInt(example -> example.ids().length - lossOn.firstCounted(example))
                .sum();
        long[] ids = new long[examples.size() * length];
        long[] positions = new long[counted];
        long[] targets = new long[counted];
        Arrays.fill(ids, padding);
        int next = 0;
        for (int row = 0; row < examples.size(); row++) {
            int[] example = examples.get(row).ids();
            boolean[] counts = examples.get(row).lossMask(lossOn);
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

    /**
     * {@return the batch of these examples, of which only the answers count}
     *
     * @param examples B of them, at least one
     * @param padding the id to fill up with; any will do
     */
    public static Batch of(List<Example> examples, int padding) {
        return of(examples, padding, LossOn.ANSWER);
    }

    /**
     * {@return all examples in batches of the given size, in order; the last may be smaller}
     *
     * @param examples all of them
     * @param batchSize B, the most examples of a batch
     * @param padding the id to fill up with; any will do
     * @param lossOn which tokens count
     */
    public static List<Batch> inOrder(List<Example> examples, int batchSize, int padding, LossOn lossOn) {
        List<Batch> batches = new ArrayList<>();
        for (int start = 0; start < examples.size(); start += batchSize) {
            batches.add(of(examples.subList(start, Math.min(examples.size(), start + batchSize)), padding, lossOn));
        }
        return batches;
    }

    /**
     * {@return all examples in batches of which only the answers count, for a test}
     *
     * @param examples all of them
     * @param batchSize B, the most examples of a batch
     * @param padding the id to fill up with; any will do
     */
    public static List<Batch> inOrder(List<Example> examples, int batchSize, int padding) {
        return inOrder(examples, batchSize, padding, LossOn.ANSWER);
    }

    /**
     * {@return all examples in a random order}
     *
     * @param examples of any kind; they stay as they are: the order is that of a copy
     * @param random the source of chance; the same state gives the same order
     * @param <T> what an example is
     */
    public static <T> List<T> shuffled(List<T> examples, SplittableRandom random) {
        List<T> mixed = new ArrayList<>(examples);
        StratifiedSplit.shuffle(mixed, random);
        return mixed;
    }

    /**
     * {@return the examples with those of similar length beside each other, group by group}
     *
     * <p>What is filled in costs as much time as what counts. A batch of about equal lengths needs little of it, and small
     * groups keep the order random enough.
     *
     * @param examples they stay as they are: the order is that of a copy
     * @param groupSize how many examples are sorted at a time, at least 1
     */
    public static List<Example> neighboursOfOneLength(List<Example> examples, int groupSize) {
        List<Example> sorted = new ArrayList<>(examples);
        for (int start = 0; start < sorted.size(); start += groupSize) {
            sorted.subList(start, Math.min(sorted.size(), start + groupSize))
                    .sort(Comparator.comparingInt(example -> example.ids().length));
        }
        return sorted;
    }
}

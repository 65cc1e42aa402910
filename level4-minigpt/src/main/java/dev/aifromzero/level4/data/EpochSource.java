package dev.aifromzero.level4.data;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Goes through a text epoch by epoch: in each, every token is predicted once, but for a few at the ends.
 *
 * <p>For each epoch the documents are put in a new order, the long row is cut into windows at new places, and the windows
 * are shuffled. All of it depends on the seed and the number of the epoch only, so nothing has to be remembered between
 * steps.
 */
public final class EpochSource implements Batches {
    private final Tokens tokens;
    private final int contextLength;
    private final long seed;
    /** Where each document begins, and at last where the text ends. */
    private final long[] starts;

    private final int latestOffset;
    private final int windows;
    private Epoch epoch;

    /**
     * Windows of a text.
     *
     * @param tokens the ids of the text
     * @param contextLength T, the tokens of a window
     * @param endToken the id that ends a document; where there is none, the text is a single document
     * @param seed the random seed of every order
     * @throws IllegalArgumentException if the text is not longer than one window
     */
    public EpochSource(Tokens tokens, int contextLength, OptionalInt endToken, long seed) {
        long count = BatchSource.requireLength(tokens.count(), contextLength);
        this.tokens = tokens;
        this.contextLength = contextLength;
        this.seed = seed;
        starts = starts(tokens, endToken);
        latestOffset = (int) Math.min(contextLength, count - contextLength) - 1;
        windows = Math.toIntExact((count - 1 - latestOffset) / contextLength);
        epoch = new Epoch(0);
    }

    private static long[] starts(Tokens tokens, OptionalInt endToken) {
        LongStream ends = endToken.isEmpty()
                ? LongStream.of()
                : LongStream.range(0, tokens.count() - 1)
                        .filter(i -> tokens.at(i) == endToken.getAsInt())
                        .map(i -> i + 1);
        return LongStream.concat(LongStream.concat(LongStream.of(0), ends), LongStream.of(tokens.count()))
                .toArray();
    }

    /** {@return how many windows an epoch has} */
    public int windows() {
        return windows;
    }

    @Override
    public Batch draw(long step, int size) {
        long[] inputs = new long[size * contextLength];
        long[] targets = new long[size * contextLength];
        for (int b = 0; b < size; b++) {
            long window = step * size + b;
            if (window / windows != epoch.number) {
                epoch = new Epoch(window / windows);
            }
            epoch.copy((int) (window % windows), inputs, targets, b * contextLength);
        }
        return new Batch(inputs, targets, size, contextLength);
    }

    /** The orders of one epoch. */
    private final class Epoch {
        private final long number;
        private final int[] documents;
        /** Where each document begins in this epoch's row. */
        private final long[] places;

        private final int[] order;
        private final int offset;

        Epoch(long number) {
            this.number = number;
            SplittableRandom random = new SplittableRandom(BatchSource.seedOf(seed, number));
            documents = shuffled(starts.length - 1, random);
            places = new long[documents.length];
            for (int d = 1; d < documents.length; d++) {
                places[d] = places[d - 1] + length(documents[d - 1]);
            }
            offset = random.nextInt(latestOffset + 1);
            order = shuffled(windows, random);
        }

        private long length(int document) {
            return starts[document + 1] - starts[document];
        }

        void copy(int window, long[] inputs, long[] targets, int to) {
            long place = offset + (long) order[window] * contextLength;
            int found = Arrays.binarySearch(places, place);
            int d = found >= 0 ? found : -found - 2;
            long token = at(d, place);
            for (int t = 0; t < contextLength; t++) {
                inputs[to + t] = token;
                place++;
                while (place - places[d] >= length(documents[d])) {
                    d++;
                }
                token = at(d, place);
                targets[to + t] = token;
            }
        }

        private long at(int d, long place) {
            return tokens.at(starts[documents[d]] + place - places[d]);
        }
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}

package dev.aifromzero.level1.sampling.fast;

import dev.aifromzero.level1.sampling.LogitsFilter;
import dev.aifromzero.level1.sampling.Softmax;
import java.util.Arrays;

/**
 * {@link dev.aifromzero.level1.sampling.TopP} for large vocabularies: a heap instead of sorting all tokens.
 *
 * @param p above 0, at most 1
 */
record HeapTopP(double p) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        double[] probabilities = Softmax.of(logits);
        float[] kept = new float[logits.length];
        Arrays.fill(kept, Float.NEGATIVE_INFINITY);
        int[] heap = heapOfPossible(logits);
        int size = heap.length;
        for (double mass = 0; mass < p && size > 0; size--) {
            int best = heap[0];
            kept[best] = logits[best];
            mass += probabilities[best];
            heap[0] = heap[size - 1];
            siftDown(heap, 0, size - 1, logits);
        }
        return kept;
    }

    /** The possible ids as a heap, likeliest on top: only as many as are kept need to be taken off in order. */
    private static int[] heapOfPossible(float[] logits) {
        int[] heap = new int[logits.length];
        int size = 0;
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] != Float.NEGATIVE_INFINITY) {
                heap[size++] = id;
            }
        }
        heap = Arrays.copyOf(heap, size);
        for (int at = size / 2 - 1; at >= 0; at--) {
            siftDown(heap, at, size, logits);
        }
        return heap;
    }

    private static void siftDown(int[] heap, int from, int size, float[] logits) {
        int at = from;
        int id = heap[at];
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child], logits)) {
                child++;
            }
            if (isBefore(id, heap[child], logits)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = id;
    }

    private static boolean isBefore(int a, int b, float[] logits) {
        return logits[a] > logits[b] || (logits[a] == logits[b] && a < b);
    }
}

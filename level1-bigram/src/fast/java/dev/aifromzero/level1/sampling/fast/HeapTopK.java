package dev.aifromzero.level1.sampling.fast;

import dev.aifromzero.level1.sampling.LogitsFilter;
import java.util.Arrays;

/**
 * {@link dev.aifromzero.level1.sampling.TopK} for large vocabularies: a heap instead of sorting all tokens.
 *
 * @param k at least 1
 */
record HeapTopK(int k) implements LogitsFilter {
    @Override
    public float[] apply(float[] logits, int[] history) {
        if (k >= logits.length) {
            return logits.clone();
        }
        float smallestKept = kthGreatest(logits);
        float[] kept = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            kept[id] = logits[id] >= smallestKept ? logits[id] : Float.NEGATIVE_INFINITY;
        }
        return kept;
    }

    /** A heap of the k greatest so far, the smallest of them on top: no need to sort the other 50,000. */
    private float kthGreatest(float[] logits) {
        float[] heap = Arrays.copyOf(logits, k);
        Arrays.sort(heap); // a sorted array is a heap
        for (int id = k; id < logits.length; id++) {
            if (logits[id] > heap[0]) {
                replaceTop(heap, logits[id]);
            }
        }
        return heap[0];
    }

    private static void replaceTop(float[] heap, float value) {
        int at = 0;
        for (int child = 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= value) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }
}

package dev.aifromzero.level1.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The merges of a byte-level vocabulary: which two neighbouring tokens become one, and which merge comes first.
 *
 * <p>Applying them is the encoding step of byte pair encoding (Sennrich, Haddow and Birch, 2016, section 3.2): while
 * there is a pair with a merge, the pair whose merge was learned earliest is joined, leftmost first.
 */
final class MergeTable {
    /** One learned merge: the ids of two tokens and the id of what they become. */
    record Merge(int left, int right, int merged) {}

    private static final int NONE = Integer.MAX_VALUE;
    /** Up to this length looking at every pair again is faster than keeping a queue of them. */
    private static final int SHORT = 64;

    private final List<Merge> merges;
    private final IntPairMap ranks;

    /** A table of these merges, first learned first. Where a pair comes twice, its first merge holds. */
    MergeTable(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        this.ranks = new IntPairMap(merges.size());
        for (int rank = 0; rank < merges.size(); rank++) {
            Merge merge = merges.get(rank);
            ranks.put(merge.left, merge.right, Math.min(rank, rank(merge.left, merge.right)));
        }
    }

    List<Merge> merges() {
        return merges;
    }

    private int rank(int left, int right) {
        return ranks.getOrDefault(left, right, NONE);
    }

    /** {@return the ids after every possible merge; the array given is used up} */
    int[] apply(int[] ids) {
        return ids.length <= SHORT ? applyByScanning(ids) : applyWithQueue(ids);
    }

    private int[] applyByScanning(int[] ids) {
        int length = ids.length;
        int[] rankAt = new int[length];
        for (int i = 0; i + 1 < length; i++) {
            rankAt[i] = rank(ids[i], ids[i + 1]);
        }
        while (length > 1) {
            int at = 0;
            for (int i = 1; i + 1 < length; i++) {
                at = rankAt[i] < rankAt[at] ? i : at;
            }
            if (rankAt[at] == NONE) {
                break;
            }
            ids[at] = merges.get(rankAt[at]).merged;
            System.arraycopy(ids, at + 2, ids, at + 1, length - at - 2);
            System.arraycopy(rankAt, at + 2, rankAt, at + 1, length - at - 2);
            length--;
            rankAt[at] = at + 1 < length ? rank(ids[at], ids[at + 1]) : NONE;
            if (at > 0) {
                rankAt[at - 1] = rank(ids[at - 1], ids[at]);
            }
        }
        return Arrays.copyOf(ids, length);
    }

    private record Candidate(int rank, int at, int left, int right) {}

    /** The same for long chunks (a thousand dots, a base64 line): time grows with n log n instead of n². */
    private int[] applyWithQueue(int[] ids) {
        int n = ids.length;
        int[] next = new int[n];
        int[] previous = new int[n];
        PriorityQueue<Candidate> queue =
                new PriorityQueue<>(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::at));
        for (int i = 0; i < n; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        for (int i = 0; i + 1 < n; i++) {
            offer(queue, ids, i, i + 1);
        }
        while (!queue.isEmpty()) {
            Candidate best = queue.poll();
            int at = best.at;
            int after = next[at];
            if (ids[at] != best.left || after >= n || ids[after] != best.right) {
                continue; // one of the two was merged with another neighbour in the meantime
            }
            ids[at] = merges.get(best.rank).merged;
            ids[after] = -1;
            next[at] = next[after];
            if (next[at] < n) {
                previous[next[at]] = at;
                offer(queue, ids, at, next[at]);
            }
            if (previous[at] >= 0) {
                offer(queue, ids, previous[at], at);
            }
        }
        return Arrays.stream(ids).filter(id -> id >= 0).toArray();
    }

    private void offer(PriorityQueue<Candidate> queue, int[] ids, int at, int after) {
        int rank = rank(ids[at], ids[after]);
        if (rank != NONE) {
            queue.add(new Candidate(rank, at, ids[at], ids[after]));
        }
    }
}

package dev.aifromzero.level1.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns merges from a text: again and again the most frequent pair of neighbouring tokens becomes a new token.
 *
 * <p>Source: Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units" (2016),
 * algorithm 1. Two things make it fast: equal chunks are handled once with their count, and after a merge only the
 * pairs around the merged places are counted again. Equally frequent pairs are taken in the order of their ids, so the
 * same text always gives the same vocabulary.
 */
final class BpeTrainer {
    /** A pair that occurs once is no pattern. */
    private static final int SMALLEST_COUNT = 2;

    private record Candidate(long pair, long count) {}

    private static final Comparator<Candidate> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);

    private final List<int[]> chunks = new ArrayList<>();
    private final List<Long> chunkCounts = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> chunksOfPair = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<MergeTable.Merge> merges = new ArrayList<>();

    /**
     * What was learned.
     *
     * @param tokens all tokens in the byte alphabet, in the order of their ids: 256 bytes, then one a merge
     * @param merges first learned first
     */
    record Vocabulary(List<String> tokens, List<MergeTable.Merge> merges) {}

    private BpeTrainer() {}

    /**
     * {@return a vocabulary of at most {@code size} tokens; fewer where no pair occurs twice any more}
     *
     * @param chunkCounts how often each chunk of the text occurs
     */
    static Vocabulary train(Map<String, Long> chunkCounts, int size) {
        BpeTrainer trainer = new BpeTrainer();
        trainer.startWithBytes();
        trainer.takeChunks(chunkCounts);
        trainer.countPairs();
        while (trainer.tokens.size() < size && trainer.mergeBest()) {}
        return new Vocabulary(trainer.tokens, trainer.merges);
    }

    private void startWithBytes() {
        for (int id = 0; id < ByteAlphabet.SIZE; id++) {
            add(ByteAlphabet.toVisible(new byte[] {(byte) ByteAlphabet.byteOfId(id)}));
        }
    }

    private int add(String token) {
        ids.put(token, tokens.size());
        tokens.add(token);
        return tokens.size() - 1;
    }

    private void takeChunks(Map<String, Long> counts) {
        counts.forEach((chunk, count) -> {
            String visible = ByteAlphabet.toVisible(chunk.getBytes(StandardCharsets.UTF_8));
            chunks.add(visible.chars().map(c -> ids.get(Character.toString(c))).toArray());
            chunkCounts.add(count);
        });
    }

    private void countPairs() {
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            int[] word = chunks.get(chunk);
            for (int i = 0; i + 1 < word.length; i++) {
                change(pair(word[i], word[i + 1]), chunk, chunkCounts.get(chunk));
            }
        }
        pairCounts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private void change(long pair, int chunk, long by) {
        pairCounts.merge(pair, by, Long::sum);
        if (by > 0) {
            chunksOfPair.computeIfAbsent(pair, p -> new HashSet<>()).add(chunk);
        }
    }

    /** Merges the most frequent pair; counts in the queue may be old, so each is checked when its turn comes. */
    private boolean mergeBest() {
        while (!queue.isEmpty()) {
            Candidate best = queue.poll();
            long count = pairCounts.getOrDefault(best.pair, 0L);
            if (count != best.count) {
                if (count > 0 && count < best.count) {
                    queue.add(new Candidate(best.pair, count));
                }
                continue;
            }
            if (count < SMALLEST_COUNT) {
                return false;
            }
            merge((int) (best.pair >>> 32), (int) best.pair, best.pair);
            return true;
        }
        return false;
    }

    private void merge(int left, int right, long pair) {
        String token = tokens.get(left) + tokens.get(right);
        Integer known = ids.get(token);
        int merged = known == null ? add(token) : known;
        merges.add(new MergeTable.Merge(left, right, merged));
        Set<Long> grown = new HashSet<>();
        for (int chunk : chunksOfPair.remove(pair)) {
            int[] before = chunks.get(chunk);
            int[] after = join(before, left, right, merged);
            if (after.length < before.length) {
                chunks.set(chunk, after);
                recount(before, after, chunk, merged, grown);
            }
        }
        pairCounts.remove(pair);
        grown.forEach(p -> queue.add(new Candidate(p, pairCounts.get(p))));
    }

    private static int[] join(int[] word, int left, int right, int merged) {
        int[] joined = new int[word.length];
        int length = 0;
        for (int i = 0; i < word.length; i++) {
            boolean match = i + 1 < word.length && word[i] == left && word[i + 1] == right;
            joined[length++] = match ? merged : word[i];
            i += match ? 1 : 0;
        }
        return java.util.Arrays.copyOf(joined, length);
    }

    private void recount(int[] before, int[] after, int chunk, int merged, Set<Long> grown) {
        long count = chunkCounts.get(chunk);
        for (int i = 0; i + 1 < before.length; i++) {
            change(pair(before[i], before[i + 1]), chunk, -count);
        }
        for (int i = 0; i + 1 < after.length; i++) {
            long pair = pair(after[i], after[i + 1]);
            change(pair, chunk, count);
            if (after[i] == merged || after[i + 1] == merged) {
                grown.add(pair);
            }
        }
    }
}

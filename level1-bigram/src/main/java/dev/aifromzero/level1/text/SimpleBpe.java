package dev.aifromzero.level1.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte pair encoding as it is defined: count all pairs of neighbours, merge the most frequent one, repeat (Sennrich, Haddow and
 * Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016, algorithm 1). {@link BpeTokenizer} gives the same
 * tokens without counting everything again after each merge; a test compares the two.
 */
public final class SimpleBpe {
    private record Pair(int left, int right) {}

    private final List<String> tokens = new ArrayList<>(); // by id: 256 bytes, then one token per merge
    private final List<Pair> merges = new ArrayList<>(); // first learned first

    private SimpleBpe() {
        for (int id = 0; id < ByteAlphabet.SIZE; id++) {
            tokens.add(Character.toString(ByteAlphabet.character((byte) ByteAlphabet.byteOfId(id))));
        }
    }

    /**
     * {@return a vocabulary learned from a text; smaller than asked for where no pair occurs twice any more}
     *
     * @param text the training text
     * @param vocabSize 256 (bytes only) or more
     */
    public static SimpleBpe train(String text, int vocabSize) {
        SimpleBpe bpe = new SimpleBpe();
        List<List<Integer>> chunks = new ArrayList<>();
        PreTokenizer.split(text, chunk -> chunks.add(bpe.bytes(chunk)));
        while (bpe.tokens.size() < vocabSize) {
            Map<Pair, Integer> counts = new HashMap<>();
            for (List<Integer> ids : chunks) {
                for (int i = 0; i + 1 < ids.size(); i++) {
                    counts.merge(new Pair(ids.get(i), ids.get(i + 1)), 1, Integer::sum);
                }
            }
            Pair best = counts.keySet().stream().max(mostFrequent(counts)).orElse(null);
            if (best == null || counts.get(best) < 2) {
                break; // what occurs once is no pattern
            }
            bpe.learn(best);
            chunks.replaceAll(ids -> bpe.merge(ids, best));
        }
        return bpe;
    }

    /** Of equally frequent pairs the one with the smaller ids, so that the same text always gives the same tokens. */
    private static Comparator<Pair> mostFrequent(Map<Pair, Integer> counts) {
        return Comparator.<Pair>comparingInt(counts::get)
                .thenComparing(Comparator.comparingInt(Pair::left)
                        .thenComparingInt(Pair::right)
                        .reversed());
    }

    private void learn(Pair pair) {
        merges.add(pair);
        if (!tokens.contains(joined(pair))) {
            tokens.add(joined(pair));
        }
    }

    private String joined(Pair pair) {
        return tokens.get(pair.left) + tokens.get(pair.right);
    }

    private List<Integer> bytes(String text) {
        String visible = ByteAlphabet.toVisible(text.getBytes(StandardCharsets.UTF_8));
        return visible.chars()
                .mapToObj(c -> tokens.indexOf(Character.toString(c)))
                .toList();
    }

    private List<Integer> merge(List<Integer> ids, Pair pair) {
        List<Integer> merged = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (i + 1 < ids.size() && ids.get(i) == pair.left && ids.get(i + 1) == pair.right) {
                merged.add(tokens.indexOf(joined(pair)));
                i++; // two tokens became one
            } else {
                merged.add(ids.get(i));
            }
        }
        return merged;
    }

    /**
     * {@return the ids of a text: all merges made again, in the order in which they were learned}
     *
     * @param text any text
     */
    public List<Integer> encode(String text) {
        List<Integer> encoded = new ArrayList<>();
        PreTokenizer.split(text, chunk -> {
            List<Integer> ids = bytes(chunk);
            for (Pair pair : merges) {
                ids = merge(ids, pair);
            }
            encoded.addAll(ids);
        });
        return encoded;
    }

    /**
     * {@return the text of the ids}
     *
     * @param ids each the id of a token
     */
    public String decode(List<Integer> ids) {
        StringBuilder visible = new StringBuilder();
        ids.forEach(id -> visible.append(tokens.get(id)));
        return new String(ByteAlphabet.toBytes(visible.toString()), StandardCharsets.UTF_8);
    }

    /** {@return the tokens by id, in {@link ByteAlphabet}: 256 bytes, then one per merge} */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }
}

package dev.aifromzero.level1.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Byte pair encoding as it is defined: count all pairs of neighbours, merge the most frequent one, repeat (Sennrich, Haddow and
 * Birch, "Neural Machine Translation of Rare Words with Subword Units", 2016, algorithm 1). {@link BpeTokenizer} gives the same
 * tokens without counting everything again after each merge; a test compares the two.
 */
public final class SimpleBpe {
    private record Pair(String left, String right) {}

    private final List<String> tokens = new ArrayList<>(); // by id: 256 bytes, then one per merge
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
        List<List<String>> chunks = new ArrayList<>();
        PreTokenizer.split(text, chunk -> chunks.add(bytes(chunk)));
        while (bpe.tokens.size() < vocabSize) {
            Map<Pair, Integer> counts = new HashMap<>();
            for (List<String> chunk : chunks) {
                for (int i = 0; i + 1 < chunk.size(); i++) {
                    counts.merge(new Pair(chunk.get(i), chunk.get(i + 1)), 1, Integer::sum);
                }
            }
            Pair best = counts.keySet().stream().max(bpe.mostFrequent(counts)).orElse(null);
            if (best == null || counts.get(best) < 2) {
                break; // what occurs once is no pattern
            }
            bpe.merges.add(best);
            if (!bpe.tokens.contains(best.left + best.right)) { // ab+c and a+bc give the same token
                bpe.tokens.add(best.left + best.right);
            }
            chunks.replaceAll(chunk -> merge(chunk, best));
        }
        return bpe;
    }

    /** Of equally frequent pairs the one with the smaller ids, so that the same text always gives the same tokens. */
    private Comparator<Pair> mostFrequent(Map<Pair, Integer> counts) {
        return Comparator.<Pair>comparingInt(counts::get)
                .thenComparingInt(pair -> -tokens.indexOf(pair.left))
                .thenComparingInt(pair -> -tokens.indexOf(pair.right));
    }

    private static List<String> bytes(String text) {
        return List.of(
                ByteAlphabet.toVisible(text.getBytes(StandardCharsets.UTF_8)).split(""));
    }

    private static List<String> merge(List<String> chunk, Pair pair) {
        List<String> merged = new ArrayList<>(chunk);
        for (int i = 0; i + 1 < merged.size(); i++) {
            if (merged.get(i).equals(pair.left) && merged.get(i + 1).equals(pair.right)) {
                merged.set(i, pair.left + pair.right);
                merged.remove(i + 1);
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
        List<Integer> ids = new ArrayList<>();
        PreTokenizer.split(text, chunk -> {
            List<String> pieces = bytes(chunk);
            for (Pair pair : merges) {
                pieces = merge(pieces, pair);
            }
            pieces.forEach(token -> ids.add(tokens.indexOf(token)));
        });
        return ids;
    }

    /**
     * {@return the text of the ids}
     *
     * @param ids each the id of a token
     */
    public String decode(List<Integer> ids) {
        String visible = ids.stream().map(tokens::get).collect(Collectors.joining());
        return new String(ByteAlphabet.toBytes(visible), StandardCharsets.UTF_8);
    }

    /** {@return the tokens by id, in {@link ByteAlphabet}: 256 bytes, then one per merge} */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }
}

package dev.aifromzero.level2.wordvec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Words and their arrows, and the questions that one can ask them. */
public final class WordVectors {
    private final List<String> words;
    private final float[][] vectors;
    private final float[][] directions;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * A word and how well it fits.
     *
     * @param word the word
     * @param cosine of the angle between both arrows: 1 the same direction, 0 a right angle, −1 opposite
     */
    public record Match(String word, double cosine) {}

    /**
     * @param words no word twice
     * @param vectors one arrow a word, all of the same length (V, D)
     * @throws IllegalArgumentException if words and arrows do not go together
     */
    public WordVectors(List<String> words, float[][] vectors) {
        this.words = List.copyOf(words);
        this.vectors = Arrays.stream(vectors).map(float[]::clone).toArray(float[][]::new);
        this.directions = Arrays.stream(vectors).map(WordVectors::direction).toArray(float[][]::new);
        words.forEach(word -> ids.put(word, ids.size()));
        boolean even = Arrays.stream(vectors).allMatch(vector -> vector.length == vectors[0].length);
        if (words.isEmpty() || words.size() != vectors.length || ids.size() != words.size() || !even) {
            throw new IllegalArgumentException("Words and vectors do not go together");
        }
    }

    /** The arrow with length 1: only the direction counts when words are compared. */
    private static float[] direction(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        float[] direction = vector.clone();
        for (int d = 0; d < direction.length; d++) {
            direction[d] /= (float) Math.max(1e-12, Math.sqrt(square));
        }
        return direction;
    }

    /** {@return all words, in the order of their ids} */
    public List<String> words() {
        return words;
    }

    /** {@return how many numbers an arrow has} */
    public int dimensions() {
        return vectors[0].length;
    }

    /**
     * {@return whether the word has an arrow}
     *
     * @param word exactly as in the vocabulary: upper and lower case differ
     */
    public boolean knows(String word) {
        return ids.containsKey(word);
    }

    /**
     * {@return the arrow of a word, not a copy}
     *
     * @param word exactly as in the vocabulary
     * @throws IllegalArgumentException if the word is not known
     */
    public float[] vector(String word) {
        return vectors[id(word)];
    }

    private int id(String word) {
        Integer id = ids.get(word);
        if (id == null) {
            throw new IllegalArgumentException("There is no arrow for the word " + word);
        }
        return id;
    }

    /**
     * {@return the cosine of the angle between two words' arrows}
     *
     * @param one a known word
     * @param other a known word
     * @throws IllegalArgumentException if one of them is not known
     */
    public double similarity(String one, String other) {
        return product(directions[id(one)], directions[id(other)]);
    }

    /**
     * {@return the words whose arrows point most nearly the same way, the nearest first; never the word itself}
     *
     * @param word a known word
     * @param count the most words that are given
     * @throws IllegalArgumentException if the word is not known
     */
    public List<Match> near(String word, int count) {
        return nearest(directions[id(word)], Set.of(word), count);
    }

    /**
     * {@return the words that are to c what b is to a: those nearest to b − a + c, all three of length 1 (Mikolov, Yih
     * and Zweig, 2013); never one of the three}
     *
     * @param a a known word, e.g. "he"
     * @param b what belongs to it, e.g. "his"
     * @param c the word to find a partner for, e.g. "she"
     * @param count the most words that are given
     * @throws IllegalArgumentException if one of them is not known
     */
    public List<Match> like(String a, String b, String c, int count) {
        float[] wanted = directions[id(c)].clone();
        for (int d = 0; d < wanted.length; d++) {
            wanted[d] += directions[id(b)][d] - directions[id(a)][d];
        }
        return nearest(direction(wanted), List.of(a, b, c), count);
    }

    private List<Match> nearest(float[] direction, Collection<String> without, int count) {
        return IntStream.range(0, words.size())
                .filter(i -> !without.contains(words.get(i)))
                .mapToObj(i -> new Match(words.get(i), product(direction, directions[i])))
                .sorted(Comparator.comparingDouble(match -> -match.cosine()))
                .limit(count)
                .toList();
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }
}

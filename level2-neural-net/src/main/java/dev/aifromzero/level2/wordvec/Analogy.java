package dev.aifromzero.level2.wordvec;

import java.util.List;
import java.util.Optional;

/**
 * A question of the kind "a is to b as c is to what?", with the expected answer.
 *
 * @param a the first word
 * @param b what belongs to it
 * @param c the second word
 * @param expected what should belong to that
 */
public record Analogy(String a, String b, String c, String expected) {

    /** Questions with everyday words, about people, verb forms and numbers. */
    public static final List<Analogy> USUAL = List.of(
            new Analogy("he", "his", "she", "her"),
            new Analogy("he", "him", "they", "them"),
            new Analogy("she", "her", "they", "their"),
            new Analogy("boy", "his", "girl", "her"),
            new Analogy("brother", "he", "sister", "she"),
            new Analogy("father", "he", "mother", "she"),
            new Analogy("uncle", "he", "aunt", "she"),
            new Analogy("grandfather", "he", "grandmother", "she"),
            new Analogy("brother", "sister", "uncle", "aunt"),
            new Analogy("father", "mother", "grandfather", "grandmother"),
            new Analogy("is", "are", "was", "were"),
            new Analogy("ask", "asked", "say", "said"),
            new Analogy("one", "two", "three", "four"));

    /**
     * {@return whether all four words are known}
     *
     * @param vectors the words that are known, with their arrows
     */
    public boolean possible(WordVectors vectors) {
        return vectors.knows(a) && vectors.knows(b) && vectors.knows(c) && vectors.knows(expected);
    }

    /**
     * {@return the place of the expected word among all answers, 1 for the first; the three given words never count}
     *
     * @param vectors the words that are known, with their arrows
     * @throws IllegalArgumentException if one of the four words is not known, or the expected one is part of the
     *     question
     */
    public int rank(WordVectors vectors) {
        List<WordVectors.Match> answers = vectors.like(a, b, c, vectors.words().size());
        Optional<WordVectors.Match> found =
                answers.stream().filter(match -> match.word().equals(expected)).findFirst();
        return found.map(match -> answers.indexOf(match) + 1)
                .orElseThrow(
                        () -> new IllegalArgumentException(expected + " is not known, or is part of the question"));
    }
}

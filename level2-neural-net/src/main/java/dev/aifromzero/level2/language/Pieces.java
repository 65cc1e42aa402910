package dev.aifromzero.level2.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A text as separate pieces, shuffled and dealt out: 80% to learn from, 10% to choose settings with, 10% to look at once
 * at the end. Where there are fewer than ten, nothing can be set aside: all three parts are the whole text.
 *
 * @param train pieces to learn from
 * @param validation pieces to choose settings with
 * @param test pieces for the last judgement
 * @param setAside whether the model is judged by pieces that it has not learned from
 */
public record Pieces(List<String> train, List<String> validation, List<String> test, boolean setAside) {
    private static final int FEWEST = 3;
    private static final int PARTS = 10;

    /**
     * {@return the text's pieces: its lines, or its paragraphs (where there are fewer than ten of them, its sentences)}
     *
     * @param text the whole text
     * @param lines whether each line is a piece of its own, as in a list of names
     * @param random decides the order, and so which pieces go to which part
     * @throws IllegalArgumentException if there are fewer than three pieces
     */
    public static Pieces of(String text, boolean lines, RandomGenerator random) {
        List<String> pieces = cut(text, lines ? "\\n" : "\\n\\s*\\n");
        if (!lines && pieces.size() < PARTS) {
            pieces = cut(text, "(?<=[.!?।])\\s+|\\n");
        }
        if (pieces.size() < FEWEST) {
            throw new IllegalArgumentException("The text has only " + pieces.size() + (lines ? " lines" : " sentences")
                    + ", and it takes at least " + FEWEST);
        }
        shuffle(pieces, random);
        if (pieces.size() < PARTS) {
            return new Pieces(pieces, pieces, pieces, false);
        }
        int first = pieces.size() * 8 / PARTS;
        int second = pieces.size() * 9 / PARTS;
        return new Pieces(
                pieces.subList(0, first), pieces.subList(first, second), pieces.subList(second, pieces.size()), true);
    }

    private static List<String> cut(String text, String separator) {
        List<String> pieces = new ArrayList<>();
        Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .forEach(pieces::add);
        return pieces;
    }

    /** Fisher and Yates: every order is equally likely. */
    private static void shuffle(List<String> pieces, RandomGenerator random) {
        for (int i = pieces.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String other = pieces.get(j);
            pieces.set(j, pieces.get(i));
            pieces.set(i, other);
        }
    }
}
